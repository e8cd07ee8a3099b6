CREATE TABLE Greenhouse (
  GreenhouseId INTEGER PRIMARY KEY,
  GreenhouseName TEXT NOT NULL,
  AreaM2 INTEGER NOT NULL,
  Glazing TEXT NOT NULL,
  Heated INTEGER NOT NULL,
  BuiltOn TEXT NOT NULL,
  LastInspected TEXT
);
CREATE TABLE Crop (
  CropId INTEGER PRIMARY KEY,
  CropName TEXT NOT NULL,
  Family TEXT NOT NULL,
  DaysToHarvest INTEGER,
  PricePerKg REAL NOT NULL,
  SeedCostPerKg REAL NOT NULL,
  Organic INTEGER NOT NULL
);
CREATE TABLE Worker (
  WorkerId INTEGER PRIMARY KEY,
  FullName TEXT NOT NULL,
  JobTitle TEXT NOT NULL,
  HourlyWage REAL NOT NULL,
  HiredOn TEXT NOT NULL,
  LeftOn TEXT,
  ForemanId INTEGER REFERENCES Worker(WorkerId)
);
CREATE TABLE Planting (
  PlantingId INTEGER PRIMARY KEY,
  GreenhouseId INTEGER NOT NULL REFERENCES Greenhouse(GreenhouseId),
  CropId INTEGER NOT NULL REFERENCES Crop(CropId),
  PlantedOn TEXT NOT NULL,
  ClearedOn TEXT,
  PlantCount INTEGER NOT NULL,
  PestProblem TEXT
);
CREATE TABLE Picking (
  PickingId INTEGER PRIMARY KEY,
  PlantingId INTEGER NOT NULL REFERENCES Planting(PlantingId),
  WorkerId INTEGER NOT NULL REFERENCES Worker(WorkerId),
  PickedOn TEXT NOT NULL,
  WeightKg REAL NOT NULL,
  WasteKg REAL NOT NULL,
  Hours REAL NOT NULL
);
CREATE TABLE Client (
  ClientId INTEGER PRIMARY KEY,
  ClientName TEXT NOT NULL,
  ClientType TEXT NOT NULL,
  City TEXT NOT NULL,
  Phone TEXT,
  SignedUpOn TEXT NOT NULL
);
CREATE TABLE SalesOrder (
  OrderNo INTEGER PRIMARY KEY,
  ClientId INTEGER NOT NULL REFERENCES Client(ClientId),
  CropId INTEGER NOT NULL REFERENCES Crop(CropId),
  OrderedOn TEXT NOT NULL,
  DeliveredOn TEXT,
  QuantityKg REAL NOT NULL,
  Amount REAL NOT NULL,
  Status TEXT NOT NULL,
  Refunded REAL
);

INSERT INTO Greenhouse (GreenhouseId, GreenhouseName, AreaM2, Glazing, Heated, BuiltOn, LastInspected) VALUES
  (1, 'North Glass', 1200, 'glass', 1, '2015-04-01', '2026-02-11'),
  (2, 'South Glass', 1500, 'glass', 1, '2016-09-15', '2026-01-20'),
  (3, 'Tunnel A', 400, 'film', 0, '2019-03-10', '2025-06-02'),
  (4, 'Tunnel B', 420, 'film', 0, '2019-03-10', NULL),
  (5, 'Propagation House', 250, 'polycarbonate', 1, '2021-02-01', '2026-03-10'),
  (6, 'Old Orangery', 180, 'glass', 0, '1998-05-20', '2024-11-12'),
  (7, 'Tunnel C', 600, 'film', 0, '2024-07-22', NULL),
  (8, 'West Poly', 900, 'polycarbonate', 1, '2026-01-30', NULL);

