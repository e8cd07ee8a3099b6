CREATE TABLE yacht_club (
  club_id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  city TEXT NOT NULL,
  country TEXT NOT NULL,
  founded_year INTEGER,
  number_of_members INTEGER
);
CREATE TABLE boat_class (
  class_id INTEGER PRIMARY KEY,
  class_name TEXT NOT NULL,
  hull_type TEXT NOT NULL,
  crew_size INTEGER NOT NULL,
  length_m REAL NOT NULL
);
CREATE TABLE boat (
  boat_id INTEGER PRIMARY KEY,
  boat_name TEXT NOT NULL,
  sail_number TEXT NOT NULL,
  class_id INTEGER NOT NULL REFERENCES boat_class(class_id),
  club_id INTEGER REFERENCES yacht_club(club_id),
  build_year INTEGER,
  hull_color TEXT
);
CREATE TABLE sailor (
  sailor_id INTEGER PRIMARY KEY,
  first_name TEXT NOT NULL,
  last_name TEXT NOT NULL,
  nationality TEXT NOT NULL,
  age INTEGER,
  world_ranking INTEGER,
  club_id INTEGER REFERENCES yacht_club(club_id)
);
CREATE TABLE regatta (
  regatta_id INTEGER PRIMARY KEY,
  title TEXT NOT NULL,
  venue TEXT NOT NULL,
  year INTEGER NOT NULL,
  water_type TEXT NOT NULL,
  prize_money INTEGER,
  host_club_id INTEGER NOT NULL REFERENCES yacht_club(club_id)
);
CREATE TABLE entry (
  entry_id INTEGER PRIMARY KEY,
  regatta_id INTEGER NOT NULL REFERENCES regatta(regatta_id),
  boat_id INTEGER NOT NULL REFERENCES boat(boat_id),
  finishing_position INTEGER,
  total_points REAL,
  status TEXT NOT NULL
);
CREATE TABLE crew_assignment (
  entry_id INTEGER NOT NULL REFERENCES entry(entry_id),
  sailor_id INTEGER NOT NULL REFERENCES sailor(sailor_id),
  role TEXT NOT NULL,
  PRIMARY KEY (entry_id, sailor_id)
);
INSERT INTO yacht_club VALUES
(1,'Royal Harbour Yacht Club','Plymouth','United Kingdom',1875,640),
(2,'Club Nautico Levante','Valencia','Spain',1903,820),
(3,'Segelclub Kieler Bucht','Kiel','Germany',1891,510),
(4,'Cercle de la Voile Bleue','Marseille','France',1926,450),
(5,'Bay of Islands Cruising Club','Auckland','New Zealand',1932,730),
(6,'Circolo Vela Garda','Torbole','Italy',1964,290),
(7,'Solent Dinghy Society','Southampton','United Kingdom',1958,310),
(8,'Real Club Marinero','Palma','Spain',1948,560),
(9,'Ostsee Yachtverein','Rostock','Germany',1979,NULL);
INSERT INTO boat_class VALUES
(1,'Laser Radial','dinghy',1,4.23),
(2,'470','dinghy',2,4.70),
(3,'49er','skiff',2,4.99),
(4,'Nacra 17','catamaran',2,5.25),
(5,'Dragon','keelboat',3,8.90),
(6,'J/70','keelboat',4,6.93),
(7,'Finn','dinghy',1,4.50),
(8,'Hobie 16','catamaran',2,5.11);
INSERT INTO boat VALUES
(1,'Albatross','GBR 114',6,1,2012,'white'),
(2,'Blue Comet','GBR 27',3,7,2016,'blue'),
(3,'Tramontana','ESP 501',2,2,2009,'red'),
(4,'Sirocco','ESP 88',6,8,2018,'white'),
(5,'Seeadler','GER 9',5,3,1998,'green'),
(6,'Windsbraut','GER 340',7,3,2014,'white'),
(7,'Mistral','FRA 72',4,4,2017,'black'),
(8,'Petite Fleur','FRA 15',1,4,2011,'blue'),
(9,'Kea','NZL 6',3,5,2019,'red'),
(10,'Tui','NZL 61',4,5,2015,'white'),
(11,'Ora','ITA 230',1,6,2013,NULL),
(12,'Peler','ITA 44',5,6,2004,'blue'),
(13,'Grey Gull','GBR 903',7,1,2007,'grey'),
(14,'Levantina','ESP 77',2,2,2010,'white'),
(15,'Nordlicht','GER 55',8,9,NULL,'black'),
(16,'Dawn Treader','GBR 31',5,1,2001,'red'),
(17,'Spindrift','GBR 212',6,NULL,2020,'blue');
INSERT INTO sailor VALUES
(1,'Harriet','Lowe','British',29,4,1),
(2,'Owen','Tremayne','British',35,22,1),
(3,'Lucia','Ferrer','Spanish',26,7,2),
(4,'Marcos','Ibarra','Spanish',41,NULL,2),
(5,'Jonas','Petersen','German',33,15,3),
(6,'Greta','Lindner','German',24,9,3),
(7,'Amelie','Roux','French',30,3,4),
(8,'Bastien','Colin','French',22,41,4),
(9,'Mere','Tamahori','New Zealander',27,1,5),
(10,'Jack','Hollis','New Zealander',31,2,5),
(11,'Paolo','Bressan','Italian',45,NULL,6),
(12,'Chiara','Zanetti','Italian',23,18,6),
(13,'Freya','Nash','British',19,56,7),
(14,'Tomas','Riera','Spanish',37,30,8),
(15,'Emma','Lowe','British',25,12,7),
(16,'Felix','Brandt','German',52,NULL,9),
(17,'Noa','Peretz','Israeli',28,11,NULL),
(18,'Sanne','de Wit','Dutch',34,6,NULL);
INSERT INTO regatta VALUES
(1,'Levante Trophy','Valencia',2018,'sea',20000,2),
(2,'Kiel Spring Cup','Kiel',2018,'sea',15000,3),
(3,'Garda Easter Meeting','Torbole',2019,'lake',8000,6),
(4,'Harbour Challenge','Plymouth',2019,'sea',12000,1),
(5,'Hauraki Gulf Classic','Auckland',2020,'sea',30000,5),
(6,'Marseille Mistral Series','Marseille',2021,'sea',18000,4),
(7,'Garda Autumn Regatta','Torbole',2021,'lake',6000,6),
(8,'Palma Open','Palma',2021,'sea',25000,8),
(9,'Solent Sprint','Southampton',2022,'estuary',NULL,7),
(10,'Levante Trophy','Valencia',2022,'sea',24000,2),
(11,'Kiel Ice Breaker','Kiel',2022,'sea',5000,3);
INSERT INTO entry VALUES
(1,1,3,1,12,'finished'),(2,1,4,3,25,'finished'),(3,1,14,2,17,'finished'),(4,1,7,NULL,NULL,'retired'),
(5,2,5,1,9,'finished'),(6,2,6,4,31,'finished'),(7,2,2,2,14,'finished'),(8,2,1,3,22,'finished'),
(9,3,11,2,16,'finished'),(10,3,12,1,11,'finished'),(11,3,8,NULL,NULL,'disqualified'),
(12,4,1,1,10,'finished'),(13,4,13,3,28,'finished'),(14,4,16,2,19,'finished'),(15,4,2,NULL,NULL,'retired'),
(16,5,9,1,7,'finished'),(17,5,10,2,13,'finished'),(18,5,7,3,18,'finished'),
(19,6,7,1,8,'finished'),(20,6,8,2,20,'finished'),(21,6,10,NULL,NULL,'disqualified'),(22,6,3,4,33,'finished'),
(23,7,11,1,12,'finished'),(24,7,12,3,24,'finished'),
(25,8,4,1,15,'finished'),(26,8,9,2,16,'finished'),(27,8,1,5,38,'finished'),(28,8,3,NULL,NULL,'retired'),
(29,9,2,1,6,'finished'),(30,9,13,2,21,'finished'),
(31,10,14,3,27,'finished'),(32,10,4,2,14,'finished'),(33,10,9,1,11,'finished'),(34,10,1,NULL,NULL,'disqualified');
INSERT INTO crew_assignment VALUES
(1,3,'helm'),(1,4,'crew'),(2,14,'helm'),(2,4,'tactician'),(3,4,'helm'),(4,7,'helm'),(4,8,'crew'),
(5,5,'helm'),(5,6,'crew'),(5,16,'tactician'),(6,6,'helm'),(7,13,'helm'),(7,15,'crew'),(8,1,'helm'),(8,2,'tactician'),
(9,12,'helm'),(10,11,'helm'),(10,12,'crew'),(11,8,'helm'),(12,1,'helm'),(12,2,'crew'),(13,2,'helm'),(14,1,'tactician'),(14,15,'helm'),
(15,13,'crew'),(15,15,'helm'),(16,9,'helm'),(16,10,'crew'),(17,10,'helm'),(18,7,'helm'),(18,17,'crew'),
(19,7,'helm'),(19,8,'crew'),(20,8,'helm'),(21,10,'helm'),(21,9,'crew'),(22,3,'helm'),
(23,12,'helm'),(24,11,'helm'),(25,14,'helm'),(25,3,'crew'),(26,9,'helm'),(26,10,'crew'),(27,1,'helm'),(28,3,'helm'),
(29,13,'helm'),(29,15,'crew'),(30,2,'helm'),(31,4,'helm'),(32,14,'helm'),(32,17,'tactician'),(33,9,'helm'),(33,10,'crew'),(34,2,'helm');
