CREATE TABLE Clients (
  ClientId INTEGER PRIMARY KEY,
  FullName TEXT NOT NULL,
  Email TEXT,
  Phone TEXT,
  Country TEXT NOT NULL,
  RegisteredOn TEXT NOT NULL,
  ClientType TEXT NOT NULL,
  IsVip INTEGER NOT NULL
);
CREATE TABLE Specialists (
  SpecialistId INTEGER PRIMARY KEY,
  SpecialistName TEXT NOT NULL,
  Expertise TEXT NOT NULL,
  HiredOn TEXT NOT NULL,
  LeftOn TEXT,
  MentorId INTEGER REFERENCES Specialists(SpecialistId)
);
CREATE TABLE Auctions (
  AuctionCode TEXT PRIMARY KEY,
  AuctionTitle TEXT NOT NULL,
  City TEXT NOT NULL,
  AuctionDate TEXT NOT NULL,
  Format TEXT NOT NULL,
  HallCost REAL NOT NULL
);
CREATE TABLE Lots (
  LotId INTEGER PRIMARY KEY,
  AuctionCode TEXT REFERENCES Auctions(AuctionCode),
  LotTitle TEXT NOT NULL,
  JewelryType TEXT NOT NULL,
  Metal TEXT NOT NULL,
  Gemstone TEXT,
  CaratWeight REAL,
  ConsignorId INTEGER NOT NULL REFERENCES Clients(ClientId),
  SpecialistId INTEGER NOT NULL REFERENCES Specialists(SpecialistId),
  LowEstimate REAL NOT NULL,
  HighEstimate REAL NOT NULL,
  ReceivedOn TEXT NOT NULL,
  WithdrawnOn TEXT
);
CREATE TABLE Bids (
  BidId INTEGER PRIMARY KEY,
  LotId INTEGER NOT NULL REFERENCES Lots(LotId),
  BidderId INTEGER NOT NULL REFERENCES Clients(ClientId),
  Amount REAL NOT NULL,
  Channel TEXT NOT NULL,
  PlacedAt TEXT NOT NULL
);
CREATE TABLE Sales (
  SaleId INTEGER PRIMARY KEY,
  LotId INTEGER NOT NULL REFERENCES Lots(LotId),
  BuyerId INTEGER NOT NULL REFERENCES Clients(ClientId),
  HammerPrice REAL NOT NULL,
  BuyerPremium REAL NOT NULL,
  SoldOn TEXT NOT NULL,
  PaidOn TEXT,
  CollectedOn TEXT
);
CREATE TABLE Appraisals (
  AppraisalId INTEGER PRIMARY KEY,
  ClientId INTEGER NOT NULL REFERENCES Clients(ClientId),
  SpecialistId INTEGER NOT NULL REFERENCES Specialists(SpecialistId),
  AppraisedOn TEXT NOT NULL,
  Fee REAL NOT NULL,
  Notes TEXT,
  Attended INTEGER NOT NULL
);

