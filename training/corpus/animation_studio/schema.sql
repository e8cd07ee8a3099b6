CREATE TABLE studio (
  studio_id INTEGER PRIMARY KEY,
  studio_name TEXT NOT NULL,
  headquarters TEXT NOT NULL,
  country TEXT NOT NULL,
  opened INTEGER NOT NULL,
  num_employees INTEGER
);
CREATE TABLE series (
  series_id INTEGER PRIMARY KEY,
  title TEXT NOT NULL,
  genre TEXT NOT NULL,
  technique TEXT NOT NULL,
  release_year INTEGER NOT NULL,
  target_audience TEXT NOT NULL,
  studio_id INTEGER NOT NULL REFERENCES studio(studio_id)
);
CREATE TABLE episode (
  episode_id INTEGER PRIMARY KEY,
  series_id INTEGER NOT NULL REFERENCES series(series_id),
  season INTEGER NOT NULL,
  episode_title TEXT NOT NULL,
  duration INTEGER NOT NULL,
  rating REAL,
  viewers_millions REAL
);
CREATE TABLE animator (
  animator_id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  country TEXT NOT NULL,
  birth_year INTEGER NOT NULL,
  salary INTEGER NOT NULL,
  studio_id INTEGER REFERENCES studio(studio_id)
);
CREATE TABLE voice_actor (
  actor_id INTEGER PRIMARY KEY,
  actor_name TEXT NOT NULL,
  gender TEXT NOT NULL,
  debut_year INTEGER
);
CREATE TABLE character (
  character_id INTEGER PRIMARY KEY,
  character_name TEXT NOT NULL,
  species TEXT NOT NULL,
  series_id INTEGER NOT NULL REFERENCES series(series_id),
  actor_id INTEGER REFERENCES voice_actor(actor_id)
);
CREATE TABLE animation_credit (
  episode_id INTEGER NOT NULL REFERENCES episode(episode_id),
  animator_id INTEGER NOT NULL REFERENCES animator(animator_id),
  job TEXT NOT NULL,
  PRIMARY KEY (episode_id, animator_id)
);
CREATE TABLE award (
  award_id INTEGER PRIMARY KEY,
  award_name TEXT NOT NULL,
  award_year INTEGER NOT NULL,
  category TEXT NOT NULL,
  series_id INTEGER NOT NULL REFERENCES series(series_id)
);
INSERT INTO studio VALUES
(1,'Paper Lantern','Vancouver','Canada',1994,320),(2,'Hoshizora Works','Tokyo','Japan',1986,540),(3,'Clayfoot Films','Bristol','United Kingdom',1979,130),
(4,'Atelier Libellule','Angouleme','France',2001,95),(5,'Big Acorn Animation','Burbank','United States',1968,1100),(6,'Mokona House','Osaka','Japan',2005,210),
(7,'Green Kettle','Dublin','Ireland',1999,160),(8,'Tinder Box Studio','Copenhagen','Denmark',2012,NULL);
INSERT INTO series VALUES
(1,'Otter and Oak','adventure','2D',2010,'kids',1),(2,'Star Courier','science fiction','2D',2004,'teens',2),(3,'The Mud Family','comedy','stop motion',1998,'family',3),
(4,'Petit Loup','comedy','2D',2013,'kids',4),(5,'Rocket Barn','comedy','3D',2008,'kids',5),(6,'Midnight Alchemists','fantasy','2D',2016,'teens',2),
(7,'Tea Dragon Lane','fantasy','2D',2019,'family',6),(8,'Saint Finn','adventure','2D',2015,'family',7),(9,'Iron Meadow','science fiction','3D',2018,'adults',5),
(10,'Button Town','comedy','stop motion',2012,'kids',3),(11,'Snow Signal','drama','3D',2021,'adults',8),(12,'Harbor Cats','comedy','3D',2020,'kids',1);
INSERT INTO episode VALUES
(1,1,1,'The River Bend',22,8.1,2.4),(2,1,1,'A Hollow Tree',22,7.6,2.1),(3,1,2,'Flood Season',24,8.7,2.9),(4,2,1,'Last Parcel',25,8.9,4.2),(5,2,1,'Gravity Debt',25,9.1,4.6),
(6,2,2,'The Quiet Moon',26,8.4,3.8),(7,3,1,'Wet Paint',11,7.2,1.5),(8,3,1,'Brick by Brick',11,8.3,1.7),(9,4,1,'La Neige',7,6.8,0.9),(10,4,1,'Le Gateau',7,7.0,1.1),
(11,5,1,'Launch Day',22,6.5,5.2),(12,5,2,'Cow on the Moon',22,7.1,5.8),(13,5,3,'Back to the Barn',23,5.9,3.3),(14,6,1,'Salt and Silver',24,9.3,3.1),(15,6,1,'The Glass Door',24,9.0,2.8),
(16,7,1,'First Steep',15,8.2,1.2),(17,8,1,'The Bell',30,8.8,0.8),(18,8,1,'Green Martyr',28,NULL,NULL),(19,9,1,'Rust',45,8.0,2.2),(20,9,1,'Harvest',47,8.6,2.0),
(21,10,1,'Loose Thread',12,7.4,1.0),(22,12,1,'Fish Market',11,7.7,1.9),(23,12,1,'The Lighthouse',11,6.9,1.6),(24,6,2,'Mercury Rising',25,9.4,3.5);
INSERT INTO animator VALUES
(1,'Naomi Clarke','Canada',1981,68000,1),(2,'Kenji Aoki','Japan',1970,72000,2),(3,'Ruth Penrose','United Kingdom',1958,54000,3),(4,'Thierry Blanc','France',1984,49000,4),
(5,'Carlos Mendez','United States',1976,95000,5),(6,'Aya Fujita','Japan',1992,41000,6),(7,'Niamh Doyle','Ireland',1988,52000,7),(8,'Daniel Reyes','United States',1990,78000,5),
(9,'Sachiko Ono','Japan',1979,66000,2),(10,'Owen Price','United Kingdom',1995,36000,3),(11,'Marie Tessier','France',1987,61000,1),(12,'Anders Holm','Sweden',1983,57000,NULL),
(13,'Lily Grant','Canada',1996,45000,1),(14,'Hugo Lambert','France',1972,50000,NULL);
INSERT INTO voice_actor VALUES
(1,'Ellen Marsh','female',1991),(2,'Toru Kato','male',1985),(3,'Barnaby Fox','male',1999),(4,'Camille Rey','female',2008),(5,'Dwayne Hill','male',2003),
(6,'Mika Sato','female',2012),(7,'Sinead Walsh','female',NULL),(8,'Peter Quill','male',1978),(9,'Gina Torres-Lee','female',2015),(10,'Alan Frost','male',2001);
INSERT INTO character VALUES
(1,'Otto','otter',1,1),(2,'Bramble','hedgehog',1,3),(3,'Captain Rei','human',2,6),(4,'Unit 9','robot',2,2),(5,'Ma Mud','clay person',3,1),(6,'Pa Mud','clay person',3,8),
(7,'Loup','wolf',4,4),(8,'Rocky','cow',5,5),(9,'Pilot Pig','pig',5,8),(10,'Sable','human',6,6),(11,'Magister Vey','human',6,2),(12,'Oolong','dragon',7,6),
(13,'Finn','human',8,3),(14,'Sister Brid','human',8,7),(15,'Tiller','robot',9,5),(16,'Marshal Dunn','human',9,9),(17,'Button','clay person',10,3),(18,'Captain Whisker','cat',12,1),
(19,'Mackerel','cat',12,NULL),(20,'The Signal','robot',11,9);
INSERT INTO animation_credit VALUES
(1,1,'director'),(1,13,'key animator'),(2,1,'director'),(3,11,'director'),(3,1,'storyboard artist'),(4,2,'director'),(4,9,'key animator'),(5,2,'director'),
(6,9,'director'),(7,3,'director'),(7,10,'key animator'),(8,3,'director'),(9,4,'director'),(10,4,'storyboard artist'),(11,5,'director'),(11,8,'key animator'),
(12,8,'director'),(13,8,'director'),(14,9,'director'),(14,6,'key animator'),(14,2,'storyboard artist'),(15,9,'storyboard artist'),(16,6,'director'),(17,7,'director'),
(18,7,'director'),(19,5,'director'),(19,11,'storyboard artist'),(20,5,'storyboard artist'),(20,8,'key animator'),(21,10,'director'),(22,13,'director'),(23,1,'director'),(24,2,'director'),(24,9,'key animator');
INSERT INTO award VALUES
(1,'Golden Cel',2011,'Best Children Series',1),(2,'Golden Cel',2005,'Best Direction',2),(3,'Orbit Prize',2006,'Best Story',2),(4,'Golden Cel',2017,'Best Direction',6),
(5,'Lumiere Animee',2014,'Best Short Series',4),(6,'Orbit Prize',2018,'Best Story',6),(7,'Craft Medal',2000,'Best Design',3),(8,'Craft Medal',2013,'Best Design',10),
(9,'Golden Cel',2019,'Best Direction',9),(10,'Lumiere Animee',2016,'Best Story',8),(11,'Golden Cel',2018,'Best Design',6),(12,'Orbit Prize',2010,'Best Children Series',5);
