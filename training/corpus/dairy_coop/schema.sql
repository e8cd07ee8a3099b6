CREATE TABLE frm (
  frm_cd TEXT PRIMARY KEY,
  frm_nm TEXT NOT NULL,
  owner_nm TEXT NOT NULL,
  rgn TEXT NOT NULL,
  cow_cnt INTEGER NOT NULL,
  bio_flg INTEGER NOT NULL,
  tel_no TEXT,
  join_dt TEXT NOT NULL,
  exit_dt TEXT
);
CREATE TABLE drv (
  drv_id INTEGER PRIMARY KEY,
  drv_nm TEXT NOT NULL,
  trk_plate TEXT,
  hire_dt TEXT NOT NULL
);
CREATE TABLE mlk_dlv (
  dlv_id INTEGER PRIMARY KEY,
  frm_cd TEXT NOT NULL,
  drv_id INTEGER NOT NULL,
  pick_ts TEXT NOT NULL,
  litres REAL NOT NULL,
  fat_pct REAL,
  cell_cnt INTEGER,
  temp_c REAL NOT NULL,
  rej_flg INTEGER NOT NULL
);
CREATE TABLE prd (
  prd_cd TEXT PRIMARY KEY,
  prd_nm TEXT NOT NULL,
  cat TEXT NOT NULL,
  unit_prc REAL NOT NULL,
  unit_cst REAL NOT NULL,
  shelf_days INTEGER
);
CREATE TABLE cust (
  cust_no INTEGER PRIMARY KEY,
  cust_nm TEXT NOT NULL,
  cust_typ TEXT NOT NULL,
  city TEXT NOT NULL,
  crd_lim REAL
);
CREATE TABLE sal_ord (
  ord_no INTEGER PRIMARY KEY,
  cust_no INTEGER NOT NULL,
  prd_cd TEXT NOT NULL,
  ord_dt TEXT NOT NULL,
  dlv_dt TEXT,
  qty INTEGER NOT NULL,
  unit_prc REAL NOT NULL,
  stat_cd TEXT NOT NULL
);
CREATE TABLE pmt (
  pmt_id INTEGER PRIMARY KEY,
  frm_cd TEXT NOT NULL,
  pmt_dt TEXT NOT NULL,
  amt REAL NOT NULL,
  pmt_typ TEXT NOT NULL
);

INSERT INTO frm (frm_cd, frm_nm, owner_nm, rgn, cow_cnt, bio_flg, tel_no, join_dt, exit_dt) VALUES
  ('F01', 'Hillcrest Farm', 'Mary Donnelly', 'North', 64, 1, '051-220114', '2024-01-10', NULL),
  ('F02', 'Brook Meadow', 'Sean Kearney', 'North', 120, 0, '051-220981', '2024-01-10', NULL),
  ('F03', 'Oakfield', 'Tomas Byrne', 'East', 88, 0, NULL, '2024-02-01', NULL),
  ('F04', 'Clover Dairy', 'Aoife Walsh', 'East', 45, 1, '053-440122', '2024-03-15', NULL),
  ('F05', 'Long Lane', 'Pat Moran', 'South', 210, 0, '021-330871', '2024-06-01', NULL),
  ('F06', 'Sunny Bank', 'Ciara Nolan', 'South', 76, 0, NULL, '2024-09-01', '2025-08-31'),
  ('F07', 'Riverside', 'Declan Burke', 'West', 150, 0, '091-770235', '2025-01-15', NULL),
  ('F08', 'Willow Farm', 'Nora Hayes', 'West', 38, 1, NULL, '2025-05-01', NULL),
  ('F09', 'High Pasture', 'Eamon Flynn', 'North', 95, 0, '051-220555', '2025-11-03', '2026-02-28'),
  ('F10', 'Stonebridge', 'Orla Quinn', 'South', 132, 1, '021-330440', '2026-02-10', NULL),
  ('F11', 'Ferry Hill', 'Liam Daly', 'East', 57, 0, '053-440771', '2026-03-09', NULL);

