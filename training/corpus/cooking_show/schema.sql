CREATE TABLE Cooking_Show (
  Show_ID INTEGER PRIMARY KEY,
  Show_Title TEXT NOT NULL,
  Channel TEXT NOT NULL,
  First_Aired_Year INTEGER NOT NULL
);
CREATE TABLE Host (
  Host_ID INTEGER PRIMARY KEY,
  Name TEXT NOT NULL,
  Age INTEGER,
  Hometown TEXT
);
CREATE TABLE Episode (
  Episode_ID INTEGER PRIMARY KEY,
  Show_ID INTEGER NOT NULL REFERENCES Cooking_Show(Show_ID),
  Host_ID INTEGER NOT NULL REFERENCES Host(Host_ID),
  Season INTEGER NOT NULL,
  Theme TEXT NOT NULL,
  Air_Date TEXT NOT NULL,
  Viewers_in_Thousands INTEGER,
  Rating REAL
);
CREATE TABLE Contestant (
  Contestant_ID INTEGER PRIMARY KEY,
  Name TEXT NOT NULL,
  Age INTEGER NOT NULL,
  Occupation TEXT NOT NULL,
  Home_State TEXT NOT NULL
);
CREATE TABLE Dish (
  Dish_ID INTEGER PRIMARY KEY,
  Dish_Name TEXT NOT NULL,
  Cuisine TEXT NOT NULL,
  Course TEXT NOT NULL,
  Calories INTEGER,
  Preparation_Minutes INTEGER NOT NULL
);
CREATE TABLE Performance (
  Episode_ID INTEGER NOT NULL REFERENCES Episode(Episode_ID),
  Contestant_ID INTEGER NOT NULL REFERENCES Contestant(Contestant_ID),
  Dish_ID INTEGER NOT NULL REFERENCES Dish(Dish_ID),
  Score REAL NOT NULL,
  Outcome TEXT NOT NULL,
  PRIMARY KEY (Episode_ID, Contestant_ID)
);
CREATE TABLE Ingredient (
  Ingredient_ID INTEGER PRIMARY KEY,
  Ingredient_Name TEXT NOT NULL,
  Food_Group TEXT NOT NULL,
  Cost_per_Kg REAL
);
CREATE TABLE Dish_Ingredient (
  Dish_ID INTEGER NOT NULL REFERENCES Dish(Dish_ID),
  Ingredient_ID INTEGER NOT NULL REFERENCES Ingredient(Ingredient_ID),
  Grams INTEGER NOT NULL,
  PRIMARY KEY (Dish_ID, Ingredient_ID)
);
INSERT INTO Cooking_Show VALUES
  (1, 'Battle of the Pans', 'Home Network', 2015),
  (2, 'Sweet Victory', 'Tasty TV', 2018),
  (3, 'Street Food Stars', 'Tasty TV', 2020),
  (4, 'Grandma Knows Best', 'Channel Nine', 2012),
  (5, 'Five Dollar Dinner', 'Home Network', 2009),
  (6, 'Vegan Valley', 'Green Channel', 2022),
  (7, 'Kitchen Rescue', 'Channel Nine', 2019),
  (8, 'The Oyster Bar', 'Tasty TV', 2023);
INSERT INTO Host VALUES
  (1, 'Marcus Bell', 45, 'Chicago'),
  (2, 'Laura Kim', 38, 'Seattle'),
  (3, 'Diego Ramos', 52, 'Houston'),
  (4, 'Sandra Pierce', 61, 'Boston'),
  (5, 'Tyler West', 33, 'Chicago'),
  (6, 'Anita Rao', NULL, 'Seattle'),
  (7, 'Gordon Hale', 57, NULL),
  (8, 'Mei Wong', 29, 'Houston');
INSERT INTO Episode VALUES
  (1, 1, 1, 1, 'Breakfast', '2015-03-02', 1450, 7.8),
  (2, 1, 1, 1, 'Seafood', '2015-03-09', 1520, 8.1),
  (3, 1, 5, 2, 'Holiday', '2016-12-12', 1980, 8.6),
  (4, 1, 2, 3, 'Street Food', '2017-05-20', 1610, 7.9),
  (5, 2, 2, 1, 'Chocolate', '2018-02-14', 1240, 8.4),
  (6, 2, 2, 1, 'Holiday', '2018-12-20', 1390, 8.8),
  (7, 2, 4, 2, 'Breakfast', '2019-04-01', 980, 7.1),
  (8, 3, 3, 1, 'Street Food', '2020-06-10', 870, 7.5),
  (9, 3, 3, 1, 'Seafood', '2020-06-17', 905, 7.7),
  (10, 3, 8, 2, 'Street Food', '2021-07-03', 1105, 8.2),
  (11, 4, 4, 1, 'Holiday', '2012-12-18', 2250, 8.9),
  (12, 4, 4, 2, 'Comfort Food', '2013-10-05', 2100, 8.7),
  (13, 5, 1, 1, 'Budget', '2009-09-09', 640, 6.4),
  (14, 6, 6, 1, 'Vegan', '2022-01-15', 720, 7.3),
  (15, 6, 6, 1, 'Breakfast', '2022-01-22', NULL, NULL),
  (16, 7, 5, 1, 'Comfort Food', '2019-11-11', 1335, 7.0);
