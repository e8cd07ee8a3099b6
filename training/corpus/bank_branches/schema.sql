-- Retail bank core extract: branches, customers, accounts, transactions, loans, cards. Legacy names, keys not declared.
CREATE TABLE brnch (
  br_id INTEGER PRIMARY KEY,
  br_nm TEXT,
  city TEXT,
  region TEXT,
  mgr_nm TEXT,
  open_dt TEXT,
  atm_cnt INTEGER
);
CREATE TABLE cust (
  cust_id INTEGER PRIMARY KEY,
  br_id INTEGER,                  -- home branch
  cust_nm TEXT,
  seg_cd TEXT,                    -- RETAIL, BUSINESS, PRIVATE
  birth_dt TEXT,
  city TEXT,
  email_addr TEXT,
  since_dt TEXT                   -- customer since
);
CREATE TABLE acct (
  acct_id INTEGER PRIMARY KEY,
  cust_id INTEGER,
  acct_typ TEXT,                  -- checking, savings, business
  bal_amt REAL,
  ccy_cd TEXT,
  stat_cd TEXT,                   -- OPEN, DORMANT, CLOSED
  open_dt TEXT,
  close_dt TEXT
);
CREATE TABLE txn (
  txn_id INTEGER PRIMARY KEY,
  acct_id INTEGER,
  txn_typ TEXT,                   -- deposit, withdrawal, transfer, card payment, fee
  txn_amt REAL,
  chnl_cd TEXT,                   -- ATM, APP, BRANCH, WEB
  merch_nm TEXT,
  txn_ts TEXT
);
CREATE TABLE loan (
  loan_id INTEGER PRIMARY KEY,
  cust_id INTEGER,
  loan_typ TEXT,                  -- mortgage, car, personal
  prin_amt REAL,
  int_rate REAL,                  -- percent per year
  term_mths INTEGER,
  appl_dt TEXT,
  appr_dt TEXT,
  stat_cd TEXT                    -- pending, approved, rejected, paid off, default
);
CREATE TABLE card (
  card_id INTEGER PRIMARY KEY,
  acct_id INTEGER,
  card_typ TEXT,                  -- debit, credit
  crd_lmt REAL,
  issue_dt TEXT,
  exp_dt TEXT,
  blocked_flg TEXT                -- Y / N
);
CREATE TABLE emp (
  emp_id INTEGER PRIMARY KEY,
  br_id INTEGER,
  emp_nm TEXT,
  job_ttl TEXT,
  sal_amt REAL,
  hire_dt TEXT
);

INSERT INTO brnch VALUES
  (1, 'Main Street', 'Boston', 'East', 'Carol Hayes', '1998-06-01', 6),
  (2, 'Harborview', 'Boston', 'East', 'Dan Ruiz', '2011-03-14', 3),
  (3, 'Lakeside', 'Chicago', 'Midwest', 'Irene Cho', '2005-09-20', 4),
  (4, 'Union Square', 'San Francisco', 'West', 'Marcus Bell', '2015-02-02', 5),
  (5, 'Pine & 4th', 'Seattle', 'West', 'Julia Stone', '2024-04-15', 2),
  (6, 'Riverfront', 'St. Louis', 'Midwest', NULL, '2025-09-01', 1),
  (7, 'Old Town', 'Albany', 'East', 'Peter Nowak', '1987-11-11', 2),
  (8, 'Airport', 'Chicago', 'Midwest', 'Sara Lind', '2019-07-07', 2);