INSERT INTO drv (drv_id, drv_nm, trk_plate, hire_dt) VALUES
  (1, 'Joe Tully', '191-D-2231', '2024-01-08'),
  (2, 'Anne Roche', '201-C-0912', '2024-05-20'),
  (3, 'Mick Foley', '182-G-5540', '2025-02-03'),
  (4, 'Petra Novak', '231-D-7781', '2025-10-13'),
  (5, 'Sam Healy', NULL, '2026-03-02');

INSERT INTO mlk_dlv (dlv_id, frm_cd, drv_id, pick_ts, litres, fat_pct, cell_cnt, temp_c, rej_flg) VALUES
  (1, 'F02', 1, '2024-02-05 08:20:00', 2400.0, 4.38, 333000, 5.6, 0),
  (2, 'F02', 1, '2024-05-13 08:35:00', 2400.0, 3.6, 414000, 3.0, 0),
  (3, 'F04', 2, '2024-08-19 09:20:00', 1220.0, 3.52, 360000, 3.1, 0),
  (4, 'F01', 1, '2024-11-11 06:05:00', 1600.0, 3.86, 392000, 6.5, 0),
  (5, 'F05', 1, '2025-01-22 07:50:00', 3780.0, 4.23, 324000, 5.7, 0),
  (6, 'F04', 3, '2025-03-05 05:35:00', 1040.0, 4.33, 352000, 4.1, 1),
  (7, 'F02', 3, '2025-05-14 05:50:00', 2280.0, 4.43, 287000, 3.1, 0),
  (8, 'F01', 3, '2025-07-07 05:20:00', 1340.0, 4.52, 116000, 4.9, 0),
  (9, 'F07', 2, '2025-09-15 08:05:00', 4050.0, NULL, NULL, 5.6, 0),
  (10, 'F08', 3, '2025-10-20 07:05:00', 840.0, 3.87, 299000, 6.1, 0),
  (11, 'F02', 2, '2025-11-26 06:05:00', 2160.0, 3.57, 339000, 3.6, 0),
  (12, 'F04', 4, '2025-12-10 09:20:00', 1300.0, 4.35, 304000, 5.6, 0),
  (13, 'F02', 4, '2026-01-07 08:20:00', 2160.0, 3.8, 393000, 4.1, 0),
  (14, 'F01', 2, '2026-01-26 06:50:00', 1730.0, 4.21, NULL, 3.2, 1),
  (15, 'F03', 2, '2026-02-04 08:35:00', 1580.0, 4.35, 258000, 6.5, 0),
  (16, 'F08', 1, '2026-02-11 05:05:00', 800.0, 4.14, 214000, 2.9, 0),
  (17, 'F07', 3, '2026-02-19 09:50:00', 3000.0, 4.56, 337000, 6.5, 0),
  (18, 'F03', 4, '2026-02-25 06:20:00', 1940.0, 4.5, 402000, 3.9, 0),
  (19, 'F04', 2, '2026-03-02 09:20:00', 1260.0, 4.55, 337000, 5.5, 0),
  (20, 'F08', 1, '2026-03-05 05:05:00', 680.0, 4.06, 220000, 3.8, 1),
  (21, 'F08', 3, '2026-03-09 08:50:00', 840.0, 4.07, 125000, 3.4, 0),
  (22, 'F10', 1, '2026-03-11 07:20:00', 2770.0, 4.32, 125000, 4.0, 0),
  (23, 'F10', 2, '2026-03-13 05:05:00', 2640.0, 3.81, 361000, 5.3, 0),
  (24, 'F03', 1, '2026-03-16 07:20:00', 2200.0, 4.58, 357000, 5.4, 0),
  (25, 'F03', 1, '2026-03-17 05:50:00', 2020.0, 4.27, 107000, 2.9, 1),
  (26, 'F02', 4, '2026-03-17 05:35:00', 2760.0, 3.65, 127000, 3.1, 0),
  (27, 'F07', 1, '2026-03-17 06:35:00', 3450.0, 3.59, 332000, 6.8, 0),
  (28, 'F08', 1, '2026-03-18 08:05:00', 1030.0, NULL, NULL, 5.7, 0),
  (29, 'F08', 1, '2026-03-18 09:05:00', 720.0, 3.6, 149000, 7.2, 0),
  (30, 'F08', 3, '2026-03-18 08:50:00', 950.0, 4.01, 367000, 3.2, 0);