INSERT INTO Crop (CropId, CropName, Family, DaysToHarvest, PricePerKg, SeedCostPerKg, Organic) VALUES
  (1, 'Vine Tomato', 'nightshade', 75, 3.4, 0.9, 0),
  (2, 'Cherry Tomato', 'nightshade', 65, 5.2, 1.4, 1),
  (3, 'Cucumber', 'gourd', 50, 2.1, 0.6, 0),
  (4, 'Sweet Pepper', 'nightshade', 80, 3.9, 1.1, 0),
  (5, 'Lettuce', 'leaf', 40, 2.8, 0.7, 1),
  (6, 'Basil', 'herb', 30, 12.5, 2.5, 1),
  (7, 'Mint', 'herb', NULL, 11.0, 2.1, 1),
  (8, 'Strawberry', 'berry', 90, 7.5, 2.9, 0),
  (9, 'Aubergine', 'nightshade', 85, 3.2, 1.0, 0),
  (10, 'Courgette', 'gourd', 45, 1.9, 0.5, 0),
  (11, 'Microgreens', 'leaf', 12, 24.0, 6.0, 1);

INSERT INTO Worker (WorkerId, FullName, JobTitle, HourlyWage, HiredOn, LeftOn, ForemanId) VALUES
  (1, 'Helga Brandt', 'head grower', 26.5, '2024-01-08', NULL, NULL),
  (2, 'Marek Nowak', 'picker', 15.2, '2024-02-19', NULL, 1),
  (3, 'Sofia Rossi', 'picker', 15.2, '2024-05-06', NULL, 4),
  (4, 'Daniel Cho', 'foreman', 21.0, '2024-03-01', NULL, 1),
  (5, 'Amira Haddad', 'picker', 14.8, '2025-02-24', NULL, 4),
  (6, 'Jan Visser', 'technician', 23.4, '2025-04-14', NULL, 1),
  (7, 'Lucia Gomez', 'picker', 14.8, '2025-06-02', '2025-10-31', 4),
  (8, 'Tom Baker', 'packer', 14.5, '2025-09-15', NULL, 4),
  (9, 'Elif Kaya', 'packer', 14.5, '2026-01-12', NULL, 4),
  (10, 'Igor Petrov', 'picker', 14.6, '2024-06-10', '2026-01-31', 4),
  (11, 'Nina Wolf', 'picker', 14.4, '2026-03-02', NULL, 4);

INSERT INTO Planting (PlantingId, GreenhouseId, CropId, PlantedOn, ClearedOn, PlantCount, PestProblem) VALUES
  (1, 1, 1, '2024-02-15', '2024-10-30', 800, NULL),
  (2, 2, 3, '2024-03-05', '2024-09-20', 600, 'aphids'),
  (3, 3, 5, '2024-04-02', '2024-06-10', 1200, NULL),
  (4, 5, 6, '2024-09-01', '2025-01-15', 900, NULL),
  (5, 1, 2, '2025-02-10', '2025-10-28', 950, 'whitefly'),
  (6, 2, 4, '2025-02-20', '2025-11-05', 700, NULL),
  (7, 3, 5, '2025-03-25', '2025-05-28', 1300, 'slugs'),
  (8, 4, 10, '2025-04-15', '2025-09-12', 350, NULL),
  (9, 6, 8, '2025-03-01', NULL, 500, NULL),
  (10, 5, 6, '2025-10-06', '2026-02-20', 1000, 'downy mildew'),
  (11, 7, 9, '2025-04-28', '2025-10-10', 420, 'spider mites'),
  (12, 1, 1, '2025-12-10', NULL, 850, NULL),
  (13, 2, 3, '2026-01-12', NULL, 650, 'aphids'),
  (14, 5, 11, '2026-02-24', NULL, 3000, NULL),
  (15, 3, 5, '2026-02-05', NULL, 1400, NULL),
  (16, 8, 4, '2026-03-03', NULL, 720, NULL),
  (17, 2, 2, '2026-03-16', NULL, 400, NULL);

