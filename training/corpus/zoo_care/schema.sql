CREATE TABLE enclosure (
  enclosure_id INTEGER PRIMARY KEY,
  title TEXT NOT NULL,
  zone TEXT NOT NULL,
  size_m2 INTEGER NOT NULL,
  indoor INTEGER NOT NULL,
  closed_since TEXT
);
CREATE TABLE keeper (
  keeper_id INTEGER PRIMARY KEY,
  keeper_name TEXT NOT NULL,
  section TEXT NOT NULL,
  hired_on TEXT NOT NULL,
  left_on TEXT,
  monthly_salary REAL NOT NULL,
  mobile TEXT
);
CREATE TABLE animal (
  animal_id INTEGER PRIMARY KEY,
  animal_name TEXT NOT NULL,
  species TEXT NOT NULL,
  class TEXT NOT NULL,
  sex TEXT NOT NULL,
  born_on TEXT,
  arrived_on TEXT NOT NULL,
  died_on TEXT,
  weight_kg REAL,
  endangered INTEGER NOT NULL,
  enclosure_id INTEGER NOT NULL,
  mother_id INTEGER
);
CREATE TABLE feeding (
  feeding_id INTEGER PRIMARY KEY,
  animal_id INTEGER NOT NULL,
  keeper_id INTEGER NOT NULL,
  fed_at TEXT NOT NULL,
  food TEXT NOT NULL,
  amount_kg REAL NOT NULL,
  food_cost REAL NOT NULL,
  refused INTEGER NOT NULL
);
CREATE TABLE treatment (
  treatment_id INTEGER PRIMARY KEY,
  animal_id INTEGER NOT NULL,
  vet_name TEXT NOT NULL,
  started_on TEXT NOT NULL,
  ended_on TEXT,
  diagnosis TEXT NOT NULL,
  bill REAL NOT NULL
);
CREATE TABLE sponsor (
  sponsor_id INTEGER PRIMARY KEY,
  sponsor_name TEXT NOT NULL,
  country TEXT NOT NULL,
  email TEXT,
  newsletter INTEGER NOT NULL
);
CREATE TABLE adoption (
  adoption_id INTEGER PRIMARY KEY,
  sponsor_id INTEGER NOT NULL,
  animal_id INTEGER NOT NULL,
  started_on TEXT NOT NULL,
  expires_on TEXT NOT NULL,
  fee REAL NOT NULL,
  cancelled_on TEXT
);

INSERT INTO enclosure (enclosure_id, title, zone, size_m2, indoor, closed_since) VALUES
  (1, 'Savanna Plain', 'Africa', 5200, 0, NULL),
  (2, 'Big Cat House', 'Africa', 900, 1, NULL),
  (3, 'Monkey Island', 'Asia', 1100, 0, NULL),
  (4, 'Penguin Pool', 'Polar', 600, 0, NULL),
  (5, 'Reptile Hall', 'Tropics', 350, 1, NULL),
  (6, 'Elephant Park', 'Asia', 8000, 0, NULL),
  (7, 'Aviary', 'Tropics', 750, 0, '2026-01-15'),
  (8, 'Bear Forest', 'Polar', 2400, 0, NULL),
  (9, 'Nocturnal House', 'Tropics', 220, 1, '2025-11-03'),
  (10, 'Otter Creek', 'Asia', 310, 0, NULL);

INSERT INTO keeper (keeper_id, keeper_name, section, hired_on, left_on, monthly_salary, mobile) VALUES
  (1, 'Ruth Meyer', 'mammals', '2024-01-15', NULL, 3200.0, '0171-5551'),
  (2, 'Oscar Lind', 'mammals', '2024-04-01', NULL, 2950.0, '0171-5552'),
  (3, 'Fay Okoro', 'birds', '2024-07-08', NULL, 2800.0, NULL),
  (4, 'Dieter Haas', 'reptiles', '2024-02-12', '2025-09-30', 3050.0, '0171-5554'),
  (5, 'Mila Jovic', 'mammals', '2025-03-17', NULL, 2700.0, '0171-5555'),
  (6, 'Theo Grant', 'birds', '2025-08-04', '2026-02-28', 2650.0, NULL),
  (7, 'Yuki Mori', 'reptiles', '2025-10-06', NULL, 2750.0, '0171-5557'),
  (8, 'Carla Bruni Vega', 'mammals', '2026-02-16', NULL, 2600.0, '0171-5558');