INSERT INTO cust VALUES
  (1, 1, 'Alice Monroe', 'RETAIL', '1992-10-07', 'Cambridge', 'alice.monroe@post.com', '2019-06-26'),
  (2, 3, 'Brian Cole', 'RETAIL', '1944-02-05', 'Seattle', 'brian.cole@post.com', '2019-08-22'),
  (3, 1, 'Cedar Bakery LLC', 'BUSINESS', NULL, 'Seattle', 'cedar.bakery.llc@post.com', '2020-03-01'),
  (4, 1, 'Diana Fox', 'PRIVATE', '1978-04-14', 'Boston', 'diana.fox@post.com', '2020-04-12'),
  (5, 5, 'Edward Nunez', 'RETAIL', '1984-02-23', 'Seattle', NULL, '2020-12-03'),
  (6, 2, 'Fiona Grey', 'RETAIL', '2004-10-24', 'Boston', 'fiona.grey@post.com', '2021-04-28'),
  (7, 1, 'Gulf Imports Inc', 'BUSINESS', NULL, 'Chicago', 'gulf.imports.inc@post.com', '2022-01-06'),
  (8, 2, 'Henry Adler', 'RETAIL', '1991-10-02', 'Boston', 'henry.adler@post.com', '2023-06-22'),
  (9, 5, 'Ingrid Olsen', 'RETAIL', '1954-10-17', 'Boston', 'ingrid.olsen@post.com', '2023-10-03'),
  (10, 4, 'James Whitaker', 'RETAIL', '1999-06-04', 'Cambridge', 'james.whitaker@post.com', '2023-10-06'),
  (11, 4, 'Karen Blum', 'PRIVATE', '1957-07-07', 'Seattle', 'karen.blum@post.com', '2024-02-04'),
  (12, 1, 'Lopez & Sons', 'BUSINESS', NULL, 'San Francisco', 'lopez.sons@post.com', '2024-07-16'),
  (13, 4, 'Maya Patel', 'RETAIL', '1971-02-07', 'Boston', 'maya.patel@post.com', '2025-08-24'),
  (14, 6, 'Nolan Reed', 'RETAIL', '1964-02-10', 'St. Louis', NULL, '2025-10-20'),
  (15, 3, 'Olga Petrova', 'RETAIL', '1977-01-01', 'San Francisco', 'olga.petrova@post.com', '2025-10-21'),
  (16, 5, 'Paul Jansen', 'PRIVATE', '1966-12-25', 'Boston', 'paul.jansen@post.com', '2025-10-30'),
  (17, 1, 'Quincy Hart', 'PRIVATE', '1985-04-04', 'Cambridge', 'quincy.hart@post.com', '2025-11-21'),
  (18, 5, 'Rosa Delgado', 'RETAIL', '2005-09-12', 'Boston', 'rosa.delgado@post.com', '2025-12-18'),
  (19, 3, 'Stella Kim', 'RETAIL', '1988-05-01', 'Boston', 'stella.kim@post.com', '2025-12-18'),
  (20, 2, 'Tom Archer', 'RETAIL', '2004-03-04', 'Seattle', 'tom.archer@post.com', '2026-01-20'),
  (21, 2, 'Uma Desai', 'RETAIL', '1947-01-15', 'Boston', NULL, '2026-01-25'),
  (22, 5, 'Victor Hale', 'RETAIL', '1983-01-26', 'Chicago', 'victor.hale@post.com', '2026-02-11'),
  (23, 3, 'Wendy Liu', 'RETAIL', '1974-09-09', 'Boston', 'wendy.liu@post.com', '2026-03-03'),
  (24, 1, 'Xavier Boyd', 'RETAIL', '1988-02-03', 'San Francisco', 'xavier.boyd@post.com', '2026-03-09'),
  (25, 6, 'Yvonne Tate', 'RETAIL', '1989-09-25', 'Cambridge', 'yvonne.tate@post.com', '2026-03-10'),
  (26, 5, 'Zenith Motors', 'BUSINESS', NULL, 'Seattle', 'zenith.motors@post.com', '2026-03-16'),
  (27, 2, 'Aaron Pike', 'RETAIL', '1993-10-20', 'San Francisco', 'aaron.pike@post.com', '2026-03-17'),
  (28, 4, 'Bella Marsh', 'RETAIL', '2003-01-09', 'Seattle', 'bella.marsh@post.com', '2026-03-18');