INSERT INTO Clients (ClientId, FullName, Email, Phone, Country, RegisteredOn, ClientType, IsVip) VALUES
  (1, 'Aurelia Brandt', 'aureliabrandt@mail.example', '+41 22 7433694', 'Switzerland', '2025-03-12', 'private', 1),
  (2, 'Hugo Lefevre', 'hugolefevre@mail.example', NULL, 'France', '2026-02-12', 'private', 0),
  (3, 'Kenji Morita', 'kenjimorita@mail.example', '+41 22 7854026', 'Japan', '2026-01-27', 'private', 1),
  (4, 'Lady Pamela Thorne', 'ladypamelathorne@mail.example', '+41 22 7549725', 'United Kingdom', '2026-02-04', 'private', 0),
  (5, 'Marchetti Gioielli', 'marchettigioielli@mail.example', '+41 22 7660145', 'Italy', '2025-08-21', 'dealer', 0),
  (6, 'Omar Al Hadi', 'omaralhadi@mail.example', '+41 22 7910514', 'United Arab Emirates', '2026-03-16', 'private', 1),
  (7, 'Sylvie Marchand', 'sylviemarchand@mail.example', '+41 22 7761597', 'France', '2026-01-13', 'private', 0),
  (8, 'Greta Lindholm', 'gretalindholm@mail.example', NULL, 'Sweden', '2025-11-22', 'private', 0),
  (9, 'Chen Yulan', 'chenyulan@mail.example', '+41 22 7142537', 'China', '2026-02-26', 'private', 1),
  (10, 'Estate of R. Falk', NULL, NULL, 'Switzerland', '2026-03-03', 'private', 0),
  (11, 'Bijoux Anciens SARL', 'bijouxancienssarl@mail.example', '+41 22 7763243', 'France', '2026-03-17', 'dealer', 0),
  (12, 'Victor Drummond', 'victordrummond@mail.example', '+41 22 7369742', 'United Kingdom', '2026-03-10', 'private', 0),
  (13, 'Isabel Navarro', 'isabelnavarro@mail.example', '+41 22 7143018', 'Spain', '2025-05-06', 'private', 0),
  (14, 'Theodor Kessler', NULL, '+41 22 7341813', 'Switzerland', '2026-03-13', 'private', 0),
  (15, 'Nadia Petrova', 'nadiapetrova@mail.example', '+41 22 7637876', 'Bulgaria', '2026-02-20', 'private', 0),
  (16, 'Harper Quinn', 'harperquinn@mail.example', NULL, 'United States', '2025-10-14', 'private', 0),
  (17, 'Swiss Gem Trust', 'swissgemtrust@mail.example', '+41 22 7840042', 'Switzerland', '2025-12-09', 'dealer', 1),
  (18, 'Giorgia Salvi', 'giorgiasalvi@mail.example', '+41 22 7115254', 'Italy', '2025-06-19', 'private', 0);

INSERT INTO Specialists (SpecialistId, SpecialistName, Expertise, HiredOn, LeftOn, MentorId) VALUES
  (1, 'Beatrice Noel', 'diamonds', '2024-01-08', NULL, NULL),
  (2, 'Armand Keller', 'watches', '2024-02-19', NULL, 1),
  (3, 'Lucia Ferrari', 'antique jewelry', '2024-06-03', NULL, 1),
  (4, 'Tim Osborne', 'colored stones', '2025-01-13', '2025-11-30', 1),
  (5, 'Maya Stern', 'colored stones', '2025-12-01', NULL, 3),
  (6, 'Felix Dubois', 'watches', '2026-01-12', NULL, 2),
  (7, 'Anouk Meier', 'pearls', '2025-04-07', NULL, 3),
  (8, 'Piet van Loon', 'diamonds', '2024-03-11', '2025-06-30', 1);

INSERT INTO Auctions (AuctionCode, AuctionTitle, City, AuctionDate, Format, HallCost) VALUES
  ('GVA24S', 'Geneva Spring Jewels', 'Geneva', '2024-05-14', 'live', 18000),
  ('LON24W', 'London Winter Sparkle', 'London', '2024-11-27', 'live', 15500),
  ('ONL25A', 'Online Watches I', 'Zurich', '2025-03-12', 'online', 1200),
  ('GVA25S', 'Magnificent Jewels', 'Geneva', '2025-05-20', 'live', 19500),
  ('PAR25A', 'Paris Art Deco', 'Paris', '2025-10-08', 'live', 14000),
  ('LON25W', 'London Christmas Jewels', 'London', '2025-12-04', 'hybrid', 16200),
  ('ONL26A', 'Online Pearls', 'Zurich', '2026-01-22', 'online', 900),
  ('GVA26W', 'Geneva Winter Gems', 'Geneva', '2026-02-11', 'hybrid', 17000),
  ('ZRH26A', 'Zurich Antique Rings', 'Zurich', '2026-03-10', 'live', 8200),
  ('GVA26S', 'Geneva Spring Jewels II', 'Geneva', '2026-04-21', 'live', 20500),
  ('PAR26A', 'Paris Gold Boxes', 'Paris', '2026-06-16', 'live', 14800);