INSERT INTO prd (prd_cd, prd_nm, cat, unit_prc, unit_cst, shelf_days) VALUES
  ('P01', 'Whole Milk 1L', 'milk', 1.2, 0.78, 9),
  ('P02', 'Skimmed Milk 1L', 'milk', 1.1, 0.74, 9),
  ('P03', 'Salted Butter', 'butter', 2.9, 1.95, 90),
  ('P04', 'Organic Butter', 'butter', 3.8, 2.6, 75),
  ('P05', 'Mature Cheddar', 'cheese', 6.4, 3.9, 240),
  ('P06', 'Young Gouda', 'cheese', 5.6, 3.5, 180),
  ('P07', 'Smoked Gouda', 'cheese', 6.9, 4.1, 180),
  ('P08', 'Natural Yogurt', 'yogurt', 1.5, 0.8, 28),
  ('P09', 'Strawberry Yogurt', 'yogurt', 1.8, 1.0, 28),
  ('P10', 'Whey Powder', 'powder', 4.2, 3.1, NULL),
  ('P11', 'Double Cream', 'cream', 2.3, 1.3, 14);

INSERT INTO cust (cust_no, cust_nm, cust_typ, city, crd_lim) VALUES
  (101, 'FreshMart', 'supermarket', 'Dublin', 20000.0),
  (102, 'Corner Deli', 'shop', 'Cork', 1500.0),
  (103, 'Grand Hotel', 'hotel', 'Galway', 5000.0),
  (104, 'Sweet Bakes', 'bakery', 'Cork', NULL),
  (105, 'St Anne School', 'school', 'Dublin', 2500.0),
  (106, 'ValueLand', 'supermarket', 'Limerick', 30000.0),
  (107, 'Cafe Luna', 'cafe', 'Galway', NULL),
  (108, 'Bayview Hotel', 'hotel', 'Cork', 4000.0),
  (109, 'Golden Crust', 'bakery', 'Dublin', 3000.0),
  (110, 'The Cheese Shop', 'shop', 'Galway', NULL);