INSERT INTO acct VALUES
  (101, 1, 'savings', 2259.39, 'USD', 'OPEN', '2024-03-10', NULL),
  (102, 2, 'checking', 2922.0, 'USD', 'CLOSED', '2024-04-17', '2025-03-25'),
  (103, 3, 'business', 1189.9, 'USD', 'OPEN', '2024-09-07', NULL),
  (104, 4, 'checking', -53.71, 'EUR', 'OPEN', '2024-11-05', NULL),
  (105, 5, 'checking', 1767.63, 'USD', 'OPEN', '2025-05-03', NULL),
  (106, 6, 'checking', 16545.38, 'USD', 'OPEN', '2025-05-18', NULL),
  (107, 7, 'business', 12706.95, 'USD', 'OPEN', '2025-07-04', NULL),
  (108, 8, 'savings', 2586.99, 'USD', 'OPEN', '2025-07-13', NULL),
  (109, 9, 'checking', 2919.33, 'USD', 'OPEN', '2025-07-14', NULL),
  (110, 10, 'checking', 6308.8, 'USD', 'OPEN', '2025-08-12', NULL),
  (111, 11, 'checking', 2346.06, 'USD', 'OPEN', '2025-08-24', NULL),
  (112, 12, 'business', 970.58, 'USD', 'OPEN', '2025-08-27', NULL),
  (113, 13, 'savings', -211.35, 'EUR', 'OPEN', '2025-09-01', NULL),
  (114, 14, 'checking', 57960.88, 'EUR', 'OPEN', '2025-10-26', NULL),
  (115, 15, 'checking', 16069.1, 'USD', 'DORMANT', '2025-10-26', NULL),
  (116, 16, 'checking', 71115.91, 'USD', 'DORMANT', '2025-10-26', NULL),
  (117, 17, 'checking', 2065.83, 'USD', 'OPEN', '2025-11-09', NULL),
  (118, 18, 'checking', -161.33, 'USD', 'OPEN', '2025-11-27', NULL),
  (119, 19, 'savings', 2471.19, 'USD', 'DORMANT', '2025-12-02', NULL),
  (120, 20, 'checking', 83202.42, 'USD', 'OPEN', '2025-12-04', NULL),
  (121, 21, 'savings', 7691.4, 'USD', 'OPEN', '2025-12-06', NULL),
  (122, 22, 'checking', 46118.19, 'USD', 'DORMANT', '2025-12-15', NULL),
  (123, 23, 'checking', 184.01, 'USD', 'OPEN', '2026-01-16', NULL),
  (124, 24, 'checking', 72283.41, 'USD', 'OPEN', '2026-01-20', NULL),
  (125, 15, 'checking', 395.61, 'USD', 'OPEN', '2026-02-11', NULL),
  (126, 7, 'business', 13949.17, 'USD', 'DORMANT', '2026-02-12', NULL),
  (127, 16, 'checking', 19268.6, 'EUR', 'OPEN', '2026-02-13', NULL),
  (128, 24, 'savings', 4402.27, 'USD', 'OPEN', '2026-02-16', NULL),
  (129, 8, 'checking', 783.08, 'EUR', 'OPEN', '2026-02-21', NULL),
  (130, 8, 'checking', -113.58, 'EUR', 'OPEN', '2026-02-24', NULL),
  (131, 11, 'savings', 7494.75, 'USD', 'OPEN', '2026-03-02', NULL),
  (132, 15, 'checking', 80644.06, 'USD', 'OPEN', '2026-03-03', NULL),
  (133, 21, 'savings', 9412.32, 'USD', 'DORMANT', '2026-03-10', NULL),
  (134, 10, 'checking', 63251.08, 'USD', 'DORMANT', '2026-03-12', NULL),
  (135, 17, 'checking', 14897.59, 'USD', 'OPEN', '2026-03-14', NULL),
  (136, 1, 'savings', -106.44, 'USD', 'OPEN', '2026-03-16', NULL),
  (137, 1, 'checking', 2078.32, 'USD', 'OPEN', '2026-03-17', NULL),
  (138, 22, 'checking', 921.37, 'USD', 'DORMANT', '2026-03-18', NULL);