INSERT INTO Lots (LotId, AuctionCode, LotTitle, JewelryType, Metal, Gemstone, CaratWeight, ConsignorId, SpecialistId, LowEstimate, HighEstimate, ReceivedOn, WithdrawnOn) VALUES
  (1, 'LON24W', 'Sapphire Cluster Ring', 'ring', 'gold', 'sapphire', 6.2, 11, 7, 4000, 6000, '2024-09-27', NULL),
  (2, 'ONL25A', 'Art Deco Diamond Bracelet', 'bracelet', 'platinum', 'diamond', 14.5, 10, 3, 22000, 30000, '2025-02-09', NULL),
  (3, 'GVA25S', 'Burmese Ruby Ring', 'ring', 'gold', 'ruby', 4.1, 13, 5, 35000, 50000, '2025-03-19', NULL),
  (4, 'GVA25S', 'Pearl Sautoir', 'necklace', 'gold', 'pearl', NULL, 1, 7, 3000, 4500, '2025-04-09', NULL),
  (5, 'PAR25A', 'Emerald Drop Earrings', 'earrings', 'platinum', 'emerald', 9.8, 2, 3, 12000, 18000, '2025-08-22', '2025-09-03'),
  (6, 'PAR25A', 'Gold Pocket Watch', 'watch', 'gold', NULL, NULL, 10, 4, 1500, 2500, '2025-08-30', NULL),
  (7, 'LON25W', 'Tank Wristwatch', 'watch', 'gold', NULL, NULL, 10, 3, 5000, 7000, '2025-10-09', NULL),
  (8, NULL, 'Victorian Locket', 'necklace', 'silver', NULL, NULL, 8, 2, 300, 500, '2026-03-08', NULL),
  (9, 'ONL26A', 'Diamond Solitaire Ring', 'ring', 'platinum', 'diamond', 3.0, 5, 5, 18000, 26000, '2025-11-28', NULL),
  (10, 'GVA26W', 'Coral Brooch', 'brooch', 'gold', 'coral', NULL, 5, 3, 800, 1200, '2025-12-21', NULL),
  (11, 'GVA26W', 'Diamond Riviere', 'necklace', 'platinum', 'diamond', 28.0, 13, 7, 60000, 80000, '2025-12-18', NULL),
  (12, 'ZRH26A', 'Opal Pendant', 'necklace', 'gold', 'opal', 5.5, 10, 2, 1400, 2000, '2026-02-05', NULL),
  (13, 'ZRH26A', 'Steel Chronograph', 'watch', 'steel', NULL, NULL, 1, 3, 9000, 13000, '2026-02-08', NULL),
  (14, 'GVA26S', 'Ruby Bow Brooch', 'brooch', 'gold', 'ruby', 2.2, 12, 7, 2600, 3800, '2026-03-01', NULL),
  (15, 'GVA24S', 'Georgian Mourning Ring', 'ring', 'gold', NULL, NULL, 5, 3, 700, 1100, '2024-03-05', NULL),
  (16, 'LON24W', 'Kashmir Sapphire Ring', 'ring', 'platinum', 'sapphire', 8.3, 2, 2, 45000, 70000, '2024-10-14', NULL),
  (17, 'ONL25A', 'Silver Snake Bangle', 'bracelet', 'silver', NULL, NULL, 11, 3, 250, 400, '2025-01-16', '2025-01-28'),
  (18, 'GVA25S', 'Baroque Pearl Earrings', 'earrings', 'gold', 'pearl', NULL, 2, 5, 1100, 1600, '2025-04-24', NULL),
  (19, 'GVA25S', 'Diamond Tiara', 'tiara', 'platinum', 'diamond', 32.0, 5, 7, 70000, 95000, '2025-04-07', NULL),
  (20, NULL, 'Signet Ring', 'ring', 'gold', NULL, NULL, 1, 4, 400, 650, '2026-01-15', NULL),
  (21, 'PAR25A', 'Emerald Necklace', 'necklace', 'gold', 'emerald', 17.0, 10, 5, 25000, 36000, '2025-08-05', NULL),
  (22, 'LON25W', 'Moon Phase Watch', 'watch', 'platinum', NULL, NULL, 10, 4, 21000, 28000, '2025-10-12', NULL),
  (23, 'LON25W', 'Garnet Bracelet', 'bracelet', 'gold', 'garnet', 11.0, 10, 1, 900, 1300, '2025-11-06', '2025-11-18'),
  (24, 'ONL26A', 'Ruby Stud Earrings', 'earrings', 'gold', 'ruby', 1.6, 13, 5, 1800, 2600, '2025-12-02', NULL);

