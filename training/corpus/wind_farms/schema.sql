CREATE TABLE region (
  reg_id INTEGER PRIMARY KEY,
  reg_name TEXT NOT NULL,
  ctry TEXT NOT NULL,
  avg_wind_spd REAL,
  pop INTEGER
);
CREATE TABLE operator (
  op_id INTEGER PRIMARY KEY,
  op_name TEXT NOT NULL,
  hq_city TEXT NOT NULL,
  found_yr INTEGER,
  num_emp INTEGER
);
CREATE TABLE farm (
  farm_id INTEGER PRIMARY KEY,
  farm_name TEXT NOT NULL,
  reg_id INTEGER NOT NULL REFERENCES region(reg_id),
  op_id INTEGER NOT NULL REFERENCES operator(op_id),
  loc_type TEXT NOT NULL,
  open_yr INTEGER,
  cost_mil REAL
);
CREATE TABLE manuf (
  mf_id INTEGER PRIMARY KEY,
  mf_name TEXT NOT NULL,
  ctry TEXT NOT NULL
);
CREATE TABLE turb_model (
  mod_id INTEGER PRIMARY KEY,
  mod_name TEXT NOT NULL,
  mf_id INTEGER NOT NULL REFERENCES manuf(mf_id),
  cap_mw REAL NOT NULL,
  rotor_diam INTEGER NOT NULL,
  hub_ht INTEGER
);
CREATE TABLE turbine (
  turb_id INTEGER PRIMARY KEY,
  farm_id INTEGER NOT NULL REFERENCES farm(farm_id),
  mod_id INTEGER NOT NULL REFERENCES turb_model(mod_id),
  inst_yr INTEGER NOT NULL,
  stat TEXT NOT NULL
);
CREATE TABLE tech (
  tech_id INTEGER PRIMARY KEY,
  fname TEXT NOT NULL,
  lname TEXT NOT NULL,
  cert_lvl TEXT NOT NULL,
  sal INTEGER NOT NULL,
  op_id INTEGER REFERENCES operator(op_id)
);
CREATE TABLE maint (
  maint_id INTEGER PRIMARY KEY,
  turb_id INTEGER NOT NULL REFERENCES turbine(turb_id),
  tech_id INTEGER NOT NULL REFERENCES tech(tech_id),
  maint_type TEXT NOT NULL,
  maint_yr INTEGER NOT NULL,
  dur_hrs INTEGER NOT NULL,
  cost REAL
);
INSERT INTO region VALUES
(1,'North Jutland','Denmark',8.4,590000),(2,'Schleswig Coast','Germany',7.9,830000),(3,'Dogger Shelf','United Kingdom',9.6,0),(4,'Highland Ridge','United Kingdom',8.8,235000),
(5,'Castile Plateau','Spain',6.7,2400000),(6,'West Flanders','Belgium',7.2,1200000),(7,'Panhandle Plains','United States',8.1,430000),(8,'Galloway Hills','United Kingdom',8.2,NULL);
INSERT INTO operator VALUES
(1,'Boreas Energi','Aalborg',1998,640),(2,'Nordstrom Wind','Hamburg',2004,1150),(3,'Albion Offshore','Hull',2009,870),(4,'Viento Alto','Burgos',2001,320),
(5,'Plainsman Power','Amarillo',1995,410),(6,'Zeewind Groep','Ostend',2011,NULL),(7,'Glen Renewables','Inverness',2013,95);
INSERT INTO farm VALUES
(1,'Skagen Reef',1,1,'offshore',2005,310),(2,'Vester Dunes',1,1,'onshore',2000,42.5),(3,'Friesen Park',2,2,'onshore',2008,88),(4,'Halligen Nord',2,2,'offshore',2015,920),
(5,'Dogger Alpha',3,3,'offshore',2018,1650),(6,'Dogger Beta',3,3,'offshore',2021,1820.5),(7,'Ben Corrie',4,7,'onshore',2016,61),(8,'Strath Mor',4,3,'onshore',2012,74),
(9,'Meseta Uno',5,4,'onshore',2003,55),(10,'Meseta Dos',5,4,'onshore',2010,97),(11,'Zandbank',6,6,'offshore',2014,700),(12,'Llano Big Sky',7,5,'onshore',2007,230),
(13,'Palo Duro Rim',7,5,'onshore',2019,NULL),(14,'Cairn Water',8,7,'onshore',NULL,35);
INSERT INTO manuf VALUES
(1,'Vinding','Denmark'),(2,'Rotorwerk','Germany'),(3,'Great Lakes Turbine','United States'),(4,'Eolica Sur','Spain'),(5,'Tianfeng','China');
INSERT INTO turb_model VALUES
(1,'V-80',1,2.0,80,78),(2,'V-164',1,8.0,164,105),(3,'RW-3',2,3.2,108,94),(4,'RW-12 Ocean',2,12.0,220,150),(5,'GL-1.5',3,1.5,77,80),(6,'GL-2.8',3,2.8,127,89),
(7,'ES-900',4,0.9,54,55),(8,'TF-6',5,6.5,172,NULL),(9,'ES-2000',4,2.0,90,80);
INSERT INTO turbine VALUES
(1,1,1,2005,'active'),(2,1,1,2005,'retired'),(3,1,2,2014,'active'),(4,2,1,2000,'retired'),(5,2,5,2002,'active'),(6,3,3,2008,'active'),(7,3,3,2009,'idle'),(8,4,2,2015,'active'),
(9,4,3,2015,'active'),(10,5,4,2018,'active'),(11,5,4,2018,'active'),(12,5,2,2019,'idle'),(13,6,4,2021,'active'),(14,6,4,2022,'active'),(15,7,1,2016,'active'),(16,8,3,2012,'active'),
(17,8,1,2012,'idle'),(18,9,7,2003,'retired'),(19,9,7,2004,'active'),(20,10,9,2010,'active'),(21,10,7,2010,'idle'),(22,11,2,2014,'active'),(23,11,3,2016,'active'),(24,12,5,2007,'active'),
(25,12,5,2007,'retired'),(26,12,6,2017,'active'),(27,13,6,2019,'active'),(28,13,6,2020,'active');
INSERT INTO tech VALUES
(1,'Mads','Kjaer','senior',61000,1),(2,'Lotte','Brink','junior',42000,1),(3,'Uwe','Harms','senior',64000,2),(4,'Silke','Peters','expert',78000,2),(5,'Graham','Tait','expert',82000,3),
(6,'Fiona','Keir','senior',66000,3),(7,'Raul','Ortega','junior',31000,4),(8,'Ines','Cano','senior',45000,4),(9,'Wade','Hollister','expert',88000,5),(10,'Jolene','Price','junior',47000,5),
(11,'Pieter','Maes','senior',59000,6),(12,'Callum','Rae','junior',39000,7),(13,'Bea','Lund','junior',40000,NULL),(14,'Graham','Moss','senior',63000,3);
INSERT INTO maint VALUES
(1,1,1,'inspection',2019,6,1200),(2,1,2,'repair',2020,30,15400),(3,3,1,'blade replacement',2021,72,98000),(4,5,2,'inspection',2019,5,800),(5,6,3,'inspection',2020,4,700),
(6,7,3,'repair',2021,26,11900),(7,7,4,'gearbox overhaul',2022,90,125000),(8,8,4,'inspection',2021,9,2500),(9,10,5,'inspection',2020,10,4100),(10,12,5,'gearbox overhaul',2022,110,210000),
(11,12,6,'repair',2021,34,28000),(12,13,6,'inspection',2022,12,4600),(13,16,14,'repair',2020,18,7200),(14,17,14,'blade replacement',2019,60,41000),(15,19,7,'inspection',2021,3,350),
(16,21,8,'repair',2022,22,6400),(17,20,8,'inspection',2022,4,500),(18,22,11,'inspection',2019,8,2200),(19,22,11,'repair',2022,40,31000),(20,24,9,'repair',2020,16,9800),
(21,26,9,'blade replacement',2021,55,52000),(22,26,10,'inspection',2022,5,NULL),(23,27,10,'inspection',2021,4,650),(24,15,12,'inspection',2020,6,900),(25,11,5,'inspection',2021,11,4000);