INSERT INTO animal (animal_id, animal_name, species, class, sex, born_on, arrived_on, died_on, weight_kg, endangered, enclosure_id, mother_id) VALUES
  (1, 'Zola', 'giraffe', 'mammal', 'female', '2014-05-02', '2024-01-20', NULL, 780.0, 1, 1, NULL),
  (2, 'Kito', 'giraffe', 'mammal', 'male', '2025-06-18', '2025-06-18', NULL, 210.0, 1, 1, 1),
  (3, 'Simba', 'lion', 'mammal', 'male', '2016-08-11', '2024-02-03', NULL, 190.0, 1, 2, NULL),
  (4, 'Nala', 'lion', 'mammal', 'female', '2017-03-30', '2024-02-03', NULL, 131.0, 1, 2, NULL),
  (5, 'Pip', 'humboldt penguin', 'bird', 'male', '2019-04-09', '2024-03-11', NULL, 4.6, 1, 4, NULL),
  (6, 'Flora', 'humboldt penguin', 'bird', 'female', '2020-05-15', '2024-03-11', '2025-12-27', 4.1, 1, 4, NULL),
  (7, 'Waddle', 'humboldt penguin', 'bird', 'female', '2025-04-22', '2025-04-22', NULL, 3.9, 1, 4, 6),
  (8, 'Rani', 'asian elephant', 'mammal', 'female', '1998-10-01', '2024-05-05', NULL, 3150.0, 1, 6, NULL),
  (9, 'Tiko', 'asian elephant', 'mammal', 'male', '2024-09-12', '2024-09-12', NULL, 640.0, 1, 6, 8),
  (10, 'Monty', 'ball python', 'reptile', 'male', NULL, '2024-06-17', NULL, 1.8, 0, 5, NULL),
  (11, 'Slinky', 'ball python', 'reptile', 'female', '2021-07-07', '2025-01-22', NULL, NULL, 0, 5, NULL),
  (12, 'Koko', 'macaque', 'mammal', 'female', '2015-02-14', '2024-08-28', NULL, 8.9, 0, 3, NULL),
  (13, 'Bubu', 'macaque', 'mammal', 'male', '2025-11-05', '2025-11-05', NULL, 1.2, 0, 3, 12),
  (14, 'Rio', 'scarlet macaw', 'bird', 'male', NULL, '2024-10-19', NULL, 1.1, 0, 7, NULL),
  (15, 'Bruno', 'brown bear', 'mammal', 'male', '2009-01-20', '2024-11-30', '2026-01-09', 310.0, 0, 8, NULL),
  (16, 'Masha', 'brown bear', 'mammal', 'female', '2012-02-08', '2024-11-30', NULL, 205.0, 0, 8, NULL),
  (17, 'Tank', 'giant tortoise', 'reptile', 'male', '1951-06-01', '2025-02-27', NULL, 240.0, 1, 5, NULL),
  (18, 'Splash', 'small-clawed otter', 'mammal', 'female', '2023-03-13', '2026-02-09', NULL, 3.2, 0, 10, NULL),
  (19, 'Ripple', 'small-clawed otter', 'mammal', 'male', NULL, '2026-03-04', NULL, NULL, 0, 10, NULL);

