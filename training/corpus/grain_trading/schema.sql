CREATE TABLE counterparties (
  party_code TEXT PRIMARY KEY,
  party_name TEXT NOT NULL,
  party_type TEXT NOT NULL,
  country TEXT NOT NULL,
  credit_limit REAL,
  iban TEXT,
  blocked INTEGER NOT NULL,
  onboarded_on TEXT NOT NULL
);
CREATE TABLE brokers (
  broker_no INTEGER PRIMARY KEY,
  broker_name TEXT NOT NULL,
  desk TEXT NOT NULL,
  manager_no INTEGER REFERENCES brokers(broker_no),
  started_on TEXT NOT NULL,
  ended_on TEXT
);
CREATE TABLE silos (
  silo_code TEXT PRIMARY KEY,
  location TEXT NOT NULL,
  country TEXT NOT NULL,
  capacity_t INTEGER NOT NULL,
  stock_t REAL NOT NULL,
  rail_access INTEGER NOT NULL,
  last_cleaned TEXT
);
CREATE TABLE contracts (
  contract_no TEXT PRIMARY KEY,
  seller_code TEXT NOT NULL REFERENCES counterparties(party_code),
  buyer_code TEXT NOT NULL REFERENCES counterparties(party_code),
  broker_no INTEGER NOT NULL REFERENCES brokers(broker_no),
  commodity TEXT NOT NULL,
  signed_on TEXT NOT NULL,
  delivery_due TEXT NOT NULL,
  tonnes REAL NOT NULL,
  price_per_t REAL NOT NULL,
  market_price REAL NOT NULL,
  status TEXT NOT NULL
);
CREATE TABLE shipments (
  shipment_no INTEGER PRIMARY KEY,
  contract_no TEXT NOT NULL REFERENCES contracts(contract_no),
  from_silo TEXT NOT NULL REFERENCES silos(silo_code),
  to_silo TEXT NOT NULL REFERENCES silos(silo_code),
  transport TEXT NOT NULL,
  loaded_at TEXT NOT NULL,
  unloaded_at TEXT,
  loaded_t REAL NOT NULL,
  freight_cost REAL NOT NULL
);
CREATE TABLE quality_tests (
  test_no INTEGER PRIMARY KEY,
  shipment_no INTEGER NOT NULL REFERENCES shipments(shipment_no),
  tested_on TEXT NOT NULL,
  moisture_pct REAL NOT NULL,
  protein_pct REAL,
  passed INTEGER NOT NULL,
  comment TEXT
);
CREATE TABLE invoices (
  invoice_no INTEGER PRIMARY KEY,
  contract_no TEXT NOT NULL REFERENCES contracts(contract_no),
  issued_on TEXT NOT NULL,
  due_on TEXT NOT NULL,
  paid_on TEXT,
  amount REAL NOT NULL
);

INSERT INTO counterparties (party_code, party_name, party_type, country, credit_limit, iban, blocked, onboarded_on) VALUES
  ('AGR', 'Agrovista', 'farm coop', 'Ukraine', 500000.0, 'UA21399622', 0, '2024-01-08'),
  ('BEA', 'Beauce Grains', 'farm coop', 'France', 400000.0, 'FR761234', 0, '2024-01-22'),
  ('PRA', 'Prairie Pool', 'farm coop', 'Canada', 750000.0, NULL, 0, '2024-03-11'),
  ('MIL', 'Moulin Blanc', 'miller', 'France', 300000.0, 'FR765678', 0, '2024-02-05'),
  ('NIL', 'Nile Mills', 'miller', 'Egypt', 900000.0, 'EG380019', 0, '2024-05-27'),
  ('FED', 'FeedWell', 'feed maker', 'Netherlands', 250000.0, 'NL91ABNA', 0, '2024-08-19'),
  ('MAL', 'Malteurope Sud', 'maltster', 'Spain', NULL, 'ES912100', 1, '2025-02-10'),
  ('HAN', 'Hansa Commodities', 'trader', 'Germany', 1000000.0, 'DE893704', 0, '2024-01-15'),
  ('TRI', 'Triton Trading', 'trader', 'Switzerland', 1200000.0, 'CH930076', 0, '2025-04-07'),
  ('ORI', 'Orient Flour', 'miller', 'Turkey', NULL, NULL, 1, '2025-06-16'),
  ('BAR', 'Barley Bros', 'maltster', 'Germany', 150000.0, 'DE755121', 0, '2026-01-19'),
  ('DAN', 'Danube Seeds', 'farm coop', 'Hungary', 200000.0, NULL, 0, '2026-03-04');

