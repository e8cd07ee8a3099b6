CREATE TABLE vendors (
  Vendor_ID INTEGER PRIMARY KEY,
  Vendor_Name TEXT NOT NULL,
  Cuisine TEXT NOT NULL,
  Home_City TEXT,
  Year_Started INTEGER NOT NULL,
  Staff_Size INTEGER NOT NULL
);
CREATE TABLE markets (
  Market_ID INTEGER PRIMARY KEY,
  Market_Name TEXT NOT NULL,
  District TEXT NOT NULL,
  Opening_Day TEXT NOT NULL,
  Capacity INTEGER NOT NULL,
  Entry_Fee REAL
);
CREATE TABLE stalls (
  Stall_ID INTEGER PRIMARY KEY,
  Market_ID INTEGER NOT NULL,
  Vendor_ID INTEGER,
  Stall_Size TEXT NOT NULL,
  Monthly_Rent INTEGER NOT NULL
);
CREATE TABLE dishes (
  Dish_ID INTEGER PRIMARY KEY,
  Vendor_ID INTEGER NOT NULL,
  Dish_Name TEXT NOT NULL,
  Course TEXT NOT NULL,
  Price REAL NOT NULL,
  Spice_Level INTEGER NOT NULL,
  Vegetarian TEXT NOT NULL
);
CREATE TABLE ingredients (
  Ingredient_ID INTEGER PRIMARY KEY,
  Ingredient_Name TEXT NOT NULL,
  Food_Group TEXT NOT NULL,
  Allergen TEXT
);
CREATE TABLE dish_ingredients (
  Dish_ID INTEGER NOT NULL,
  Ingredient_ID INTEGER NOT NULL,
  Grams INTEGER NOT NULL,
  PRIMARY KEY (Dish_ID, Ingredient_ID)
);
CREATE TABLE reviews (
  Review_ID INTEGER PRIMARY KEY,
  Dish_ID INTEGER NOT NULL,
  Reviewer_Name TEXT NOT NULL,
  Stars INTEGER NOT NULL,
  Review_Year INTEGER NOT NULL
);
CREATE TABLE inspections (
  Inspection_ID INTEGER PRIMARY KEY,
  Vendor_ID INTEGER NOT NULL,
  Inspector TEXT NOT NULL,
  Result TEXT NOT NULL,
  Score INTEGER NOT NULL,
  Inspection_Year INTEGER NOT NULL
);
INSERT INTO vendors VALUES
(1,'Taco Lucha','Mexican','Leeds',2012,4),(2,'Bao Brothers','Chinese','Manchester',2015,5),(3,'Masala Cart','Indian','Leicester',2009,6),
(4,'Wok This Way','Thai','Leeds',2018,3),(5,'Pierogi Palace','Polish',NULL,2014,2),(6,'Falafel Fusion','Lebanese','Bradford',2011,3),
(7,'Smokestack BBQ','American','York',2016,7),(8,'Dosa Den','Indian','Bradford',2017,4),(9,'Crepe Escape','French','York',2013,2),
(10,'Seoul Kitchen','Korean','Manchester',2019,4),(11,'Churro Bar','Mexican','Leeds',2020,2),(12,'Vegan Voyage','Lebanese','Sheffield',2021,3);
INSERT INTO markets VALUES
(1,'Dockside Night Market','Waterfront','Friday',1200,3.5),(2,'Kirkgate Feast','Old Town','Saturday',2500,NULL),(3,'Canal Yard','Waterfront','Sunday',800,2),
(4,'Station Square Eats','City Center','Thursday',600,NULL),(5,'Mill Lane Market','Northside','Saturday',950,1.5),(6,'Castle Green Fair','Old Town','Sunday',3000,5),
(7,'University Quad Bites','Northside','Wednesday',400,NULL);
INSERT INTO stalls VALUES
(1,1,1,'large',900),(2,1,2,'medium',650),(3,1,7,'large',980),(4,2,3,'medium',700),(5,2,5,'small',420),(6,2,9,'small',400),(7,2,1,'medium',690),
(8,3,4,'small',380),(9,3,6,'medium',560),(10,3,10,'medium',600),(11,4,2,'small',350),(12,4,8,'small',360),(13,5,3,'medium',520),(14,5,11,'small',300),
(15,6,7,'large',1200),(16,6,6,'large',1150),(17,6,10,'medium',800),(18,6,2,'large',1180),(19,5,NULL,'small',290),(20,1,8,'small',450);
INSERT INTO dishes VALUES
(1,1,'Carnitas Taco','main',8.5,3,'no'),(2,1,'Cactus Taco','main',7.5,4,'yes'),(3,2,'Pork Bao','main',6,1,'no'),(4,2,'Mushroom Bao','main',5.5,1,'yes'),
(5,3,'Chicken Tikka Wrap','main',9,4,'no'),(6,3,'Samosa Chaat','starter',5,3,'yes'),(7,4,'Pad Thai','main',9.5,2,'no'),(8,4,'Green Curry','main',10,5,'no'),
(9,5,'Potato Pierogi','main',7,0,'yes'),(10,6,'Falafel Plate','main',8,1,'yes'),(11,6,'Hummus Bowl','starter',4.5,0,'yes'),(12,7,'Pulled Pork Bun','main',10.5,2,'no'),
(13,7,'Mac and Cheese','side',5,0,'yes'),(14,8,'Masala Dosa','main',7.5,3,'yes'),(15,9,'Lemon Crepe','dessert',4,0,'yes'),(16,9,'Ham Galette','main',7,0,'no'),
(17,10,'Kimchi Fries','side',6,4,'yes'),(18,10,'Bulgogi Bowl','main',10,2,'no'),(19,11,'Chocolate Churros','dessert',4.5,0,'yes'),(20,2,'Sesame Ball','dessert',3.5,0,'yes'),
(21,8,'Mango Lassi','drink',3,0,'yes');
INSERT INTO ingredients VALUES
(1,'pork','meat',NULL),(2,'chicken','meat',NULL),(3,'wheat flour','grain','gluten'),(4,'corn tortilla','grain',NULL),(5,'peanut','nut','peanut'),
(6,'cheese','dairy','milk'),(7,'potato','vegetable',NULL),(8,'chickpea','legume',NULL),(9,'chili','vegetable',NULL),(10,'soy sauce','sauce','soy'),
(11,'sesame','seed','sesame'),(12,'yogurt','dairy','milk'),(13,'coconut milk','sauce',NULL),(14,'saffron','spice',NULL);
INSERT INTO dish_ingredients VALUES
(1,1,120),(1,4,60),(1,9,5),(2,4,60),(2,9,8),(3,1,90),(3,3,70),(3,10,10),(4,3,70),(4,10,12),(5,2,130),(5,3,80),(5,12,30),(5,9,6),
(6,7,80),(6,8,60),(6,12,40),(7,5,25),(7,10,15),(8,13,150),(8,2,110),(8,9,12),(9,7,140),(9,3,90),(10,8,160),(10,11,20),(11,8,120),(11,11,35),
(12,1,180),(12,3,90),(13,6,100),(13,3,80),(14,7,110),(15,3,85),(16,6,50),(17,7,200),(17,9,10),(18,10,25),(18,11,5),(19,3,95),(20,11,15),(21,12,180);
INSERT INTO reviews VALUES
(1,1,'Nadia',5,2021),(2,1,'Tom',4,2022),(3,2,'Priya',3,2022),(4,3,'Tom',5,2021),(5,3,'Elena',4,2023),(6,4,'Nadia',4,2023),(7,5,'Marcus',5,2020),
(8,5,'Priya',4,2021),(9,6,'Elena',2,2022),(10,7,'Marcus',3,2022),(11,8,'Tom',5,2023),(12,9,'Nadia',4,2020),(13,10,'Priya',5,2021),(14,10,'Sven',5,2022),
(15,12,'Marcus',4,2021),(16,12,'Sven',1,2022),(17,14,'Priya',5,2023),(18,15,'Elena',3,2021),(19,17,'Tom',2,2023),(20,18,'Nadia',5,2023),(21,19,'Sven',4,2022),
(22,5,'Nadia',5,2023),(23,10,'Marcus',3,2023);
INSERT INTO inspections VALUES
(1,1,'R. Dale','pass',92,2020),(2,1,'K. Munro','pass',95,2022),(3,2,'R. Dale','pass',88,2021),(4,3,'K. Munro','fail',54,2020),(5,3,'R. Dale','pass',79,2021),
(6,4,'T. Ellwood','conditional',67,2021),(7,5,'R. Dale','pass',90,2022),(8,6,'K. Munro','pass',97,2021),(9,7,'T. Ellwood','fail',48,2021),(10,7,'T. Ellwood','conditional',70,2022),
(11,8,'K. Munro','pass',85,2022),(12,10,'R. Dale','pass',83,2022),(13,9,'T. Ellwood','fail',59,2022),(14,2,'K. Munro','pass',91,2023),(15,10,'K. Munro','conditional',72,2023);