INSERT INTO feeding (feeding_id, animal_id, keeper_id, fed_at, food, amount_kg, food_cost, refused) VALUES
  (1, 6, 1, '2024-03-20 17:30:00', 'herring', 0.6, 2.4, 0),
  (2, 5, 2, '2024-07-15 14:30:00', 'herring', 0.7, 2.8, 0),
  (3, 12, 4, '2024-10-02 16:00:00', 'fruit', 0.8, 1.76, 0),
  (4, 6, 4, '2024-12-24 11:00:00', 'herring', 0.5, 2.0, 1),
  (5, 16, 4, '2025-02-11 08:30:00', 'salmon', 6.6, 54.12, 0),
  (6, 11, 2, '2025-03-19 07:30:00', 'mice', 0.2, 3.6, 0),
  (7, 6, 2, '2025-05-08 07:30:00', 'herring', 0.7, 2.8, 0),
  (8, 2, 3, '2025-06-25 14:30:00', 'acacia leaves', 30.4, 27.36, 0),
  (9, 6, 1, '2025-08-14 16:30:00', 'herring', 0.5, 2.0, 0),
  (10, 9, 4, '2025-09-17 16:00:00', 'hay', 71.6, 25.06, 0),
  (11, 17, 1, '2025-10-23 16:00:00', 'greens', 2.6, 3.9, 1),
  (12, 3, 2, '2025-11-30 17:30:00', 'beef', 5.2, 33.8, 0),
  (13, 1, 1, '2025-12-20 08:15:00', 'acacia leaves', 25.3, 22.77, 0),
  (14, 16, 2, '2026-01-05 11:45:00', 'salmon', 6.2, 50.84, 0),
  (15, 11, 5, '2026-01-17 14:45:00', 'mice', 0.2, 3.6, 0),
  (16, 16, 3, '2026-02-02 07:45:00', 'salmon', 5.7, 46.74, 0),
  (17, 8, 5, '2026-02-10 08:00:00', 'hay', 86.3, 30.2, 0),
  (18, 12, 2, '2026-02-15 14:45:00', 'fruit', 0.6, 1.32, 0),
  (19, 13, 3, '2026-02-22 17:15:00', 'fruit', 1.0, 2.2, 1),
  (20, 18, 5, '2026-03-01 11:00:00', 'herring', 0.5, 2.0, 0),
  (21, 13, 1, '2026-03-06 16:30:00', 'fruit', 1.0, 2.2, 0),
  (22, 9, 3, '2026-03-10 14:45:00', 'hay', 72.9, 25.52, 0),
  (23, 5, 5, '2026-03-12 17:45:00', 'herring', 0.7, 2.8, 0),
  (24, 8, 1, '2026-03-15 08:30:00', 'hay', 86.4, 30.24, 0),
  (25, 3, 1, '2026-03-16 16:30:00', 'beef', 8.3, 53.95, 0),
  (26, 11, 3, '2026-03-17 08:30:00', 'mice', 0.2, 3.6, 0),
  (27, 17, 5, '2026-03-17 17:30:00', 'greens', 2.8, 4.2, 1),
  (28, 18, 3, '2026-03-17 14:00:00', 'herring', 0.5, 2.0, 0),
  (29, 17, 1, '2026-03-18 07:30:00', 'greens', 2.4, 3.6, 0),
  (30, 17, 7, '2026-03-18 07:15:00', 'greens', 2.2, 3.3, 0);

INSERT INTO treatment (treatment_id, animal_id, vet_name, started_on, ended_on, diagnosis, bill) VALUES
  (1, 8, 'Dr. Stein', '2024-06-10', '2024-06-24', 'foot abscess', 820.0),
  (2, 3, 'Dr. Stein', '2024-09-02', '2024-09-05', 'dental check', 310.0),
  (3, 5, 'Dr. Amari', '2024-11-18', '2024-12-02', 'lung infection', 240.5),
  (4, 12, 'Dr. Amari', '2025-01-27', '2025-01-29', 'bite wound', 130.0),
  (5, 15, 'Dr. Stein', '2025-03-12', '2025-04-10', 'arthritis', 540.0),
  (6, 10, 'Dr. Lopez', '2025-04-03', '2025-04-20', 'skin infection', 95.0),
  (7, 1, 'Dr. Stein', '2025-06-18', '2025-06-20', 'birth care', 1150.0),
  (8, 6, 'Dr. Amari', '2025-12-11', '2025-12-27', 'lung infection', 410.0),
  (9, 17, 'Dr. Lopez', '2025-10-08', '2025-11-01', 'shell fracture', 690.0),
  (10, 4, 'Dr. Stein', '2025-11-20', '2025-11-22', 'vaccination', 85.0),
  (11, 15, 'Dr. Stein', '2025-12-30', '2026-01-09', 'kidney failure', 1480.0),
  (12, 9, 'Dr. Amari', '2026-01-19', '2026-01-30', 'eye infection', 275.0),
  (13, 16, 'Dr. Stein', '2026-02-05', '2026-02-06', 'vaccination', 90.0),
  (14, 18, 'Dr. Lopez', '2026-02-10', '2026-02-24', 'quarantine check', 160.0),
  (15, 3, 'Dr. Amari', '2026-02-25', NULL, 'arthritis', 380.0),
  (16, 7, 'Dr. Amari', '2026-03-05', '2026-03-12', 'eye infection', 140.0),
  (17, 19, 'Dr. Lopez', '2026-03-05', NULL, 'quarantine check', 160.0),
  (18, 8, 'Dr. Stein', '2026-03-16', NULL, 'foot abscess', 650.0);