INSERT INTO brokers (broker_no, broker_name, desk, manager_no, started_on, ended_on) VALUES
  (1, 'Claire Fontaine', 'wheat', NULL, '2024-01-02', NULL),
  (2, 'Andrei Popa', 'wheat', 1, '2024-02-19', NULL),
  (3, 'Lars Holt', 'feed grains', 1, '2024-06-03', NULL),
  (4, 'Meera Shah', 'oilseeds', 1, '2025-01-13', '2025-12-31'),
  (5, 'Joao Silva', 'feed grains', 3, '2025-09-01', NULL),
  (6, 'Kim Berger', 'wheat', 2, '2026-02-16', NULL),
  (7, 'Olga Weiss', 'oilseeds', 1, '2026-01-05', NULL);

INSERT INTO silos (silo_code, location, country, capacity_t, stock_t, rail_access, last_cleaned) VALUES
  ('ODS1', 'Odesa', 'Ukraine', 60000, 41200.0, 1, '2025-08-11'),
  ('ROU1', 'Rouen', 'France', 45000, 38900.0, 1, '2026-01-20'),
  ('ROU2', 'Rouen', 'France', 20000, 3100.0, 0, NULL),
  ('HAM1', 'Hamburg', 'Germany', 52000, 27650.0, 1, '2025-06-02'),
  ('ALX1', 'Alexandria', 'Egypt', 38000, 36100.0, 0, '2024-11-25'),
  ('RTM1', 'Rotterdam', 'Netherlands', 70000, 12400.0, 1, '2026-03-02'),
  ('CON1', 'Constanta', 'Romania', 30000, 9800.0, 0, NULL),
  ('BUD1', 'Budapest', 'Hungary', 15000, 0.0, 1, '2025-10-14');