INSERT INTO Bids (BidId, LotId, BidderId, Amount, Channel, PlacedAt) VALUES
  (1, 1, 14, 3560.0, 'phone', '2024-11-27 14:22:00'),
  (2, 1, 6, 3980.0, 'phone', '2024-11-27 14:20:00'),
  (3, 2, 9, 19920.0, 'online', '2025-03-12 14:20:00'),
  (4, 2, 14, 22240.0, 'online', '2025-03-12 14:38:00'),
  (5, 2, 17, 24750.0, 'online', '2025-03-12 15:54:00'),
  (6, 4, 6, 3040.0, 'online', '2025-05-20 14:15:00'),
  (7, 4, 9, 3740.0, 'phone', '2025-05-20 14:41:00'),
  (8, 6, 6, 1380.0, 'room', '2025-10-08 14:25:00'),
  (9, 6, 7, 1780.0, 'phone', '2025-10-08 14:30:00'),
  (10, 6, 14, 2250.0, 'room', '2025-10-08 15:12:00'),
  (11, 7, 17, 5020.0, 'phone', '2025-12-04 14:23:00'),
  (12, 7, 6, 6260.0, 'online', '2025-12-04 14:44:00'),
  (13, 7, 7, 6960.0, 'phone', '2025-12-04 15:47:00'),
  (14, 10, 1, 950.0, 'online', '2026-02-11 14:40:00'),
  (15, 11, 9, 50200.0, 'online', '2026-02-11 14:15:00'),
  (16, 11, 9, 59130.0, 'phone', '2026-02-11 14:30:00'),
  (17, 12, 17, 1340.0, 'online', '2026-03-10 14:54:00'),
  (18, 12, 17, 1550.0, 'room', '2026-03-10 14:36:00'),
  (19, 12, 6, 1880.0, 'room', '2026-03-10 15:42:00'),
  (20, 15, 6, 700.0, 'online', '2024-05-14 14:44:00'),
  (21, 15, 9, 880.0, 'phone', '2024-05-14 14:45:00'),
  (22, 15, 3, 930.0, 'room', '2024-05-14 15:53:00'),
  (23, 18, 9, 990.0, 'phone', '2025-05-20 14:12:00'),
  (24, 18, 9, 1140.0, 'room', '2025-05-20 14:14:00'),
  (25, 18, 16, 1220.0, 'room', '2025-05-20 15:40:00'),
  (26, 19, 1, 76320.0, 'online', '2025-05-20 14:19:00'),
  (27, 19, 9, 102560.0, 'online', '2025-05-20 14:40:00'),
  (28, 19, 3, 108620.0, 'online', '2025-05-20 15:40:00'),
  (29, 21, 6, 26480.0, 'phone', '2025-10-08 14:16:00'),
  (30, 21, 6, 33050.0, 'room', '2025-10-08 14:49:00'),
  (31, 22, 3, 22400.0, 'online', '2025-12-04 14:15:00'),
  (32, 24, 6, 1690.0, 'online', '2026-01-22 14:33:00'),
  (33, 24, 14, 2010.0, 'online', '2026-01-22 14:42:00');