INSERT INTO sal_ord (ord_no, cust_no, prd_cd, ord_dt, dlv_dt, qty, unit_prc, stat_cd) VALUES
  (5001, 101, 'P09', '2024-03-04', '2024-03-07', 120, 1.8, 'DLVD'),
  (5002, 101, 'P08', '2024-06-17', '2024-06-19', 200, 1.5, 'DLVD'),
  (5003, 108, 'P08', '2024-09-23', '2024-09-26', 20, 1.42, 'DLVD'),
  (5004, 103, 'P05', '2024-12-09', '2024-12-15', 120, 6.4, 'DLVD'),
  (5005, 103, 'P09', '2025-02-10', '2025-02-13', 200, 1.62, 'DLVD'),
  (5006, 104, 'P08', '2025-04-08', NULL, 60, 1.35, 'CANC'),
  (5007, 104, 'P05', '2025-05-20', '2025-05-26', 80, 6.4, 'DLVD'),
  (5008, 107, 'P04', '2025-06-11', '2025-06-13', 120, 3.61, 'DLVD'),
  (5009, 103, 'P04', '2025-08-06', '2025-08-08', 80, 3.61, 'DLVD'),
  (5010, 102, 'P01', '2025-09-02', '2025-09-05', 400, 1.2, 'DLVD'),
  (5011, 108, 'P02', '2025-10-14', '2025-10-18', 60, 1.1, 'DLVD'),
  (5012, 107, 'P07', '2025-11-05', '2025-11-11', 120, 6.21, 'DLVD'),
  (5013, 108, 'P06', '2025-12-01', '2025-12-04', 20, 5.6, 'DLVD'),
  (5014, 101, 'P05', '2025-12-18', NULL, 200, 6.08, 'CANC'),
  (5015, 106, 'P11', '2026-01-06', '2026-01-09', 200, 2.3, 'DLVD'),
  (5016, 107, 'P03', '2026-01-15', '2026-01-19', 40, 2.9, 'DLVD'),
  (5017, 104, 'P05', '2026-01-29', '2026-01-31', 400, 6.4, 'DLVD'),
  (5018, 108, 'P02', '2026-02-03', '2026-02-04', 200, 1.04, 'DLVD'),
  (5019, 104, 'P02', '2026-02-10', '2026-02-12', 400, 0.99, 'DLVD'),
  (5020, 103, 'P05', '2026-02-17', '2026-02-23', 20, 5.76, 'DLVD'),
  (5021, 101, 'P09', '2026-02-24', '2026-02-26', 40, 1.71, 'DLVD'),
  (5022, 109, 'P06', '2026-03-02', '2026-03-08', 120, 5.6, 'DLVD'),
  (5023, 104, 'P07', '2026-03-04', NULL, 20, 6.21, 'CANC'),
  (5024, 103, 'P07', '2026-03-09', NULL, 80, 6.21, 'OPEN'),
  (5025, 101, 'P04', '2026-03-11', '2026-03-15', 120, 3.61, 'DLVD'),
  (5026, 106, 'P08', '2026-03-12', NULL, 200, 1.5, 'OPEN'),
  (5027, 102, 'P02', '2026-03-16', NULL, 40, 1.1, 'OPEN'),
  (5028, 102, 'P07', '2026-03-17', NULL, 60, 6.55, 'OPEN'),
  (5029, 101, 'P05', '2026-03-17', NULL, 60, 6.4, 'OPEN'),
  (5030, 108, 'P01', '2026-03-18', NULL, 60, 1.08, 'OPEN');

INSERT INTO pmt (pmt_id, frm_cd, pmt_dt, amt, pmt_typ) VALUES
  (1, 'F03', '2024-03-31', 7000.0, 'milk'),
  (2, 'F02', '2024-06-30', 1600.0, 'bonus'),
  (3, 'F01', '2024-09-30', 3000.0, 'advance'),
  (4, 'F03', '2024-12-31', 2500.0, 'bonus'),
  (5, 'F02', '2025-01-31', 7400.0, 'advance'),
  (6, 'F07', '2025-02-28', 6400.0, 'bonus'),
  (7, 'F05', '2025-03-31', 1900.0, 'milk'),
  (8, 'F04', '2025-04-30', 7500.0, 'advance'),
  (9, 'F05', '2025-05-31', 7900.0, 'milk'),
  (10, 'F05', '2025-06-30', 4700.0, 'bonus'),
  (11, 'F04', '2025-07-31', 4600.0, 'milk'),
  (12, 'F05', '2025-08-31', 8100.0, 'bonus'),
  (13, 'F04', '2025-09-30', 6000.0, 'advance'),
  (14, 'F02', '2025-10-31', 7200.0, 'milk'),
  (15, 'F07', '2025-10-31', 1100.0, 'advance'),
  (16, 'F01', '2025-11-30', 7400.0, 'bonus'),
  (17, 'F09', '2025-12-31', 8000.0, 'milk'),
  (18, 'F08', '2025-12-31', 1900.0, 'milk'),
  (19, 'F02', '2026-01-31', 7600.0, 'bonus'),
  (20, 'F07', '2026-01-31', 5900.0, 'milk'),
  (21, 'F04', '2026-01-31', 6800.0, 'bonus'),
  (22, 'F03', '2026-02-28', 5100.0, 'bonus'),
  (23, 'F08', '2026-02-28', 7500.0, 'milk'),
  (24, 'F02', '2026-02-28', 3200.0, 'bonus'),
  (25, 'F01', '2026-03-13', 4100.0, 'milk'),
  (26, 'F01', '2026-03-17', 1200.0, 'milk');