INSERT INTO contracts (contract_no, seller_code, buyer_code, broker_no, commodity, signed_on, delivery_due, tonnes, price_per_t, market_price, status) VALUES
  ('C24-001', 'BEA', 'MIL', 1, 'corn', '2024-02-12', '2024-03-28', 800.0, 183.0, 166.0, 'fulfilled'),
  ('C24-002', 'PRA', 'HAN', 1, 'wheat', '2024-04-08', '2024-05-08', 2000.0, 204.0, 237.0, 'fulfilled'),
  ('C24-003', 'AGR', 'HAN', 3, 'corn', '2024-06-20', '2024-08-19', 3000.0, 167.0, 212.0, 'fulfilled'),
  ('C24-004', 'BEA', 'MIL', 1, 'wheat', '2024-09-03', '2024-11-02', 2000.0, 248.0, 238.0, 'fulfilled'),
  ('C24-005', 'BEA', 'NIL', 3, 'rapeseed', '2024-11-19', '2025-01-18', 5000.0, 445.0, 484.0, 'cancelled'),
  ('C25-006', 'AGR', 'FED', 1, 'wheat', '2025-01-21', '2025-03-07', 1500.0, 217.0, 211.0, 'fulfilled'),
  ('C25-007', 'HAN', 'FED', 4, 'corn', '2025-02-27', '2025-03-29', 1200.0, 200.0, 193.0, 'fulfilled'),
  ('C25-008', 'PRA', 'NIL', 1, 'rapeseed', '2025-03-24', '2025-04-23', 800.0, 480.0, 476.0, 'fulfilled'),
  ('C25-009', 'BEA', 'TRI', 2, 'rapeseed', '2025-05-06', '2025-06-05', 500.0, 466.0, 464.0, 'fulfilled'),
  ('C25-010', 'TRI', 'HAN', 3, 'rapeseed', '2025-06-12', '2025-07-12', 2000.0, 463.0, 446.0, 'fulfilled'),
  ('C25-011', 'PRA', 'NIL', 3, 'wheat', '2025-07-17', '2025-09-30', 1200.0, 216.0, 249.0, 'fulfilled'),
  ('C25-012', 'HAN', 'MAL', 1, 'soybeans', '2025-08-28', '2025-10-12', 3000.0, 407.0, 427.0, 'fulfilled'),
  ('C25-013', 'BEA', 'HAN', 3, 'wheat', '2025-09-22', '2025-11-06', 800.0, 249.0, 240.0, 'cancelled'),
  ('C25-014', 'PRA', 'TRI', 3, 'corn', '2025-10-09', '2025-11-08', 1500.0, 165.0, 201.0, 'fulfilled'),
  ('C25-015', 'HAN', 'MIL', 2, 'corn', '2025-11-04', '2025-12-04', 1200.0, 168.0, 179.0, 'fulfilled'),
  ('C25-016', 'TRI', 'FED', 4, 'wheat', '2025-11-26', '2026-02-09', 5000.0, 245.0, 234.0, 'fulfilled'),
  ('C25-017', 'TRI', 'MIL', 4, 'corn', '2025-12-11', '2026-01-25', 5000.0, 202.0, 198.0, 'fulfilled'),
  ('C26-018', 'TRI', 'HAN', 5, 'rapeseed', '2026-01-08', '2026-02-22', 2000.0, 446.0, 466.0, 'fulfilled'),
  ('C26-019', 'HAN', 'FED', 5, 'rapeseed', '2026-01-22', '2026-03-23', 2000.0, 479.0, 461.0, 'open'),
  ('C26-020', 'TRI', 'MIL', 2, 'corn', '2026-02-03', '2026-03-20', 1200.0, 180.0, 198.0, 'cancelled'),
  ('C26-021', 'PRA', 'NIL', 3, 'wheat', '2026-02-11', '2026-04-27', 500.0, 234.0, 205.0, 'open'),
  ('C26-022', 'PRA', 'NIL', 5, 'wheat', '2026-02-19', '2026-05-05', 3000.0, 235.0, 239.0, 'open'),
  ('C26-023', 'PRA', 'TRI', 2, 'wheat', '2026-02-25', '2026-05-11', 800.0, 216.0, 231.0, 'open'),
  ('C26-024', 'AGR', 'MIL', 2, 'wheat', '2026-03-02', '2026-05-16', 1500.0, 227.0, 218.0, 'open'),
  ('C26-025', 'AGR', 'TRI', 6, 'corn', '2026-03-06', '2026-05-20', 500.0, 186.0, 176.0, 'open'),
  ('C26-026', 'AGR', 'TRI', 6, 'wheat', '2026-03-10', '2026-04-24', 1500.0, 201.0, 202.0, 'open'),
  ('C26-027', 'HAN', 'MIL', 1, 'corn', '2026-03-13', '2026-05-12', 800.0, 182.0, 209.0, 'cancelled'),
  ('C26-028', 'HAN', 'FED', 5, 'rapeseed', '2026-03-17', '2026-04-16', 5000.0, 480.0, 463.0, 'open'),
  ('C26-029', 'DAN', 'MIL', 2, 'wheat', '2026-03-17', '2026-04-16', 2000.0, 242.0, 245.0, 'open'),
  ('C26-030', 'DAN', 'MAL', 3, 'barley', '2026-03-18', '2026-04-17', 1500.0, 230.0, 207.0, 'open');