INSERT INTO txn VALUES
  (9001, 103, 'fee', 12.5, 'BRANCH', NULL, '2024-02-06 09:38:01'),
  (9002, 126, 'deposit', 2960.69, 'APP', NULL, '2024-04-08 10:18:45'),
  (9003, 127, 'transfer', 562.52, 'APP', NULL, '2024-07-17 07:33:07'),
  (9004, 103, 'deposit', 3733.8, 'APP', NULL, '2024-12-25 16:36:00'),
  (9005, 115, 'card payment', 315.43, 'WEB', 'Amazon', '2025-01-09 10:28:39'),
  (9006, 121, 'withdrawal', 136.09, 'ATM', NULL, '2025-02-28 08:24:32'),
  (9007, 119, 'card payment', 151.4, 'APP', 'Amazon', '2025-04-29 11:44:56'),
  (9008, 109, 'deposit', 3517.81, 'BRANCH', NULL, '2025-06-14 09:56:04'),
  (9009, 116, 'deposit', 2920.8, 'WEB', NULL, '2025-07-01 15:33:42'),
  (9010, 108, 'withdrawal', 157.02, 'ATM', NULL, '2025-08-23 11:09:55'),
  (9011, 101, 'withdrawal', 568.92, 'BRANCH', NULL, '2025-10-23 18:26:56'),
  (9012, 101, 'card payment', 120.33, 'WEB', 'Amazon', '2025-11-14 09:12:19'),
  (9013, 120, 'deposit', 2002.86, 'WEB', NULL, '2025-11-18 14:18:41'),
  (9014, 120, 'deposit', 3046.27, 'BRANCH', NULL, '2025-11-29 18:30:51'),
  (9015, 103, 'transfer', 1289.59, 'APP', NULL, '2025-12-03 19:32:41'),
  (9016, 101, 'withdrawal', 76.73, 'ATM', NULL, '2025-12-04 12:43:32'),
  (9017, 108, 'fee', 12.5, 'BRANCH', NULL, '2025-12-24 19:55:29'),
  (9018, 107, 'deposit', 3278.1, 'APP', NULL, '2025-12-25 07:37:34'),
  (9019, 125, 'transfer', 100.77, 'APP', NULL, '2025-12-28 17:45:30'),
  (9020, 124, 'card payment', 100.0, 'BRANCH', 'Delta Airlines', '2025-12-29 20:05:05'),
  (9021, 126, 'deposit', 3259.31, 'APP', NULL, '2026-01-17 13:48:49'),
  (9022, 115, 'fee', 5, 'BRANCH', NULL, '2026-01-18 20:46:21'),
  (9023, 125, 'card payment', 28.82, 'APP', 'Amazon Prime', '2026-01-20 08:50:30'),
  (9024, 101, 'withdrawal', 348.96, 'ATM', NULL, '2026-01-31 09:37:34'),
  (9025, 123, 'card payment', 49.0, 'BRANCH', 'Delta Airlines', '2026-02-07 16:09:41'),
  (9026, 115, 'withdrawal', 367.58, 'ATM', NULL, '2026-02-07 14:44:26'),
  (9027, 115, 'deposit', 2314.6, 'APP', NULL, '2026-02-11 15:31:07'),
  (9028, 124, 'deposit', 1674.34, 'APP', NULL, '2026-02-11 16:32:00'),
  (9029, 109, 'card payment', 134.45, 'WEB', 'Amazon', '2026-02-13 18:18:28'),
  (9030, 121, 'transfer', 820.66, 'APP', NULL, '2026-02-22 18:37:05'),
  (9031, 128, 'deposit', 1661.45, 'BRANCH', NULL, '2026-02-24 20:36:44'),
  (9032, 121, 'withdrawal', 370.13, 'ATM', NULL, '2026-03-03 11:48:35'),
  (9033, 109, 'deposit', 4622.02, 'APP', NULL, '2026-03-07 09:17:00'),
  (9034, 107, 'transfer', 1044.03, 'APP', NULL, '2026-03-10 20:55:21'),
  (9035, 112, 'deposit', 189.7, 'BRANCH', NULL, '2026-03-12 15:47:28'),
  (9036, 113, 'withdrawal', 340.62, 'ATM', NULL, '2026-03-14 21:33:49'),
  (9037, 111, 'card payment', 42.43, 'APP', 'Amazon Prime', '2026-03-14 12:20:49'),
  (9038, 113, 'card payment', 218.0, 'APP', 'Starbucks', '2026-03-16 09:10:44'),
  (9039, 108, 'card payment', 95.48, 'APP', 'Amazon', '2026-03-17 12:44:45'),
  (9040, 115, 'card payment', 106.28, 'APP', 'Delta Airlines', '2026-03-18 08:21:30');