INSERT INTO Contestant VALUES
  (1, 'Julia Stein', 34, 'Teacher', 'Ohio'),
  (2, 'Andre Lewis', 41, 'Firefighter', 'Texas'),
  (3, 'Kenji Ito', 27, 'Student', 'California'),
  (4, 'Maria Lopez', 52, 'Nurse', 'Texas'),
  (5, 'Brian Cook', 38, 'Accountant', 'Ohio'),
  (6, 'Fatima Noor', 30, 'Teacher', 'Michigan'),
  (7, 'Steve Novak', 63, 'Retired', 'Illinois'),
  (8, 'Chloe Adams', 22, 'Student', 'California'),
  (9, 'Raj Patel', 45, 'Engineer', 'New Jersey'),
  (10, 'Hannah Fox', 29, 'Nurse', 'Oregon'),
  (11, 'Luis Mendez', 36, 'Firefighter', 'California'),
  (12, 'Emily Hart', 48, 'Teacher', 'Texas'),
  (13, 'Owen Gray', 25, 'Student', 'Oregon'),
  (14, 'Paula Ricci', 57, 'Retired', 'New Jersey');
INSERT INTO Dish VALUES
  (1, 'Shrimp Tacos', 'Mexican', 'Main', 480, 35),
  (2, 'Lemon Tart', 'French', 'Dessert', 520, 70),
  (3, 'Miso Soup', 'Japanese', 'Starter', 90, 20),
  (4, 'Blueberry Pancakes', 'American', 'Main', 610, 25),
  (5, 'Chocolate Souffle', 'French', 'Dessert', 430, 45),
  (6, 'Lentil Curry', 'Indian', 'Main', 390, 50),
  (7, 'Tomato Bruschetta', 'Italian', 'Starter', 210, 15),
  (8, 'Pot Roast', 'American', 'Main', 820, 180),
  (9, 'Tofu Stir Fry', 'Japanese', 'Main', 340, 30),
  (10, 'Tiramisu', 'Italian', 'Dessert', 560, 40),
  (11, 'Clam Chowder', 'American', 'Starter', 450, 60),
  (12, 'Churros', 'Mexican', 'Dessert', NULL, 30),
  (13, 'Mushroom Risotto', 'Italian', 'Main', 590, 45),
  (14, 'Onion Soup', 'French', 'Starter', 310, 75);
INSERT INTO Performance VALUES
  (1, 1, 4, 7.5, 'Safe'), (1, 2, 4, 8.8, 'Winner'), (1, 3, 3, 6.0, 'Eliminated'),
  (2, 1, 11, 9.1, 'Winner'), (2, 2, 1, 7.2, 'Safe'), (2, 5, 11, 5.5, 'Eliminated'),
  (3, 1, 8, 8.0, 'Safe'), (3, 6, 2, 9.4, 'Winner'),
  (4, 3, 1, 8.3, 'Winner'), (4, 11, 12, 6.9, 'Eliminated'),
  (5, 8, 5, 9.0, 'Winner'), (5, 10, 5, 6.2, 'Eliminated'), (5, 12, 10, 7.7, 'Safe'),
  (6, 8, 2, 8.1, 'Safe'), (6, 12, 10, 8.5, 'Winner'),
  (7, 12, 4, 7.0, 'Safe'), (7, 10, 4, 7.3, 'Winner'),
  (8, 11, 1, 8.7, 'Winner'), (8, 4, 12, 6.6, 'Safe'),
  (9, 4, 1, 7.9, 'Winner'), (9, 9, 11, 7.4, 'Safe'),
  (10, 11, 12, 8.9, 'Winner'), (10, 9, 6, 8.0, 'Safe'),
  (11, 7, 8, 9.3, 'Winner'), (11, 14, 14, 8.4, 'Safe'),
  (12, 7, 8, 8.2, 'Safe'), (12, 14, 13, 8.6, 'Winner'),
  (14, 6, 9, 7.1, 'Safe'), (14, 9, 6, 8.3, 'Winner'),
  (16, 5, 14, 6.1, 'Eliminated');
INSERT INTO Ingredient VALUES
  (1, 'Shrimp', 'Seafood', 18.5), (2, 'Flour', 'Grain', 1.1), (3, 'Butter', 'Dairy', 8.9), (4, 'Egg', 'Protein', 4.2),
  (5, 'Tofu', 'Protein', 5.6), (6, 'Tomato', 'Vegetable', 3.4), (7, 'Onion', 'Vegetable', 1.6), (8, 'Beef', 'Meat', 15.8),
  (9, 'Chocolate', 'Sweet', 12.0), (10, 'Lentils', 'Legume', 2.7), (11, 'Cream', 'Dairy', 6.3), (12, 'Sugar', 'Sweet', 1.3),
  (13, 'Clams', 'Seafood', 14.0), (14, 'Lemon', 'Fruit', 3.0), (15, 'Mushroom', 'Vegetable', 7.5), (16, 'Saffron', 'Spice', NULL);
INSERT INTO Dish_Ingredient VALUES
  (1, 1, 250), (1, 6, 100), (1, 7, 50), (2, 2, 200), (2, 3, 120), (2, 4, 150), (2, 12, 140), (2, 14, 180),
  (3, 5, 80), (4, 2, 220), (4, 3, 40), (4, 4, 100), (4, 12, 30), (5, 9, 170), (5, 4, 200), (5, 12, 60), (5, 3, 50),
  (6, 10, 300), (6, 6, 150), (6, 7, 90), (7, 6, 200), (8, 8, 1200), (8, 7, 200), (9, 5, 320), (9, 15, 90),
  (10, 11, 250), (10, 4, 120), (10, 12, 80), (11, 13, 300), (11, 11, 200), (11, 7, 80), (13, 15, 240), (13, 3, 60), (13, 7, 60),
  (14, 7, 600), (14, 3, 50);