INSERT INTO shipments (shipment_no, contract_no, from_silo, to_silo, transport, loaded_at, unloaded_at, loaded_t, freight_cost) VALUES
  (1, 'C24-001', 'ODS1', 'ALX1', 'vessel', '2024-03-04 10:40:00', '2024-03-06 15:30:00', 400.0, 7472.11),
  (2, 'C24-002', 'ROU1', 'ALX1', 'vessel', '2024-04-21 13:00:00', '2024-04-26 12:30:00', 1000.0, 15545.62),
  (3, 'C24-003', 'ODS1', 'CON1', 'barge', '2024-07-08 13:40:00', '2024-07-18 12:30:00', 1500.0, 29512.66),
  (4, 'C24-004', 'HAM1', 'RTM1', 'rail', '2024-09-24 06:00:00', '2024-10-01 12:30:00', 1000.0, 18134.54),
  (5, 'C25-006', 'ODS1', 'CON1', 'truck', '2025-02-01 10:40:00', '2025-02-06 15:30:00', 750.0, 16464.77),
  (6, 'C25-007', 'ROU1', 'ROU2', 'barge', '2025-03-10 13:40:00', '2025-03-13 12:30:00', 600.0, 7742.4),
  (7, 'C25-008', 'ROU1', 'RTM1', 'rail', '2025-04-04 07:40:00', '2025-04-07 09:30:00', 240.0, 3195.66),
  (8, 'C25-008', 'ODS1', 'ALX1', 'vessel', '2025-03-31 13:20:00', '2025-04-02 15:30:00', 240.0, 4200.87),
  (9, 'C25-009', 'HAM1', 'RTM1', 'barge', '2025-05-31 16:00:00', '2025-06-10 09:30:00', 250.0, 1886.06),
  (10, 'C25-009', 'RTM1', 'HAM1', 'rail', '2025-05-29 07:40:00', '2025-06-05 15:30:00', 250.0, 4595.98),
  (11, 'C25-010', 'HAM1', 'RTM1', 'barge', '2025-06-18 16:00:00', '2025-06-19 09:30:00', 1000.0, 23155.16),
  (12, 'C25-011', 'ROU1', 'ROU2', 'rail', '2025-08-10 13:20:00', '2025-08-18 12:30:00', 600.0, 6994.79),
  (13, 'C25-012', 'ODS1', 'CON1', 'barge', '2025-09-07 07:20:00', '2025-09-10 12:30:00', 1200.0, 17505.35),
  (14, 'C25-014', 'HAM1', 'RTM1', 'truck', '2025-10-17 10:00:00', '2025-10-27 09:30:00', 600.0, 4316.18),
  (15, 'C25-015', 'ODS1', 'ALX1', 'vessel', '2025-11-09 16:20:00', '2025-11-10 15:30:00', 600.0, 13593.15),
  (16, 'C25-016', 'ODS1', 'ALX1', 'vessel', '2025-11-30 16:40:00', '2025-12-07 15:30:00', 2500.0, 19493.91),
  (17, 'C25-017', 'ROU1', 'RTM1', 'barge', '2025-12-31 10:20:00', '2026-01-02 09:30:00', 2500.0, 28960.99),
  (18, 'C26-018', 'ODS1', 'CON1', 'barge', '2026-01-11 07:00:00', '2026-01-18 12:30:00', 1000.0, 9850.01),
  (19, 'C26-019', 'ODS1', 'CON1', 'rail', '2026-01-26 07:40:00', '2026-02-03 12:30:00', 1000.0, 21319.4),
  (20, 'C26-021', 'HAM1', 'RTM1', 'truck', '2026-03-03 07:20:00', '2026-03-13 15:30:00', 250.0, 6413.09),
  (21, 'C26-022', 'ODS1', 'ALX1', 'vessel', '2026-03-10 06:00:00', '2026-03-16 09:30:00', 1200.0, 30889.75),
  (22, 'C26-023', 'ROU1', 'ALX1', 'vessel', '2026-03-08 10:00:00', '2026-03-09 12:30:00', 320.0, 3109.67),
  (23, 'C26-024', 'RTM1', 'HAM1', 'barge', '2026-03-02 13:20:00', '2026-03-03 09:30:00', 450.0, 6733.27),
  (24, 'C26-024', 'ROU1', 'RTM1', 'rail', '2026-03-04 16:20:00', '2026-03-05 15:30:00', 750.0, 8906.89),
  (25, 'C26-025', 'RTM1', 'HAM1', 'barge', '2026-03-06 06:00:00', '2026-03-08 15:30:00', 250.0, 4972.93),
  (26, 'C26-025', 'ROU1', 'ROU2', 'rail', '2026-03-06 06:20:00', '2026-03-09 15:30:00', 250.0, 3215.48),
  (27, 'C26-026', 'CON1', 'ALX1', 'vessel', '2026-03-13 10:20:00', NULL, 750.0, 6452.43),
  (28, 'C26-028', 'CON1', 'ALX1', 'vessel', '2026-03-18 10:00:00', NULL, 2500.0, 31875.25);

