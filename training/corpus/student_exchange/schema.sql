CREATE TABLE University (
  UnivID INTEGER PRIMARY KEY,
  UnivName TEXT NOT NULL,
  City TEXT NOT NULL,
  Country TEXT NOT NULL,
  Enrollment INTEGER,
  Ranking INTEGER
);
CREATE TABLE Student (
  StuID INTEGER PRIMARY KEY,
  LName TEXT NOT NULL,
  FName TEXT NOT NULL,
  Age INTEGER NOT NULL,
  Sex TEXT NOT NULL,
  Major TEXT NOT NULL,
  GPA REAL,
  UnivID INTEGER NOT NULL
);
CREATE TABLE Program (
  ProgramID INTEGER PRIMARY KEY,
  ProgramName TEXT NOT NULL,
  UnivID INTEGER NOT NULL,
  Duration_Months INTEGER NOT NULL,
  Tuition INTEGER,
  Language TEXT NOT NULL
);
CREATE TABLE Placement (
  PlacementID INTEGER PRIMARY KEY,
  StuID INTEGER NOT NULL,
  ProgramID INTEGER NOT NULL,
  Year INTEGER NOT NULL,
  Semester TEXT NOT NULL,
  Status TEXT NOT NULL
);
CREATE TABLE HostFamily (
  FamilyID INTEGER PRIMARY KEY,
  FamilyName TEXT NOT NULL,
  City TEXT NOT NULL,
  NumChildren INTEGER NOT NULL,
  HasPets TEXT NOT NULL
);
CREATE TABLE Homestay (
  PlacementID INTEGER NOT NULL,
  FamilyID INTEGER NOT NULL,
  Weeks INTEGER NOT NULL,
  Satisfaction INTEGER,
  PRIMARY KEY (PlacementID, FamilyID)
);
CREATE TABLE Scholarship (
  ScholarshipID INTEGER PRIMARY KEY,
  ScholarshipName TEXT NOT NULL,
  Sponsor TEXT NOT NULL,
  Amount INTEGER NOT NULL
);
CREATE TABLE Scholarship_Award (
  ScholarshipID INTEGER NOT NULL,
  StuID INTEGER NOT NULL,
  AwardYear INTEGER NOT NULL,
  PRIMARY KEY (ScholarshipID, StuID)
);
CREATE TABLE Language_Skill (
  StuID INTEGER NOT NULL,
  Language TEXT NOT NULL,
  Level TEXT NOT NULL,
  PRIMARY KEY (StuID, Language)
);
INSERT INTO University VALUES
(1,'Lindenau University','Leipzig','Germany',18500,61),(2,'Porto Novo Institute','Porto','Portugal',9200,140),(3,'Westbrook State College','Portland','United States',26000,88),
(4,'Universidad del Tajo','Toledo','Spain',7400,NULL),(5,'Sakuragi University','Sendai','Japan',15100,47),(6,'Maple Ridge University','Calgary','Canada',21000,73),
(7,'Rheinhof Technical University','Cologne','Germany',24000,35),(8,'Lyon Confluence University','Lyon','France',30500,54),(9,'Fjordland College','Bergen','Norway',NULL,112);
INSERT INTO Student VALUES
(1,'Weber','Anna',21,'F','History',3.6,1),(2,'Braun','Leon',23,'M','Physics',3.9,7),(3,'Silva','Marta',20,'F','Biology',3.2,2),(4,'Pereira','Joao',22,'M','Economics',2.8,2),
(5,'Carter','Megan',21,'F','Economics',3.5,3),(6,'Nguyen','David',20,'M','Computer Science',3.8,3),(7,'Lopez','Irene',24,'F','History',NULL,4),(8,'Suzuki','Ren',21,'M','Physics',3.7,5),
(9,'Inoue','Hana',22,'F','Linguistics',3.9,5),(10,'Tremblay','Alice',23,'F','Biology',3.1,6),(11,'MacLeod','Ian',25,'M','Computer Science',3.3,6),(12,'Girard','Paul',20,'M','Linguistics',2.9,8),
(13,'Morel','Claire',21,'F','Economics',3.4,8),(14,'Hansen','Erik',22,'M','Biology',3.0,9),(15,'Weber','Jonas',20,'M','Computer Science',3.2,7),(16,'Olsen','Sigrid',26,'F','Physics',NULL,9);
INSERT INTO Program VALUES
(1,'European History Semester',1,5,1200,'German'),(2,'Robotics Lab Year',7,10,2500,'English'),(3,'Atlantic Biology Field School',2,3,1800,'English'),(4,'Iberian Culture Program',4,5,900,'Spanish'),
(5,'Japan Immersion',5,10,4200,'Japanese'),(6,'Pacific Business Track',3,5,6500,'English'),(7,'Rocky Mountain Ecology',6,4,5400,'English'),(8,'Gastronomy and Society',8,5,NULL,'French'),
(9,'Nordic Energy Systems',9,6,0,'English'),(10,'French Linguistics Studio',8,10,1500,'French'),(11,'Samurai to Start-ups',5,5,3800,'English');
INSERT INTO Placement VALUES
(1,1,5,2019,'Fall','completed'),(2,2,6,2019,'Fall','completed'),(3,3,1,2020,'Spring','cancelled'),(4,4,2,2020,'Fall','completed'),(5,5,5,2021,'Fall','completed'),(6,6,2,2021,'Fall','completed'),
(7,7,8,2019,'Spring','completed'),(8,8,2,2021,'Spring','completed'),(9,9,10,2021,'Fall','completed'),(10,10,3,2022,'Spring','active'),(11,11,11,2022,'Spring','active'),(12,12,4,2020,'Spring','cancelled'),
(13,12,5,2022,'Fall','active'),(14,13,6,2021,'Spring','completed'),(15,14,3,2021,'Spring','completed'),(16,1,8,2021,'Spring','completed'),(17,5,4,2022,'Fall','active'),(18,9,1,2022,'Fall','cancelled'),(19,15,5,2022,'Fall','active'),
(20,2,10,2021,'Spring','completed');
INSERT INTO HostFamily VALUES
(1,'Nakamura','Sendai',2,'yes'),(2,'Endo','Sendai',0,'no'),(3,'Gomez','Toledo',3,'yes'),(4,'Miller','Portland',1,'yes'),(5,'Dubois','Lyon',2,'no'),(6,'Schmitt','Cologne',0,'yes'),
(7,'Costa','Porto',4,'no'),(8,'Lefevre','Lyon',1,'yes'),(9,'Robinson','Calgary',2,'no'),(10,'Krause','Leipzig',0,'no');
INSERT INTO Homestay VALUES
(1,1,20,9),(1,2,16,7),(2,4,18,8),(4,6,30,6),(5,2,36,9),(6,6,12,5),(7,5,20,8),(9,8,40,10),(10,7,10,NULL),(11,1,14,NULL),(13,1,30,NULL),(14,4,19,7),(15,7,12,9),(16,5,20,6),(17,3,15,NULL),(20,8,38,9);
INSERT INTO Scholarship VALUES
(1,'Bridge Grant','Horizon Foundation',3000),(2,'Merit Abroad','Ministry of Education',5000),(3,'Language Pioneer','Goethe Fund',2000),(4,'Green Campus Award','Horizon Foundation',2500),
(5,'Women in Science','Curie Trust',6000),(6,'First Flight','Ministry of Education',1500);
INSERT INTO Scholarship_Award VALUES
(1,1,2019),(2,1,2021),(2,2,2019),(3,9,2021),(5,9,2021),(1,5,2021),(4,10,2022),(4,14,2021),(2,8,2021),(1,12,2022),(3,5,2022),(5,3,2020),(2,9,2022);
INSERT INTO Language_Skill VALUES
(1,'English','fluent'),(1,'Japanese','basic'),(1,'French','intermediate'),(2,'English','fluent'),(2,'French','basic'),(3,'Spanish','fluent'),(3,'German','basic'),(4,'English','intermediate'),(5,'Spanish','intermediate'),(5,'Japanese','basic'),
(6,'English','native'),(7,'French','intermediate'),(8,'English','intermediate'),(9,'French','fluent'),(9,'English','fluent'),(9,'German','basic'),(10,'French','native'),(11,'Italian','basic'),(12,'Spanish','basic'),(12,'Japanese','intermediate'),(13,'English','fluent'),(14,'English','fluent');
