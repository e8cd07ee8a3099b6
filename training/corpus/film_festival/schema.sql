CREATE TABLE director (
  director_id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  nationality TEXT,
  birth_year INTEGER,
  gender TEXT
);
CREATE TABLE film (
  film_id INTEGER PRIMARY KEY,
  title TEXT NOT NULL,
  director_id INTEGER NOT NULL REFERENCES director(director_id),
  genre TEXT NOT NULL,
  language TEXT NOT NULL,
  running_time INTEGER NOT NULL,
  budget_in_millions REAL,
  release_year INTEGER NOT NULL
);
CREATE TABLE venue (
  venue_id INTEGER PRIMARY KEY,
  venue_name TEXT NOT NULL,
  district TEXT NOT NULL,
  capacity INTEGER NOT NULL,
  opened_year INTEGER
);
CREATE TABLE screening (
  screening_id INTEGER PRIMARY KEY,
  film_id INTEGER NOT NULL REFERENCES film(film_id),
  venue_id INTEGER NOT NULL REFERENCES venue(venue_id),
  screening_date TEXT NOT NULL,
  tickets_sold INTEGER,
  ticket_price REAL NOT NULL
);
CREATE TABLE award (
  award_id INTEGER PRIMARY KEY,
  award_name TEXT NOT NULL,
  category TEXT NOT NULL,
  prize_money INTEGER
);
CREATE TABLE nomination (
  film_id INTEGER NOT NULL REFERENCES film(film_id),
  award_id INTEGER NOT NULL REFERENCES award(award_id),
  result TEXT NOT NULL,
  votes INTEGER NOT NULL,
  PRIMARY KEY (film_id, award_id)
);
CREATE TABLE juror (
  juror_id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  profession TEXT NOT NULL,
  country TEXT NOT NULL,
  years_served INTEGER NOT NULL
);
CREATE TABLE jury_service (
  juror_id INTEGER NOT NULL REFERENCES juror(juror_id),
  award_id INTEGER NOT NULL REFERENCES award(award_id),
  role TEXT NOT NULL,
  PRIMARY KEY (juror_id, award_id)
);
INSERT INTO director VALUES
  (1, 'Ingrid Solberg', 'Norway', 1961, 'F'),
  (2, 'Mateo Ferrer', 'Spain', 1975, 'M'),
  (3, 'Yuki Tanabe', 'Japan', 1983, 'F'),
  (4, 'Lucien Marchetti', 'France', 1958, 'M'),
  (5, 'Amara Okoye', 'Nigeria', 1990, 'F'),
  (6, 'Peter Lindqvist', 'Sweden', 1969, 'M'),
  (7, 'Claire Dubois', 'France', 1979, 'F'),
  (8, 'Hiroshi Kanda', 'Japan', 1949, 'M'),
  (9, 'Rosa Benitez', 'Spain', 1986, 'F'),
  (10, 'Tomasz Wilk', 'Poland', NULL, 'M'),
  (11, 'Elena Varga', NULL, 1992, 'F'),
  (12, 'Antoine Girard', 'France', 1988, 'M');
INSERT INTO film VALUES
  (1, 'Winter Harbour', 1, 'Drama', 'Norwegian', 118, 4.5, 2021),
  (2, 'The Orange Grove', 2, 'Drama', 'Spanish', 104, 3.2, 2022),
  (3, 'Paper Lanterns', 3, 'Animation', 'Japanese', 92, 6.8, 2023),
  (4, 'Rue des Ombres', 4, 'Thriller', 'French', 127, 9.1, 2020),
  (5, 'Lagos Nights', 5, 'Comedy', 'English', 98, 1.4, 2023),
  (6, 'Silent Fjord', 6, 'Thriller', 'Swedish', 111, 5.6, 2022),
  (7, 'Seven Letters', 7, 'Romance', 'French', 101, 2.9, 2023),
  (8, 'The Last Samisen', 8, 'Drama', 'Japanese', 143, 7.7, 2019),
  (9, 'Sand and Salt', 9, 'Documentary', 'Spanish', 79, 0.8, 2023),
  (10, 'Border Station', 10, 'Thriller', 'Polish', 115, 2.2, 2021),
  (11, 'Midnight Bakery', 7, 'Comedy', 'French', 95, 3.8, 2022),
  (12, 'Children of the Reef', 5, 'Documentary', 'English', 84, NULL, 2022),
  (13, 'Glass Mountain', 3, 'Animation', 'Japanese', 88, 8.4, 2021),
  (14, 'A Quiet Verdict', 4, 'Drama', 'French', 132, 6.0, 2023),
  (15, 'The Understudy', 2, 'Comedy', 'Spanish', 97, 2.5, 2020),
  (16, 'Northern Line', 1, 'Documentary', 'English', 72, 0.6, 2023),
  (17, 'Ashes of Autumn', 12, 'Romance', 'French', 109, 3.3, 2021);
