CREATE TABLE states (
  state_code TEXT PRIMARY KEY,
  state_name TEXT,
  region TEXT,
  population INTEGER
);
CREATE TABLE parks (
  park_id INTEGER PRIMARY KEY,
  park_name TEXT,
  state_code TEXT,
  established_year INTEGER,
  area_sq_km REAL,
  annual_visitors INTEGER,
  entrance_fee REAL
);
CREATE TABLE trails (
  trail_id INTEGER PRIMARY KEY,
  trail_name TEXT,
  park_id INTEGER,
  length_km REAL,
  difficulty TEXT,
  elevation_gain INTEGER
);
CREATE TABLE campgrounds (
  campground_id INTEGER PRIMARY KEY,
  campground_name TEXT,
  park_id INTEGER,
  number_of_sites INTEGER,
  nightly_rate REAL,
  has_showers TEXT
);
CREATE TABLE rangers (
  ranger_id INTEGER PRIMARY KEY,
  first_name TEXT,
  last_name TEXT,
  park_id INTEGER,
  position_title TEXT,
  salary INTEGER,
  hire_date TEXT
);
CREATE TABLE species (
  species_id INTEGER PRIMARY KEY,
  common_name TEXT,
  category TEXT,
  conservation_status TEXT
);
CREATE TABLE park_species (
  park_id INTEGER,
  species_id INTEGER,
  abundance TEXT,
  last_count INTEGER,
  PRIMARY KEY (park_id, species_id)
);
INSERT INTO states VALUES
  ('CA', 'California', 'West', 39500000),
  ('UT', 'Utah', 'West', 3400000),
  ('WY', 'Wyoming', 'West', 580000),
  ('ME', 'Maine', 'Northeast', 1370000),
  ('FL', 'Florida', 'South', 22200000),
  ('TN', 'Tennessee', 'South', 7050000),
  ('AZ', 'Arizona', 'West', 7300000),
  ('OH', 'Ohio', 'Midwest', 11800000),
  ('MN', 'Minnesota', 'Midwest', 5700000),
  ('KS', 'Kansas', 'Midwest', 2900000);
INSERT INTO parks VALUES
  (1, 'Yosemite', 'CA', 1890, 3083, 3900000, 35),
  (2, 'Sequoia', 'CA', 1890, 1635, 980000, 35),
  (3, 'Joshua Tree', 'CA', 1994, 3218, 3200000, 30),
  (4, 'Zion', 'UT', 1919, 595, 4600000, 35),
  (5, 'Arches', 'UT', 1971, 310, 1480000, 30),
  (6, 'Bryce Canyon', 'UT', 1928, 145, 2460000, 35),
  (7, 'Yellowstone', 'WY', 1872, 8983, 4500000, 35),
  (8, 'Grand Teton', 'WY', 1929, 1255, 3400000, 35),
  (9, 'Acadia', 'ME', 1919, 198, 3880000, 30),
  (10, 'Everglades', 'FL', 1934, 6106, 810000, 30),
  (11, 'Biscayne', 'FL', 1980, 700, 570000, 0),
  (12, 'Great Smoky Mountains', 'TN', 1934, 2114, 13300000, 0),
  (13, 'Grand Canyon', 'AZ', 1919, 4863, 4730000, 35),
  (14, 'Cuyahoga Valley', 'OH', 2000, 132, 2860000, 0),
  (15, 'Voyageurs', 'MN', 1975, 883, 220000, 0),
  (16, 'Saguaro', 'AZ', 1994, 371, NULL, 25);
INSERT INTO trails VALUES
  (1, 'Mist Trail', 1, 8.7, 'Hard', 610),
  (2, 'Mirror Lake Loop', 1, 8.0, 'Easy', 60),
  (3, 'Half Dome', 1, 25.7, 'Hard', 1460),
  (4, 'Congress Trail', 2, 4.3, 'Easy', 150),
  (5, 'Moro Rock', 2, 0.8, 'Moderate', 90),
  (6, 'Hidden Valley', 3, 1.6, 'Easy', 30),
  (7, 'Angels Landing', 4, 8.7, 'Hard', 450),
  (8, 'The Narrows', 4, 15.1, 'Moderate', 100),
  (9, 'Riverside Walk', 4, 3.5, 'Easy', 20),
  (10, 'Delicate Arch', 5, 4.8, 'Moderate', 190),
  (11, 'Devils Garden', 5, 12.7, 'Hard', 330),
  (12, 'Navajo Loop', 6, 2.1, 'Moderate', 170),
  (13, 'Fairy Falls', 7, 7.6, 'Easy', 60),
  (14, 'Mount Washburn', 7, 10.3, 'Moderate', 430),
  (15, 'Cascade Canyon', 8, 14.6, 'Moderate', 340),
  (16, 'Precipice Trail', 9, 4.2, 'Hard', 320),
  (17, 'Ocean Path', 9, 7.1, 'Easy', 110),
  (18, 'Anhinga Trail', 10, 1.3, 'Easy', 5),
  (19, 'Alum Cave', 12, 7.9, 'Moderate', 370),
  (20, 'Rainbow Falls', 12, 8.7, 'Moderate', 490),
  (21, 'Bright Angel', 13, 30.6, 'Hard', 1340),
  (22, 'Rim Trail', 13, 20.9, 'Easy', 60),
  (23, 'Towpath Trail', 14, 32.2, 'Easy', NULL);