INSERT INTO loan VALUES
  (501, 9, 'personal', 2000.0, 13.08, 12, '2024-04-15', '2024-05-11', 'approved'),
  (502, 22, 'personal', 21800.0, 11.57, 12, '2024-06-22', '2024-07-09', 'approved'),
  (503, 8, 'personal', 23500.0, 10.8, 36, '2024-08-16', NULL, 'pending'),
  (504, 20, 'mortgage', 144000.0, 6.11, 240, '2024-08-16', NULL, 'pending'),
  (505, 20, 'mortgage', 499000.0, 5.82, 240, '2024-08-21', '2024-09-18', 'default'),
  (506, 15, 'car', 36200.0, 8.12, 48, '2024-11-12', '2024-11-27', 'approved'),
  (507, 1, 'mortgage', 165000.0, 5.71, 240, '2024-12-14', '2024-12-18', 'approved'),
  (508, 6, 'mortgage', 182000.0, 6.7, 240, '2024-12-20', '2025-01-16', 'paid off'),
  (509, 11, 'mortgage', 158000.0, 6.79, 360, '2024-12-21', NULL, 'pending'),
  (510, 24, 'personal', 19700.0, 9.32, 24, '2025-01-30', '2025-02-28', 'default'),
  (511, 15, 'car', 33300.0, 7.04, 60, '2025-05-31', NULL, 'pending'),
  (512, 4, 'car', 27200.0, 5.26, 72, '2025-08-12', '2025-09-18', 'approved'),
  (513, 15, 'mortgage', 331000.0, 6.29, 240, '2025-10-22', '2025-11-07', 'default'),
  (514, 23, 'mortgage', 442000.0, 5.38, 360, '2025-11-04', '2025-12-08', 'approved'),
  (515, 23, 'personal', 21800.0, 13.16, 36, '2025-12-11', '2026-01-18', 'default'),
  (516, 3, 'personal', 18500.0, 7.18, 12, '2025-12-27', '2026-01-01', 'default'),
  (517, 17, 'personal', 12900.0, 12.57, 36, '2026-01-20', '2026-02-26', 'approved'),
  (518, 18, 'car', 8400.0, 8.0, 60, '2026-02-19', NULL, 'pending'),
  (519, 2, 'mortgage', 475000.0, 4.86, 240, '2026-02-24', NULL, 'rejected'),
  (520, 1, 'personal', 11200.0, 13.36, 12, '2026-02-24', '2026-03-18', 'default'),
  (521, 11, 'car', 14300.0, 6.21, 72, '2026-03-03', NULL, 'rejected'),
  (522, 20, 'car', 42500.0, 8.26, 60, '2026-03-10', NULL, 'pending'),
  (523, 19, 'mortgage', 207000.0, 5.11, 240, '2026-03-16', NULL, 'pending'),
  (524, 7, 'mortgage', 552000.0, 4.86, 360, '2026-03-18', NULL, 'pending');