INSERT INTO Picking (PickingId, PlantingId, WorkerId, PickedOn, WeightKg, WasteKg, Hours) VALUES
  (1, 1, 10, '2024-06-13', 196.0, 11.0, 4.0),
  (2, 1, 3, '2024-09-01', 222.0, 13.8, 6.0),
  (3, 1, 3, '2024-06-17', 221.0, 2.3, 4.0),
  (4, 2, 2, '2024-08-18', 57.0, 5.5, 3.5),
  (5, 2, 2, '2024-06-29', 131.0, 15.7, 5.5),
  (6, 3, 3, '2024-06-03', 28.0, 3.2, 6.0),
  (7, 3, 4, '2024-05-30', 49.0, 4.0, 4.0),
  (8, 4, 3, '2024-10-07', 27.0, 2.7, 2.0),
  (9, 4, 10, '2024-10-07', 9.0, 0.6, 4.0),
  (10, 5, 5, '2025-07-31', 58.0, 1.8, 2.0),
  (11, 5, 3, '2025-08-18', 39.0, 3.7, 3.5),
  (12, 5, 10, '2025-10-09', 213.0, 24.4, 6.0),
  (13, 6, 2, '2025-06-02', 163.0, 10.2, 5.5),
  (14, 6, 4, '2025-07-05', 256.0, 6.7, 6.0),
  (15, 7, 4, '2025-05-18', 113.0, 13.0, 6.0),
  (16, 7, 4, '2025-05-17', 144.0, 7.6, 2.0),
  (17, 8, 3, '2025-06-16', 203.0, 18.0, 5.5),
  (18, 8, 5, '2025-06-05', 37.0, 2.6, 6.0),
  (19, 9, 7, '2025-06-29', 175.0, 7.9, 6.0),
  (20, 9, 3, '2025-06-15', 191.0, 5.5, 4.0),
  (21, 10, 4, '2025-12-20', 28.0, 2.1, 4.0),
  (22, 10, 2, '2025-12-09', 9.0, 0.2, 3.5),
  (23, 10, 5, '2026-02-15', 15.0, 0.4, 2.0),
  (24, 12, 3, '2026-03-14', 124.0, 13.8, 3.5),
  (25, 12, 2, '2026-03-16', 246.0, 11.8, 6.0),
  (26, 12, 3, '2026-03-10', 259.0, 27.6, 3.5),
  (27, 13, 2, '2026-03-12', 132.0, 13.0, 5.5),
  (28, 13, 4, '2026-03-04', 33.0, 3.4, 4.0),
  (29, 13, 5, '2026-03-04', 83.0, 2.4, 2.0),
  (30, 14, 3, '2026-03-17', 8.0, 0.7, 5.5),
  (31, 14, 4, '2026-03-10', 8.0, 0.9, 6.0),
  (32, 15, 5, '2026-03-18', 27.0, 3.1, 4.0),
  (33, 15, 3, '2026-03-17', 245.0, 12.4, 5.5);

INSERT INTO Client (ClientId, ClientName, ClientType, City, Phone, SignedUpOn) VALUES
  (1, 'Green Basket', 'supermarket', 'Utrecht', '030-221100', '2024-01-18'),
  (2, 'Trattoria Roma', 'restaurant', 'Utrecht', '030-778812', '2024-02-25'),
  (3, 'Market Stall Jansen', 'market', 'Amersfoort', NULL, '2024-05-11'),
  (4, 'Veggie Box Club', 'subscription', 'Amsterdam', '020-554411', '2024-10-07'),
  (5, 'Hotel Zuid', 'hotel', 'Amsterdam', '020-119922', '2025-03-03'),
  (6, 'Daily Greens', 'supermarket', 'Rotterdam', '010-443300', '2025-05-19'),
  (7, 'Cafe Mint', 'restaurant', 'Amersfoort', NULL, '2025-09-09'),
  (8, 'School Kitchen Oost', 'canteen', 'Utrecht', '030-909011', '2026-01-14'),
  (9, 'Sushi Wave', 'restaurant', 'Rotterdam', '010-878700', '2026-02-17'),
  (10, 'Bio Corner', 'shop', 'Amsterdam', NULL, '2026-03-09');

