CREATE TABLE Operator (Operator_ID INTEGER PRIMARY KEY, Operator_Name TEXT, Headquarters TEXT, Founded_Year INTEGER, Number_of_Employees INTEGER, Ownership TEXT);
CREATE TABLE Line (Line_ID INTEGER PRIMARY KEY, Line_Name TEXT, Operator_ID INTEGER REFERENCES Operator(Operator_ID), Length_km REAL, Max_Speed INTEGER, Traction TEXT);
CREATE TABLE Station (Station_ID INTEGER PRIMARY KEY, Station_Name TEXT, County TEXT, Platforms INTEGER, Opened_Year INTEGER, Annual_Passengers INTEGER);
CREATE TABLE Line_Stop (Line_ID INTEGER REFERENCES Line(Line_ID), Station_ID INTEGER REFERENCES Station(Station_ID), Stop_Order INTEGER, PRIMARY KEY (Line_ID, Station_ID));
CREATE TABLE Depot (Depot_ID INTEGER PRIMARY KEY, Depot_Name TEXT, County TEXT, Track_Count INTEGER);
CREATE TABLE Train (Train_ID INTEGER PRIMARY KEY, Train_Name TEXT, Manufacturer TEXT, Seats INTEGER, Built_Year INTEGER, Depot_ID INTEGER REFERENCES Depot(Depot_ID));
CREATE TABLE Driver (Driver_ID INTEGER PRIMARY KEY, First_Name TEXT, Last_Name TEXT, Age INTEGER, Home_Town TEXT, Salary INTEGER);
CREATE TABLE Trip (Trip_ID INTEGER PRIMARY KEY, Line_ID INTEGER REFERENCES Line(Line_ID), Train_ID INTEGER REFERENCES Train(Train_ID), Driver_ID INTEGER REFERENCES Driver(Driver_ID), Service_Day TEXT, Passengers INTEGER, Delay_Minutes INTEGER);

INSERT INTO Operator VALUES
  (1, 'Valley Rail', 'Carrick', 1993, 410, 'Private'),
  (2, 'Northshore Trains', 'Selby Point', 1979, 865, 'Public'),
  (3, 'Amber Regional', 'Tolland', 2001, 230, 'Private'),
  (4, 'County Link', 'Marwick', 1988, 540, 'Public'),
  (5, 'Highland Express', 'Glenmoor', 2010, 150, 'Private'),
  (6, 'Meridian Railways', 'Tolland', 1965, 1210, 'Public'),
  (7, 'Bluebird Trains', 'Carrick', 2018, NULL, 'Private');

INSERT INTO Line VALUES
  (1, 'Coastal Line', 2, 86.5, 120, 'Electric'),
  (2, 'Valley Line', 1, 42.0, 90, 'Diesel'),
  (3, 'Moor Line', 5, 118.3, 80, 'Diesel'),
  (4, 'Airport Link', 6, 19.4, 140, 'Electric'),
  (5, 'Lake Line', 4, 55.7, 100, 'Electric'),
  (6, 'Harbour Branch', 2, 12.8, 60, 'Diesel'),
  (7, 'Cross County Line', 4, 97.1, 130, 'Electric'),
  (8, 'Forest Line', 1, 63.9, 75, 'Diesel'),
  (9, 'Capital Line', 6, 141.2, 160, 'Electric'),
  (10, 'Quarry Branch', 3, 9.6, 45, 'Diesel'),
  (11, 'Ridge Line', 5, 71.0, NULL, 'Diesel');

INSERT INTO Station VALUES
  (1, 'Carrick Central', 'Ashfield', 6, 1871, 2400000),
  (2, 'Selby Point', 'Brayshire', 4, 1864, 1350000),
  (3, 'Tolland Junction', 'Corland', 9, 1858, 5100000),
  (4, 'Marwick', 'Ashfield', 3, 1902, 610000),
  (5, 'Glenmoor', 'Dunmore', 2, 1911, 150000),
  (6, 'Lakeside', 'Corland', 2, 1924, 280000),
  (7, 'Airport Terminal', 'Corland', 4, 1999, 3900000),
  (8, 'Fern Hollow', 'Dunmore', 1, 1933, 42000),
  (9, 'Port Isaac Road', 'Brayshire', 2, 1889, 98000),
  (10, 'Millbrook', 'Ashfield', 2, 1876, 310000),
  (11, 'Oakham Forest', 'Dunmore', 1, 1940, NULL),
  (12, 'Stonebridge', 'Corland', 3, 1868, 720000),
  (13, 'Whitecliff', 'Brayshire', 2, 1895, 205000),
  (14, 'Ridge Top', 'Dunmore', 1, 1952, 18000),
  (15, 'Quarry Halt', 'Ashfield', 1, 1907, 9000),
  (16, 'Old Harbour', 'Brayshire', 1, 1869, NULL);

INSERT INTO Line_Stop VALUES
  (1, 2, 1),
  (1, 13, 2),
  (1, 9, 3),
  (1, 3, 4),
  (2, 1, 1),
  (2, 10, 2),
  (2, 4, 3),
  (3, 5, 1),
  (3, 8, 2),
  (3, 14, 3),
  (3, 3, 4),
  (4, 3, 1),
  (4, 7, 2),
  (5, 3, 1),
  (5, 6, 2),
  (5, 12, 3),
  (6, 2, 1),
  (6, 9, 2),
  (7, 1, 1),
  (7, 4, 2),
  (7, 12, 3),
  (7, 3, 4),
  (7, 2, 5),
  (8, 10, 1),
  (8, 11, 2),
  (8, 8, 3),
  (9, 7, 1),
  (9, 3, 2),
  (9, 12, 3),
  (9, 1, 4),
  (11, 5, 1),
  (11, 14, 2);