INSERT INTO Sales (SaleId, LotId, BuyerId, HammerPrice, BuyerPremium, SoldOn, PaidOn, CollectedOn) VALUES
  (1, 1, 6, 3980.0, 995.0, '2024-11-27', '2024-12-19', '2024-12-21'),
  (2, 2, 17, 24750.0, 6187.5, '2025-03-12', '2025-04-10', NULL),
  (3, 4, 9, 3740.0, 935.0, '2025-05-20', '2025-05-27', '2025-06-06'),
  (4, 6, 14, 2250.0, 562.5, '2025-10-08', '2025-11-02', '2025-11-07'),
  (5, 7, 7, 6960.0, 1740.0, '2025-12-04', '2026-01-07', '2026-01-09'),
  (6, 10, 1, 950.0, 237.5, '2026-02-11', NULL, NULL),
  (7, 11, 9, 59130.0, 14782.5, '2026-02-11', '2026-02-18', '2026-03-04'),
  (8, 12, 6, 1880.0, 470.0, '2026-03-10', NULL, NULL),
  (9, 15, 3, 930.0, 232.5, '2024-05-14', '2024-05-19', '2024-06-01'),
  (10, 18, 16, 1220.0, 305.0, '2025-05-20', '2025-06-11', NULL),
  (11, 19, 3, 108620.0, 27155.0, '2025-05-20', '2025-06-29', '2025-07-06'),
  (12, 21, 6, 33050.0, 8262.5, '2025-10-08', '2025-10-17', '2025-10-19'),
  (13, 22, 3, 22400.0, 5600.0, '2025-12-04', '2026-01-09', '2026-01-11'),
  (14, 24, 14, 2010.0, 502.5, '2026-01-22', '2026-01-29', '2026-02-05');

INSERT INTO Appraisals (AppraisalId, ClientId, SpecialistId, AppraisedOn, Fee, Notes, Attended) VALUES
  (1, 15, 7, '2024-06-12', 250, 'clasp replaced', 1),
  (2, 7, 3, '2025-03-12', 120, NULL, 1),
  (3, 4, 1, '2025-05-06', 120, 'good condition, minor scratches', 1),
  (4, 2, 3, '2025-06-06', 200, 'clasp replaced', 1),
  (5, 10, 3, '2025-06-19', 250, 'clasp replaced', 1),
  (6, 8, 3, '2025-07-25', 120, 'original box present', 0),
  (7, 10, 7, '2025-08-21', 150, 'needs cleaning', 1),
  (8, 7, 3, '2025-10-14', 150, NULL, 1),
  (9, 1, 3, '2025-11-17', 150, 'stone slightly chipped', 1),
  (10, 13, 7, '2025-11-18', 120, 'scratches on the back', 1),
  (11, 2, 7, '2025-11-22', 200, NULL, 1),
  (12, 13, 2, '2025-12-09', 250, NULL, 0),
  (13, 4, 7, '2026-01-13', 250, 'scratches on the back', 1),
  (14, 7, 7, '2026-01-27', 120, 'original box present', 1),
  (15, 5, 3, '2026-02-04', 120, 'needs cleaning', 1),
  (16, 2, 5, '2026-02-12', 0, 'original box present', 1),
  (17, 10, 2, '2026-02-20', 120, 'hallmark illegible', 1),
  (18, 15, 7, '2026-02-23', 120, NULL, 0),
  (19, 15, 3, '2026-02-26', 150, NULL, 1),
  (20, 10, 3, '2026-03-03', 200, 'scratches on the back', 1),
  (21, 10, 5, '2026-03-10', 250, NULL, 1),
  (22, 2, 7, '2026-03-13', 200, 'original box present', 1),
  (23, 10, 3, '2026-03-16', 0, 'hallmark illegible', 1),
  (24, 7, 3, '2026-03-17', 250, 'hallmark illegible', 0);
