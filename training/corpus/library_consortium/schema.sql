CREATE TABLE consortium_member (
  library_id INTEGER PRIMARY KEY,
  library_name TEXT NOT NULL,
  town TEXT NOT NULL,
  state TEXT NOT NULL,
  library_type TEXT NOT NULL,
  annual_budget INTEGER,
  joined_year INTEGER NOT NULL
);
CREATE TABLE librarians (
  librarian_id INTEGER PRIMARY KEY,
  first_name TEXT NOT NULL,
  last_name TEXT NOT NULL,
  position TEXT NOT NULL,
  years_of_service INTEGER NOT NULL,
  library_id INTEGER NOT NULL REFERENCES consortium_member(library_id)
);
CREATE TABLE authors (
  author_id INTEGER PRIMARY KEY,
  author_name TEXT NOT NULL,
  nationality TEXT,
  birth_year INTEGER
);
CREATE TABLE books (
  book_id INTEGER PRIMARY KEY,
  title TEXT NOT NULL,
  subject TEXT NOT NULL,
  language TEXT NOT NULL,
  publication_year INTEGER NOT NULL,
  pages INTEGER NOT NULL
);
CREATE TABLE book_authors (
  book_id INTEGER NOT NULL REFERENCES books(book_id),
  author_id INTEGER NOT NULL REFERENCES authors(author_id),
  PRIMARY KEY (book_id, author_id)
);
CREATE TABLE holdings (
  holding_id INTEGER PRIMARY KEY,
  library_id INTEGER NOT NULL REFERENCES consortium_member(library_id),
  book_id INTEGER NOT NULL REFERENCES books(book_id),
  number_of_copies INTEGER NOT NULL,
  condition TEXT
);
CREATE TABLE patrons (
  patron_id INTEGER PRIMARY KEY,
  patron_name TEXT NOT NULL,
  age INTEGER NOT NULL,
  membership_type TEXT NOT NULL,
  home_town TEXT NOT NULL
);
CREATE TABLE loans (
  loan_id INTEGER PRIMARY KEY,
  holding_id INTEGER NOT NULL REFERENCES holdings(holding_id),
  patron_id INTEGER NOT NULL REFERENCES patrons(patron_id),
  loan_year INTEGER NOT NULL,
  days_kept INTEGER NOT NULL,
  fine REAL
);
INSERT INTO consortium_member VALUES
(1,'Millbrook Public Library','Millbrook','Vermont','public',420000,1988),(2,'Ashford College Library','Ashford','Vermont','academic',910000,1988),(3,'Granite Falls Library','Granite Falls','New Hampshire','public',260000,1995),
(4,'Pemberton Law Library','Concord','New Hampshire','special',330000,2003),(5,'Harbor Point Library','Harbor Point','Maine','public',380000,1991),(6,'Coastal Maritime Archive','Harbor Point','Maine','special',NULL,2010),
(7,'Lakeview University Library','Burlington','Vermont','academic',1750000,1990),(8,'Cedar Notch Library','Cedar Notch','New Hampshire','public',95000,2015);
INSERT INTO librarians VALUES
(1,'Ruth','Abbott','director',24,1),(2,'Gerald','Finch','reference librarian',11,1),(3,'Monica','Teller','director',17,2),(4,'Stuart','Bell','cataloguer',6,2),(5,'Paula','Greene','director',30,3),
(6,'Ivan','Kozak','archivist',9,6),(7,'Dora','Winslow','director',13,7),(8,'Theo','Marsh','reference librarian',8,7),(9,'Ruth','Castle','cataloguer',15,7),(10,'Simon','Pike','reference librarian',3,5),
(11,'Alma','Reyes','director',20,5),(12,'Leah','Moran','archivist',2,7),(13,'Henry','Bell','director',5,8);
INSERT INTO authors VALUES
(1,'Clara Whitmore','American',1951),(2,'Jorge Almada','Argentine',1938),(3,'Sunniva Dahl','Norwegian',1974),(4,'Peter Okafor','Nigerian',1966),(5,'Elise Garnier','French',1947),
(6,'Walter Quincy','American',1929),(7,'Hiroko Tanabe','Japanese',1980),(8,'Margaret Lyle','British',NULL),(9,'Abigail Stone','American',1985),(10,'Tomas Reuter','German',1959);
INSERT INTO books VALUES
(1,'The Salt Road','fiction','English',1998,312),(2,'Winter Light','fiction','English',2011,256),(3,'A History of Maine Harbors','history','English',1976,488),(4,'El Faro','fiction','Spanish',1985,198),
(5,'Principles of Contract','law','English',2004,940),(6,'Nordlys','poetry','Norwegian',2015,88),(7,'The River and the Loom','history','English',2009,402),(8,'Le Jardin de Verre','fiction','French',1979,221),
(9,'Knots and Rigging','maritime','English',1962,176),(10,'Small Machines','science','English',2018,330),(11,'Lagos Mornings','fiction','English',2007,275),(12,'Atlas of Tides','maritime','English',2009,145),
(13,'Das Recht der See','law','German',1994,610),(14,'Paper Cranes','poetry','Japanese',2016,96),(15,'The Quiet Senate','history','English',2020,520),(16,'Evidence and Doubt','law','English',2019,455);
INSERT INTO book_authors VALUES
(1,1),(2,3),(3,6),(4,2),(5,8),(6,3),(7,1),(7,9),(8,5),(9,6),(10,9),(11,4),(13,10),(14,7),(15,9),(16,8),(16,4);
INSERT INTO holdings VALUES
(1,1,1,3,'good'),(2,1,2,2,'good'),(3,1,7,1,'worn'),(4,2,1,1,'good'),(5,2,4,2,'good'),(6,2,10,4,'new'),(7,2,5,2,'worn'),(8,3,1,2,'worn'),(9,3,11,1,'good'),(10,4,5,5,'good'),
(11,4,13,1,'fragile'),(12,4,16,3,'new'),(13,5,3,2,'worn'),(14,5,2,1,'good'),(15,6,3,1,'fragile'),(16,6,9,2,'fragile'),(17,6,12,1,'good'),(18,7,10,6,'new'),(19,7,8,1,'good'),(20,7,6,1,NULL),
(21,7,14,2,'new'),(22,7,7,3,'good'),(23,7,5,4,'good'),(24,5,11,2,'good'),(25,2,15,2,'new'),(26,1,15,1,'new');
INSERT INTO patrons VALUES
(1,'Nora Bishop',34,'resident','Millbrook'),(2,'Eli Sanders',19,'student','Burlington'),(3,'Grace Holloway',67,'senior','Granite Falls'),(4,'Owen Clarke',42,'resident','Concord'),(5,'Maya Lindt',22,'student','Ashford'),
(6,'Harold Dean',71,'senior','Harbor Point'),(7,'Sofia Marchetti',28,'visitor','Boston'),(8,'Ben Ruiz',51,'resident','Harbor Point'),(9,'Kate Winter',20,'student','Burlington'),(10,'Lionel Frost',38,'resident','Cedar Notch'),
(11,'Amy Prescott',45,'visitor','Portland'),(12,'Otis Field',80,'senior','Millbrook');
INSERT INTO loans VALUES
(1,1,1,2020,14,NULL),(2,1,12,2021,21,1.5),(3,2,1,2021,10,NULL),(4,3,12,2022,35,4.5),(5,6,5,2021,28,NULL),(6,7,5,2022,40,6),(7,8,3,2020,16,NULL),(8,9,3,2021,12,NULL),(9,10,4,2022,30,3),(10,12,4,2022,7,NULL),
(11,13,6,2020,18,NULL),(12,14,8,2021,20,NULL),(13,16,6,2021,5,NULL),(14,17,8,2022,9,NULL),(15,18,2,2021,33,2.5),(16,18,9,2022,25,NULL),(17,21,9,2021,14,NULL),(18,22,2,2022,19,NULL),(19,23,2,2020,45,7.5),(20,24,6,2022,15,NULL),
(21,5,5,2020,22,0.5),(22,25,5,2022,17,NULL),(23,1,7,2022,11,NULL),(24,19,9,2020,29,2);