INSERT INTO Depot VALUES
  (1, 'Tolland Works', 'Corland', 14),
  (2, 'Carrick Shed', 'Ashfield', 6),
  (3, 'Selby Sidings', 'Brayshire', 8),
  (4, 'Glenmoor Yard', 'Dunmore', 3),
  (5, 'Marwick Stabling', 'Ashfield', 4);

INSERT INTO Train VALUES
  (1, 'Swift', 'Stadler', 180, 2014, 1),
  (2, 'Falcon', 'Siemens', 240, 2018, 1),
  (3, 'Heron', 'Alstom', 150, 2009, 2),
  (4, 'Kestrel', 'Stadler', 180, 2016, 3),
  (5, 'Robin', 'Bombardier', 96, 1998, 4),
  (6, 'Osprey', 'Siemens', 260, 2021, 1),
  (7, 'Wren', 'Bombardier', 88, 1996, 2),
  (8, 'Plover', 'Alstom', 150, 2011, 3),
  (9, 'Raven', 'Hitachi', 310, 2022, 1),
  (10, 'Lapwing', 'Stadler', 120, 2005, 4),
  (11, 'Merlin', 'Siemens', 240, 2019, 3),
  (12, 'Sparrow', 'Bombardier', 96, 1999, NULL),
  (13, 'Condor', 'Hitachi', 310, 2023, 1);

INSERT INTO Driver VALUES
  (1, 'Alan', 'Porter', 54, 'Carrick', 41000),
  (2, 'Brenda', 'Moss', 38, 'Tolland', 39500),
  (3, 'Callum', 'Reid', 29, 'Glenmoor', 33000),
  (4, 'Diana', 'Frost', 45, 'Selby Point', 42500),
  (5, 'Edwin', 'Marsh', 61, 'Tolland', 47000),
  (6, 'Farah', 'Khan', 33, 'Marwick', 36000),
  (7, 'Gordon', 'Blythe', 50, 'Carrick', 43000),
  (8, 'Helen', 'Ward', 27, 'Tolland', 31500),
  (9, 'Imran', 'Qureshi', 41, 'Selby Point', 40500),
  (10, 'Jane', 'Porter', 36, 'Millbrook', 37000),
  (11, 'Kevin', 'Stone', 58, 'Glenmoor', 45000);

INSERT INTO Trip VALUES
  (1, 2, 4, 1, 'Friday', 129, 0),
  (2, 2, 9, 7, 'Wednesday', 55, 2),
  (3, 4, 1, 3, 'Friday', 60, 17),
  (4, 7, 9, 1, 'Friday', 25, 25),
  (5, 4, 4, 4, 'Monday', 61, 0),
  (6, 9, 7, 7, 'Friday', 22, 5),
  (7, 5, 4, 2, 'Friday', 94, NULL),
  (8, 9, 3, 2, 'Wednesday', 62, 8),
  (9, 1, 5, 5, 'Monday', 68, 3),
  (10, 9, 4, 5, 'Friday', 116, 0),
  (11, 4, 8, 3, 'Friday', 21, 3),
  (12, 9, 8, 5, 'Friday', 149, 8),
  (13, 9, 6, 1, 'Monday', 128, 5),
  (14, 2, 6, 9, 'Friday', 29, 2),
  (15, 9, 4, 4, 'Monday', 39, 12),
  (16, 3, 3, 1, 'Friday', 111, 5),
  (17, 3, 5, 3, 'Sunday', 39, 12),
  (18, 1, 2, 5, 'Monday', 218, 2),
  (19, 2, 1, 2, 'Friday', 46, 0),
  (20, 9, 6, 1, 'Monday', 142, 17),
  (21, 2, 8, 2, 'Sunday', 136, 12),
  (22, 1, 9, 7, 'Wednesday', 71, 25),
  (23, 4, 2, 1, 'Monday', 143, 5),
  (24, 1, 5, 1, 'Monday', 95, 25),
  (25, 7, 9, 2, 'Monday', 36, 0),
  (26, 3, 5, 7, 'Monday', 42, 17),
  (27, 4, 6, 10, 'Monday', 61, 0),
  (28, 4, 10, 1, 'Friday', 75, 25),
  (29, 3, 6, 3, 'Monday', 203, 17),
  (30, 3, 1, 2, 'Friday', 174, 0),
  (31, 3, 4, 9, 'Friday', 177, NULL),
  (32, 6, 1, 9, 'Sunday', 122, 12),
  (33, 4, 4, 2, 'Monday', 83, 0),
  (34, 9, 3, 2, 'Sunday', 96, 0),
  (35, 1, 6, 2, 'Friday', 86, 0),
  (36, 8, 9, 1, 'Wednesday', 17, 2),
  (37, 7, 11, 7, 'Monday', 128, 17),
  (38, 7, 3, 3, 'Wednesday', 81, 0),
  (39, 6, 8, 7, 'Monday', 59, 25),
  (40, 9, 9, 3, 'Wednesday', 277, 3);