INSERT INTO sponsor (sponsor_id, sponsor_name, country, email, newsletter) VALUES
  (1, 'Anna Kowalska', 'Poland', 'anna.k@mail.example', 1),
  (2, 'Brewery Huber', 'Germany', 'pr@huber.example', 0),
  (3, 'Class 4b Lincoln School', 'Germany', NULL, 1),
  (4, 'John Mercer', 'Ireland', 'jmercer@mail.example', 1),
  (5, 'Solaris GmbH', 'Germany', 'zoo@solaris.example', 1),
  (6, 'Lotte de Vries', 'Netherlands', NULL, 0),
  (7, 'Rotary Club Ost', 'Germany', 'rotary@ost.example', 0),
  (8, 'Emma Blanc', 'France', 'emma.blanc@mail.example', 1),
  (9, 'Petr Dvorak', 'Czechia', NULL, 0),
  (10, 'Mia Sorensen', 'Denmark', 'mia@mail.example', 1);

INSERT INTO adoption (adoption_id, sponsor_id, animal_id, started_on, expires_on, fee, cancelled_on) VALUES
  (1, 4, 1, '2024-03-01', '2025-03-01', 600.0, NULL),
  (2, 2, 1, '2024-05-20', '2025-05-20', 50.0, NULL),
  (3, 8, 8, '2024-08-15', '2025-08-15', 600.0, '2024-11-18'),
  (4, 1, 9, '2024-11-11', '2025-11-11', 80.0, NULL),
  (5, 1, 10, '2024-12-20', '2025-12-20', 50.0, NULL),
  (6, 10, 4, '2025-02-14', '2026-02-14', 50.0, NULL),
  (7, 4, 1, '2025-03-30', '2026-03-30', 600.0, NULL),
  (8, 2, 5, '2025-04-18', '2026-04-18', 120.0, NULL),
  (9, 2, 8, '2025-05-12', '2026-05-12', 250.0, '2025-08-15'),
  (10, 1, 5, '2025-07-02', '2026-07-02', 50.0, NULL),
  (11, 10, 1, '2025-09-09', '2026-09-09', 120.0, NULL),
  (12, 5, 12, '2025-10-27', '2026-10-27', 120.0, '2026-01-30'),
  (13, 3, 10, '2025-11-25', '2026-11-25', 120.0, NULL),
  (14, 5, 2, '2025-12-18', '2026-12-18', 250.0, NULL),
  (15, 10, 9, '2025-12-23', '2026-12-23', 120.0, NULL),
  (16, 2, 4, '2026-01-12', '2027-01-12', 600.0, NULL),
  (17, 3, 4, '2026-02-06', '2027-02-06', 120.0, NULL),
  (18, 3, 2, '2026-02-14', '2027-02-14', 250.0, NULL),
  (19, 3, 10, '2026-02-21', '2027-02-21', 80.0, NULL),
  (20, 10, 17, '2026-03-03', '2027-03-03', 600.0, NULL),
  (21, 10, 9, '2026-03-11', '2027-03-11', 120.0, NULL),
  (22, 4, 13, '2026-03-17', '2027-03-17', 50.0, NULL);
