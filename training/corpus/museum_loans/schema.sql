CREATE TABLE Museums (
  museum_id INTEGER PRIMARY KEY,
  museum_name VARCHAR(60),
  city VARCHAR(40),
  country VARCHAR(40),
  year_opened INTEGER,
  annual_budget REAL
);
CREATE TABLE Artists (
  artist_id INTEGER PRIMARY KEY,
  artist_name VARCHAR(60),
  nationality VARCHAR(40),
  birth_year INTEGER,
  death_year INTEGER
);
CREATE TABLE Artworks (
  artwork_id INTEGER PRIMARY KEY,
  artwork_title VARCHAR(80),
  artist_id INTEGER,
  museum_id INTEGER,
  medium_code CHAR(3),
  year_made INTEGER,
  insured_value INTEGER
);
CREATE TABLE Ref_Media (
  medium_code CHAR(3) PRIMARY KEY,
  medium_description VARCHAR(40)
);
CREATE TABLE Exhibitions (
  exhibition_id INTEGER PRIMARY KEY,
  exhibition_title VARCHAR(80),
  gallery_name VARCHAR(60),
  theme VARCHAR(40),
  opening_date DATE,
  closing_date DATE,
  visitor_count INTEGER
);
CREATE TABLE Couriers (
  courier_id INTEGER PRIMARY KEY,
  courier_name VARCHAR(60),
  transport_mode VARCHAR(20),
  daily_fee REAL
);
CREATE TABLE Loans (
  loan_id INTEGER PRIMARY KEY,
  artwork_id INTEGER,
  exhibition_id INTEGER,
  courier_id INTEGER,
  loan_status VARCHAR(20),
  loan_fee INTEGER,
  loan_days INTEGER
);
INSERT INTO Museums VALUES
  (1, 'Hartwell Museum', 'London', 'United Kingdom', 1889, 42.5),
  (2, 'Museo del Rio', 'Seville', 'Spain', 1921, 12.8),
  (3, 'Stadtgalerie Nord', 'Hamburg', 'Germany', 1954, 18.0),
  (4, 'Musee des Quais', 'Lyon', 'France', 1902, 21.4),
  (5, 'Bryce Collection', 'London', 'United Kingdom', 1998, 9.6),
  (6, 'Palazzo Lanza', 'Turin', 'Italy', 1876, 15.2),
  (7, 'Kunsthaus Weiss', 'Munich', 'Germany', 1931, NULL),
  (8, 'Pier Gallery', 'Bristol', 'United Kingdom', 2005, 5.1),
  (9, 'Museu da Luz', 'Porto', 'Portugal', 1987, 7.3);
INSERT INTO Artists VALUES
  (1, 'Johanna Reinhardt', 'German', 1841, 1909), (2, 'Carlos Villar', 'Spanish', 1885, 1951), (3, 'Edmund Thorne', 'British', 1802, 1870),
  (4, 'Adele Fontaine', 'French', 1868, 1940), (5, 'Giulio Arena', 'Italian', 1756, 1823), (6, 'Margaret Sloane', 'British', 1931, NULL),
  (7, 'Henri Caron', 'French', 1834, 1899), (8, 'Anselm Kröger', 'German', 1948, NULL), (9, 'Lucia Moretti', 'Italian', 1899, 1977),
  (10, 'Teresa Campos', 'Spanish', 1965, NULL), (11, 'Otis Falk', 'American', 1922, 1998), (12, 'Ingrid Aas', NULL, 1910, 1984);
INSERT INTO Ref_Media VALUES
  ('OIL', 'Oil on Canvas'), ('WAT', 'Watercolour'), ('BRZ', 'Bronze'), ('PHO', 'Photograph'), ('MAR', 'Marble'), ('TEX', 'Textile');