INSERT INTO SalesOrder (OrderNo, ClientId, CropId, OrderedOn, DeliveredOn, QuantityKg, Amount, Status, Refunded) VALUES
  (9001, 2, 10, '2024-05-14', '2024-05-17', 25.0, 47.5, 'delivered', NULL),
  (9002, 1, 1, '2024-06-20', '2024-06-21', 40.0, 136.0, 'delivered', NULL),
  (9003, 2, 6, '2024-08-09', '2024-08-12', 5.0, 56.25, 'delivered', NULL),
  (9004, 4, 3, '2024-10-22', '2024-10-23', 20.0, 42.0, 'delivered', NULL),
  (9005, 4, 2, '2024-12-12', '2024-12-16', 20.0, 104.0, 'delivered', NULL),
  (9006, 2, 2, '2025-01-08', NULL, 120.0, 624.0, 'cancelled', NULL),
  (9007, 3, 3, '2025-04-29', '2025-05-03', 25.0, 49.88, 'delivered', NULL),
  (9008, 4, 4, '2025-05-21', '2025-05-23', 60.0, 234.0, 'delivered', 70.2),
  (9009, 2, 8, '2025-06-11', '2025-06-12', 20.0, 150.0, 'delivered', NULL),
  (9010, 1, 8, '2025-07-04', '2025-07-08', 40.0, 300.0, 'delivered', NULL),
  (9011, 5, 3, '2025-08-19', '2025-08-22', 120.0, 252.0, 'delivered', NULL),
  (9012, 6, 6, '2025-09-24', '2025-09-28', 2.0, 25.0, 'delivered', NULL),
  (9013, 2, 5, '2025-10-15', '2025-10-19', 80.0, 212.8, 'delivered', 63.84),
  (9014, 5, 2, '2025-11-20', '2025-11-23', 60.0, 312.0, 'delivered', NULL),
  (9015, 5, 5, '2025-12-16', '2025-12-17', 25.0, 70.0, 'delivered', NULL),
  (9016, 5, 6, '2025-12-22', '2025-12-23', 5.0, 59.38, 'delivered', NULL),
  (9017, 3, 8, '2026-01-13', NULL, 10.0, 75.0, 'cancelled', NULL),
  (9018, 6, 2, '2026-01-28', '2026-01-29', 80.0, 374.4, 'delivered', NULL),
  (9019, 6, 10, '2026-02-05', '2026-02-09', 40.0, 68.4, 'delivered', 20.52),
  (9020, 1, 4, '2026-02-13', '2026-02-17', 10.0, 39.0, 'delivered', NULL),
  (9021, 1, 4, '2026-02-20', NULL, 25.0, 87.75, 'open', NULL),
  (9022, 8, 10, '2026-02-27', '2026-03-03', 120.0, 228.0, 'delivered', 68.4),
  (9023, 8, 6, '2026-03-04', '2026-03-05', 10.0, 125.0, 'delivered', NULL),
  (9024, 1, 10, '2026-03-06', NULL, 20.0, 34.2, 'cancelled', NULL),
  (9025, 6, 4, '2026-03-10', '2026-03-13', 120.0, 421.2, 'delivered', NULL),
  (9026, 4, 10, '2026-03-12', NULL, 40.0, 68.4, 'open', NULL),
  (9027, 5, 8, '2026-03-16', NULL, 120.0, 900.0, 'open', NULL),
  (9028, 3, 6, '2026-03-17', NULL, 5.0, 59.38, 'open', NULL),
  (9029, 8, 3, '2026-03-17', NULL, 10.0, 21.0, 'open', NULL),
  (9030, 2, 11, '2026-03-18', NULL, 8.0, 172.8, 'open', NULL);