INSERT INTO quality_tests (test_no, shipment_no, tested_on, moisture_pct, protein_pct, passed, comment) VALUES
  (1, 1, '2024-03-06', 14.0, NULL, 1, 'clean sample'),
  (2, 2, '2024-04-26', 15.4, 10.4, 1, 'clean sample'),
  (3, 3, '2024-07-18', 13.0, NULL, 0, 'mycotoxin over limit, rejected'),
  (4, 4, '2024-10-01', 11.8, 11.7, 1, NULL),
  (5, 6, '2025-03-13', 13.4, NULL, 1, 'clean sample'),
  (6, 7, '2025-04-07', 12.0, 14.3, 1, 'slightly moist'),
  (7, 8, '2025-04-02', 14.2, NULL, 1, 'slightly moist'),
  (8, 9, '2025-06-10', 11.9, 12.2, 1, NULL),
  (9, 11, '2025-06-19', 15.5, 10.3, 0, 'insects found'),
  (10, 12, '2025-08-18', 12.8, 12.4, 1, 'slightly moist'),
  (11, 13, '2025-09-10', 11.6, 10.9, 1, 'slightly moist'),
  (12, 14, '2025-10-27', 14.4, NULL, 1, NULL),
  (13, 16, '2025-12-07', 15.3, 12.5, 1, NULL),
  (14, 17, '2026-01-02', 15.0, NULL, 0, 'mycotoxin over limit, rejected'),
  (15, 18, '2026-01-18', 13.9, 11.6, 1, 'slightly moist'),
  (16, 19, '2026-02-03', 13.9, 12.2, 1, NULL),
  (17, 21, '2026-03-16', 13.9, 12.1, 1, 'slightly moist'),
  (18, 22, '2026-03-09', 14.3, 11.8, 1, 'clean sample'),
  (19, 23, '2026-03-03', 13.7, 10.7, 1, 'clean sample'),
  (20, 24, '2026-03-05', 13.2, 12.4, 1, NULL),
  (21, 26, '2026-03-09', 11.7, NULL, 1, NULL);

INSERT INTO invoices (invoice_no, contract_no, issued_on, due_on, paid_on, amount) VALUES
  (700, 'C24-001', '2024-02-25', '2024-03-26', '2024-03-06', 146400.0),
  (701, 'C24-002', '2024-04-17', '2024-05-17', '2024-04-26', 408000.0),
  (702, 'C24-003', '2024-06-23', '2024-07-23', '2024-07-09', 501000.0),
  (703, 'C24-004', '2024-09-20', '2024-10-20', '2024-10-01', 496000.0),
  (704, 'C25-006', '2025-01-25', '2025-02-24', '2025-02-11', 325500.0),
  (705, 'C25-007', '2025-03-05', '2025-04-04', '2025-03-21', 240000.0),
  (706, 'C25-008', '2025-04-02', '2025-05-02', '2025-04-17', 384000.0),
  (707, 'C25-009', '2025-05-10', '2025-06-09', '2025-05-28', 233000.0),
  (708, 'C25-010', '2025-06-22', '2025-07-22', '2025-07-12', 926000.0),
  (709, 'C25-011', '2025-08-03', '2025-09-02', '2025-08-23', 259200.0),
  (710, 'C25-012', '2025-09-02', '2025-10-02', NULL, 1221000.0),
  (711, 'C25-014', '2025-10-13', '2025-11-12', '2025-10-30', 247500.0),
  (712, 'C25-015', '2025-11-21', '2025-12-21', '2025-12-02', 201600.0),
  (713, 'C25-016', '2025-12-15', '2026-01-14', '2026-01-05', 1225000.0),
  (714, 'C25-017', '2025-12-23', '2026-01-22', '2026-01-02', 1010000.0),
  (715, 'C26-018', '2026-01-20', '2026-02-19', NULL, 892000.0),
  (716, 'C26-019', '2026-02-07', '2026-03-09', '2026-02-15', 958000.0),
  (717, 'C26-021', '2026-02-22', '2026-03-24', NULL, 117000.0),
  (718, 'C26-022', '2026-03-10', '2026-04-09', NULL, 705000.0),
  (719, 'C26-023', '2026-03-05', '2026-04-04', NULL, 172800.0),
  (720, 'C26-024', '2026-03-04', '2026-04-03', '2026-03-11', 340500.0),
  (721, 'C26-025', '2026-03-08', '2026-04-07', '2026-03-16', 93000.0),
  (722, 'C26-026', '2026-03-10', '2026-04-09', NULL, 301500.0),
  (723, 'C26-028', '2026-03-17', '2026-04-16', NULL, 2400000.0);