INSERT INTO venue VALUES
  (1, 'Royal Cinema', 'Old Town', 620, 1931),
  (2, 'Harbour Hall', 'Docklands', 450, 1988),
  (3, 'Studio Nine', 'Old Town', 120, 2004),
  (4, 'Grand Palais', 'Riverside', 900, 1912),
  (5, 'Open Air Court', 'Riverside', 350, NULL),
  (6, 'Lumen Theatre', 'Docklands', 280, 1996),
  (7, 'Garden Screen', 'Hillside', 150, 2015),
  (8, 'Old Mill', 'Hillside', 90, 1978);
INSERT INTO screening VALUES
  (1, 1, 1, '2023-09-01', 540, 14.0),
  (2, 1, 3, '2023-09-03', 118, 10.0),
  (3, 2, 2, '2023-09-01', 310, 12.0),
  (4, 3, 4, '2023-09-02', 870, 16.0),
  (5, 3, 1, '2023-09-04', 600, 14.0),
  (6, 3, 5, '2023-09-06', 345, 9.0),
  (7, 4, 4, '2023-09-03', 640, 16.0),
  (8, 5, 5, '2023-09-02', 290, 9.0),
  (9, 5, 6, '2023-09-05', 240, 11.0),
  (10, 6, 2, '2023-09-04', 275, 12.0),
  (11, 7, 1, '2023-09-05', 480, 14.0),
  (12, 7, 6, '2023-09-07', 262, 11.0),
  (13, 8, 4, '2023-09-05', 720, 16.0),
  (14, 8, 3, '2023-09-06', 101, 10.0),
  (15, 9, 7, '2023-09-03', 88, 8.0),
  (16, 10, 3, '2023-09-02', 75, 10.0),
  (17, 11, 5, '2023-09-07', 330, 9.0),
  (18, 11, 1, '2023-09-08', 505, 14.0),
  (19, 13, 6, '2023-09-08', NULL, 11.0),
  (20, 14, 4, '2023-09-09', 815, 18.0),
  (21, 14, 1, '2023-09-10', 612, 14.0),
  (22, 16, 7, '2023-09-04', 64, 8.0),
  (23, 14, 2, '2023-09-08', 401, 12.0),
  (24, 3, 7, '2023-09-09', 149, 8.0);
INSERT INTO award VALUES
  (1, 'Golden Lantern', 'Best Film', 50000),
  (2, 'Silver Lantern', 'Best Director', 25000),
  (3, 'New Wave Prize', 'Best First Film', 15000),
  (4, 'Audience Choice', 'Best Film', 10000),
  (5, 'Reality Prize', 'Best Documentary', 12000),
  (6, 'Critics Circle', 'Best Screenplay', NULL),
  (7, 'Short Form Medal', 'Best Short', 3000);
INSERT INTO nomination VALUES
  (1, 1, 'Nominated', 42),
  (1, 2, 'Won', 61),
  (3, 1, 'Won', 77),
  (3, 4, 'Won', 812),
  (4, 1, 'Nominated', 35),
  (4, 6, 'Won', 29),
  (5, 3, 'Won', 48),
  (5, 4, 'Nominated', 640),
  (7, 3, 'Nominated', 39),
  (7, 6, 'Nominated', 22),
  (8, 1, 'Nominated', 58),
  (8, 2, 'Nominated', 44),
  (9, 5, 'Nominated', 31),
  (10, 6, 'Nominated', 18),
  (12, 5, 'Won', 52),
  (14, 1, 'Nominated', 66),
  (14, 2, 'Nominated', 57),
  (14, 6, 'Nominated', 27),
  (16, 5, 'Nominated', 20),
  (11, 4, 'Nominated', 455);
INSERT INTO juror VALUES
  (1, 'Bianca Rossi', 'Actor', 'Italy', 4),
  (2, 'Samuel Archer', 'Critic', 'United Kingdom', 9),
  (3, 'Noor Haddad', 'Producer', 'Lebanon', 2),
  (4, 'Ingmar Dahl', 'Critic', 'Sweden', 6),
  (5, 'Keiko Mori', 'Composer', 'Japan', 3),
  (6, 'David Stone', 'Actor', 'United Kingdom', 1),
  (7, 'Marta Nowak', 'Producer', 'Poland', 5),
  (8, 'Pablo Ortega', 'Critic', 'Spain', 7),
  (9, 'Lena Fischer', 'Editor', 'Germany', 2),
  (10, 'Camille Roux', 'Actor', 'France', 8);
INSERT INTO jury_service VALUES
  (1, 1, 'President'),
  (2, 1, 'Member'),
  (3, 1, 'Member'),
  (5, 1, 'Member'),
  (4, 2, 'President'),
  (10, 2, 'Member'),
  (2, 6, 'President'),
  (8, 6, 'Member'),
  (4, 6, 'Member'),
  (7, 3, 'President'),
  (6, 3, 'Member'),
  (9, 5, 'President'),
  (8, 5, 'Member'),
  (2, 2, 'Member');