INSERT INTO Artworks VALUES
  (1, 'The Ferryman', 3, 1, 'OIL', 1841, 850000), (2, 'Morning in Whitby', 3, 5, 'WAT', 1850, 120000), (3, 'Dancer at Rest', 4, 4, 'OIL', 1899, 2400000),
  (4, 'Two Sisters', 4, 1, 'OIL', 1907, 1900000), (5, 'Bullring', 2, 2, 'OIL', 1919, 760000), (6, 'The Red Guitar', 2, 2, 'OIL', 1926, 1150000),
  (7, 'Harbour Fog', 1, 3, 'WAT', 1880, 95000), (8, 'Portrait of a Clerk', 1, 7, 'OIL', 1878, 430000), (9, 'Saint Agnes', 5, 6, 'MAR', 1790, 680000),
  (10, 'The Wrestlers', 5, 6, 'BRZ', 1801, 540000), (11, 'Signal Box', 6, 8, 'PHO', 1966, 22000), (12, 'Signal Box II', 6, 5, 'PHO', 1971, 25000),
  (13, 'Poplars', 7, 4, 'OIL', 1872, 1320000), (14, 'Iron Field', 8, 3, 'BRZ', 1989, 310000), (15, 'Ash Wall', 8, 7, 'OIL', 1995, 890000),
  (16, 'Venetian Steps', 9, 6, 'WAT', 1933, 64000), (17, 'Long Shadow', 10, 2, 'PHO', 2004, 18000), (18, 'Route 12', 11, 1, 'PHO', 1958, 73000),
  (19, 'Weir at Dusk', 7, 1, 'OIL', 1881, 990000), (20, 'Untitled Weave', 12, 3, 'TEX', 1957, NULL), (21, 'Paper Boats', 10, 9, 'WAT', 2011, 27000);
INSERT INTO Exhibitions VALUES
  (1, 'Rivers of Europe', 'Hayden Hall', 'Landscape', '2019-03-01', '2019-07-15', 184000),
  (2, 'Faces and Figures', 'North Wing', 'Portrait', '2019-10-05', '2020-02-01', 131000),
  (3, 'Cast in Metal', 'Foundry Rooms', 'Sculpture', '2021-05-12', '2021-09-30', 76000),
  (4, 'Light Sensitive', 'Hayden Hall', 'Photography', '2021-11-01', '2022-01-31', 58000),
  (5, 'The Southern Sun', 'Casa Verde', 'Landscape', '2022-04-20', '2022-09-01', 142000),
  (6, 'Modern Masters', 'North Wing', 'Portrait', '2022-10-10', '2023-03-12', 227000),
  (7, 'Stone and Shadow', 'Foundry Rooms', 'Sculpture', '2023-05-05', '2023-08-20', NULL),
  (8, 'Threads', 'Casa Verde', 'Textile', '2024-02-02', '2024-06-02', 39000);
INSERT INTO Couriers VALUES
  (1, 'Safe Hands Art', 'Truck', 450), (2, 'AeroCrate', 'Air', 900), (3, 'Canal Carriers', 'Ship', 300), (4, 'FineMove', 'Truck', 520),
  (5, 'Blue Van Logistics', 'Truck', 280), (6, 'SkyGuard', 'Air', 1100);
INSERT INTO Loans VALUES
  (1, 1, 1, 1, 'Returned', 12000, 136), (2, 7, 1, 4, 'Returned', 3500, 136), (3, 13, 1, 2, 'Returned', 18000, 120),
  (4, 19, 1, 1, 'Returned', 15000, 136), (5, 3, 2, 2, 'Returned', 30000, 119), (6, 8, 2, 4, 'Damaged', 7000, 119),
  (7, 4, 2, 1, 'Returned', 26000, 110), (8, 10, 3, 3, 'Returned', 9000, 141), (9, 14, 3, 4, 'Returned', 5500, 141),
  (10, 11, 4, 5, 'Returned', 800, 91), (11, 12, 4, 5, 'Damaged', 900, 91), (12, 18, 4, 1, 'Returned', 2100, 85),
  (13, 5, 5, 2, 'Returned', 14000, 134), (14, 16, 5, 3, 'Returned', 1900, 134), (15, 13, 5, 2, 'Returned', 19000, 134),
  (16, 3, 6, 2, 'Returned', 32000, 153), (17, 6, 6, 4, 'Returned', 17500, 153), (18, 15, 6, 4, 'Returned', 11000, 140),
  (19, 4, 6, 1, 'Extended', 28000, 180), (20, 9, 7, 3, 'Active', 12500, 107), (21, 10, 7, 3, 'Extended', 9500, 150),
  (22, 20, 8, 5, 'Cancelled', 0, NULL), (23, 8, 6, 4, 'Returned', 7500, 153), (24, 14, 7, 4, 'Active', 6000, 107);