INSERT INTO card VALUES
  (7001, 103, 'debit', NULL, '2024-03-15', '2029-02-28', 'N'),
  (7002, 129, 'debit', NULL, '2024-04-18', '2029-02-28', 'Y'),
  (7003, 126, 'debit', NULL, '2024-06-20', '2029-02-28', 'N'),
  (7004, 114, 'credit', 5000.0, '2024-10-24', '2026-11-30', 'N'),
  (7005, 129, 'credit', 1000.0, '2024-11-09', '2026-03-31', 'N'),
  (7006, 112, 'debit', NULL, '2025-02-20', '2026-11-30', 'N'),
  (7007, 115, 'debit', NULL, '2025-02-21', '2027-06-30', 'N'),
  (7008, 113, 'credit', 5000.0, '2025-03-25', '2027-06-30', 'N'),
  (7009, 104, 'debit', NULL, '2025-03-28', '2027-06-30', 'Y'),
  (7010, 122, 'credit', 5000.0, '2025-05-28', '2029-02-28', 'N'),
  (7011, 128, 'debit', NULL, '2025-07-15', '2026-04-30', 'N'),
  (7012, 120, 'debit', NULL, '2025-09-23', '2028-01-31', 'Y'),
  (7013, 121, 'debit', NULL, '2025-10-05', '2029-02-28', 'Y'),
  (7014, 102, 'debit', NULL, '2025-10-09', '2026-04-30', 'N'),
  (7015, 127, 'debit', NULL, '2025-11-05', '2029-02-28', 'N'),
  (7016, 125, 'debit', NULL, '2025-11-10', '2026-11-30', 'Y'),
  (7017, 116, 'debit', NULL, '2026-01-11', '2029-02-28', 'N'),
  (7018, 116, 'credit', 5000.0, '2026-01-13', '2029-02-28', 'Y'),
  (7019, 120, 'credit', 10000.0, '2026-01-27', '2029-02-28', 'N'),
  (7020, 106, 'credit', 2500.0, '2026-02-11', '2026-11-30', 'N'),
  (7021, 125, 'credit', 10000.0, '2026-02-14', '2028-01-31', 'N'),
  (7022, 116, 'debit', NULL, '2026-02-24', '2026-03-31', 'N'),
  (7023, 130, 'debit', NULL, '2026-03-03', '2029-02-28', 'N'),
  (7024, 103, 'debit', NULL, '2026-03-10', '2028-01-31', 'Y'),
  (7025, 125, 'debit', NULL, '2026-03-12', '2026-04-30', 'N'),
  (7026, 106, 'debit', NULL, '2026-03-16', '2026-03-31', 'N');

INSERT INTO emp VALUES
  (31, 1, 'Carol Hayes', 'branch manager', 87000.0, '2012-03-08'),
  (32, 2, 'Dan Ruiz', 'branch manager', 97000.0, '2013-01-02'),
  (33, 3, 'Irene Cho', 'branch manager', 93000.0, '2014-08-30'),
  (34, 4, 'Marcus Bell', 'branch manager', 81000.0, '2017-05-17'),
  (35, 5, 'Julia Stone', 'branch manager', 106000.0, '2017-12-07'),
  (36, 7, 'Peter Nowak', 'branch manager', 95000.0, '2018-02-06'),
  (37, 8, 'Sara Lind', 'branch manager', 93000.0, '2021-07-07'),
  (38, 1, 'Owen Marsh', 'teller', 59000.0, '2024-06-28'),
  (39, 1, 'Tina Falk', 'teller', 47000.0, '2025-09-01'),
  (40, 2, 'Ruth Okafor', 'advisor', 51000.0, '2025-10-31'),
  (41, 3, 'Lee Chang', 'advisor', 37000.0, '2025-11-17'),
  (42, 3, 'Ahmed Saleh', 'teller', 40000.0, '2025-12-05'),
  (43, 4, 'Nora Quinn', 'advisor', 47000.0, '2026-01-15'),
  (44, 4, 'Bill Tran', 'loan officer', 56000.0, '2026-03-02'),
  (45, 5, 'Cathy Byrne', 'teller', 38000.0, '2026-03-07'),
  (46, 6, 'Greg Lowe', 'loan officer', 51000.0, '2026-03-15');