INSERT INTO campgrounds VALUES
  (1, 'Upper Pines', 1, 238, 36, 'No'),
  (2, 'Wawona', 1, 93, 36, 'No'),
  (3, 'Lodgepole', 2, 214, 32, 'Yes'),
  (4, 'Jumbo Rocks', 3, 124, 20, 'No'),
  (5, 'Watchman', 4, 190, 30, 'No'),
  (6, 'Devils Garden Camp', 5, 51, 25, 'No'),
  (7, 'Sunset Camp', 6, 100, 30, 'Yes'),
  (8, 'Madison', 7, 278, 33, 'No'),
  (9, 'Grant Village', 7, 430, 39, 'Yes'),
  (10, 'Jenny Lake', 8, 61, 45, 'No'),
  (11, 'Blackwoods', 9, 281, 30, 'No'),
  (12, 'Flamingo', 10, 274, 33, 'Yes'),
  (13, 'Elkmont', 12, 220, 30, 'No'),
  (14, 'Cades Cove', 12, 159, 30, 'No'),
  (15, 'Mather', 13, 327, 18, 'Yes'),
  (16, 'Boca Chita', 11, NULL, 35, 'No');
INSERT INTO rangers VALUES
  (1, 'Nina', 'Hartman', 1, 'Law Enforcement', 58000, '2012-05-01'),
  (2, 'Caleb', 'Ortiz', 1, 'Interpreter', 44000, '2018-06-15'),
  (3, 'Susan', 'Blake', 1, 'Biologist', 61000, '2009-03-20'),
  (4, 'Derek', 'Moss', 2, 'Interpreter', 42500, '2019-04-11'),
  (5, 'Alice', 'Tran', 4, 'Law Enforcement', 56500, '2014-07-01'),
  (6, 'Roy', 'Jensen', 4, 'Search and Rescue', 52000, '2016-05-23'),
  (7, 'Grace', 'Whitaker', 5, 'Interpreter', 41000, '2021-03-14'),
  (8, 'Paul', 'Redfern', 7, 'Biologist', 64500, '2005-09-09'),
  (9, 'Ivy', 'Caldwell', 7, 'Law Enforcement', 59000, '2011-05-16'),
  (10, 'Martin', 'Sloan', 7, 'Search and Rescue', 51000, '2017-06-02'),
  (11, 'Ellen', 'Frost', 8, 'Interpreter', 43000, '2018-05-05'),
  (12, 'Jacob', 'Stone', 9, 'Law Enforcement', 55000, '2015-08-30'),
  (13, 'Maria', 'Santos', 10, 'Biologist', 60500, '2010-02-17'),
  (14, 'Leo', 'Burke', 12, 'Law Enforcement', 57500, '2013-04-04'),
  (15, 'Hannah', 'Price', 12, 'Interpreter', 43500, '2020-06-20'),
  (16, 'Victor', 'Lang', 13, 'Search and Rescue', 54000, '2012-10-01'),
  (17, 'Olive', 'Reyes', 13, 'Biologist', 62000, '2008-01-28'),
  (18, 'Sam', 'Whitaker', NULL, 'Interpreter', NULL, '2022-05-30');
INSERT INTO species VALUES
  (1, 'Black Bear', 'Mammal', 'Least Concern'),
  (2, 'Gray Wolf', 'Mammal', 'Endangered'),
  (3, 'Mule Deer', 'Mammal', 'Least Concern'),
  (4, 'California Condor', 'Bird', 'Critically Endangered'),
  (5, 'Peregrine Falcon', 'Bird', 'Least Concern'),
  (6, 'Bald Eagle', 'Bird', 'Least Concern'),
  (7, 'Desert Tortoise', 'Reptile', 'Threatened'),
  (8, 'American Alligator', 'Reptile', 'Least Concern'),
  (9, 'Florida Panther', 'Mammal', 'Endangered'),
  (10, 'Hellbender', 'Amphibian', 'Threatened'),
  (11, 'Wood Frog', 'Amphibian', 'Least Concern'),
  (12, 'Sea Otter', 'Mammal', 'Endangered');
INSERT INTO park_species VALUES
  (1, 1, 'Common', 400), (1, 3, 'Common', 900), (1, 5, 'Rare', 22), (2, 1, 'Common', 310), (2, 4, 'Rare', 9),
  (3, 7, 'Uncommon', 150), (4, 3, 'Common', 700), (4, 4, 'Rare', 14), (4, 5, 'Uncommon', 36), (5, 3, 'Uncommon', 120),
  (7, 1, 'Common', 600), (7, 2, 'Uncommon', 108), (7, 6, 'Uncommon', 64), (8, 1, 'Common', 250), (8, 2, 'Rare', 40),
  (9, 5, 'Uncommon', 28), (9, 6, 'Common', 75), (9, 11, 'Common', NULL), (10, 8, 'Common', 2000), (10, 9, 'Rare', 31),
  (11, 8, 'Uncommon', 85), (12, 1, 'Common', 1900), (12, 10, 'Uncommon', 210), (12, 11, 'Common', 3000),
  (13, 3, 'Common', 1200), (13, 4, 'Rare', 26), (14, 6, 'Rare', 12), (14, 11, 'Common', 800);
