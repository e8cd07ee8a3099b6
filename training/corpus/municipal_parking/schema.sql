-- Parking office extract. No keys declared.
CREATE TABLE prk_zone (
  zn_cd TEXT PRIMARY KEY,
  zn_nm TEXT,
  dist_nm TEXT,
  hr_rate REAL,
  max_stay_min INTEGER,
  res_only_fl INTEGER
);
CREATE TABLE prk_lot (
  lot_id INTEGER PRIMARY KEY,
  zn_cd TEXT,
  lot_nm TEXT,
  cap_cnt INTEGER,
  cov_fl INTEGER,                -- 1 = covered
  open_dt TEXT,
  close_dt TEXT
);
CREATE TABLE veh (
  plate_no TEXT PRIMARY KEY,
  own_nm TEXT,
  own_eml TEXT,
  mk_nm TEXT,                    -- make
  fuel_cd TEXT,                  -- PETROL, DIESEL, EV, HYBRID
  reg_city TEXT
);
CREATE TABLE prmt (
  prmt_id INTEGER PRIMARY KEY,
  plate_no TEXT,
  zn_cd TEXT,
  prmt_typ TEXT,                 -- resident, business, visitor
  vld_frm_dt TEXT,
  vld_to_dt TEXT,
  fee_amt REAL,
  cncl_dt TEXT
);
CREATE TABLE sess (
  sess_id INTEGER PRIMARY KEY,
  lot_id INTEGER,
  plate_no TEXT,
  strt_ts TEXT,
  end_ts TEXT,
  pay_mthd TEXT,                 -- app, coins, card
  paid_amt REAL
);
CREATE TABLE offcr (
  offcr_id INTEGER PRIMARY KEY,
  offcr_nm TEXT,
  shift_cd TEXT,                 -- DAY, NIGHT
  hire_dt TEXT,
  term_dt TEXT
);
CREATE TABLE citn (
  citn_id INTEGER PRIMARY KEY,
  plate_no TEXT,
  zn_cd TEXT,
  offcr_id INTEGER,
  iss_ts TEXT,
  viol_desc TEXT,
  fine_amt REAL,
  paid_dt TEXT,
  stat_cd TEXT                   -- OPEN, PAID, APPEALED, VOID
);
INSERT INTO prk_zone VALUES
('A1', 'Cathedral Quarter', 'Centre', 3.2, 120, 0),
('A2', 'Theatre Row', 'Centre', 2.8, 180, 0),
('B1', 'Riverbank', 'South', 1.6, 240, 0),
('B2', 'Old Mill', 'South', 1.2, NULL, 1),
('C1', 'Station West', 'West', 2.1, 240, 0),
('C2', 'Gardens', 'West', 0.9, NULL, 1),
('D1', 'Exhibition Park', 'North', 1.4, 600, 0),
('D2', 'Quarry Lane', 'North', 0.8, NULL, 0);
INSERT INTO prk_lot VALUES
(1, 'A1', 'Cathedral Garage', 320, 1, '2024-01-05', NULL),
(2, 'A2', 'Opera Deck', 180, 1, '2024-01-05', NULL),
(3, 'A2', 'Theatre Lane', 45, 0, '2024-02-10', '2025-10-31'),
(4, 'B1', 'Riverbank Lot', 110, 0, '2024-03-01', NULL),
(5, 'C1', 'Station Garage', 410, 1, '2024-05-12', NULL),
(6, 'C1', 'Freight Yard', 90, 0, '2025-02-03', NULL),
(7, 'D1', 'Fairground North', 650, 0, '2025-04-17', NULL),
(8, 'D1', 'Fairground South', 500, 0, '2025-04-17', NULL),
(9, 'B1', 'Ferry Steps', 30, 0, '2025-11-20', NULL),
(10, 'A1', 'Bishop Court', 60, 1, '2026-02-24', NULL);
INSERT INTO veh VALUES
('KRT-251', 'Anna Keller', 'anna@post.test', 'Skoda', 'HYBRID', 'Kirchtal'),
('KRT-292', 'Bogdan Ilic', 'bogdan@post.test', 'Renault', 'DIESEL', 'Lorbach'),
('LBX-333', 'Cem Yilmaz', NULL, 'Tesla', 'PETROL', 'Kirchtal'),
('KRT-374', 'Dora Lang', 'dora@post.test', 'Toyota', 'EV', 'Altmoor'),
('KRT-415', 'Erik Holm', 'erik@post.test', 'Volkswagen', 'PETROL', 'Kirchtal'),
('LBX-456', 'Fatima Noor', 'fatima@post.test', 'Skoda', 'HYBRID', 'Kirchtal'),
('KRT-497', 'Georg Pohl', 'georg@post.test', 'Skoda', 'DIESEL', 'Lorbach'),
('KRT-538', 'Helga Stein', NULL, 'Renault', 'PETROL', 'Kirchtal'),
('LBX-579', 'Igor Babic', 'igor@post.test', 'Tesla', 'EV', 'Altmoor'),
('KRT-620', 'Jana Kral', 'jana@post.test', 'Toyota', 'PETROL', 'Kirchtal'),
('KRT-661', 'Karim Said', 'karim@post.test', 'Volkswagen', 'HYBRID', 'Kirchtal'),
('LBX-702', 'Lucia Greco', NULL, 'Skoda', 'DIESEL', 'Lorbach'),
('KRT-743', 'Milan Roth', 'milan@post.test', 'Skoda', 'PETROL', 'Kirchtal'),
('KRT-784', 'Nadia Haddad', 'nadia@post.test', 'Renault', 'EV', 'Altmoor');
INSERT INTO prmt VALUES
(1, 'LBX-456', 'A1', 'visitor', '2024-01-15', '2024-03-15', 18.0, NULL),
(2, 'KRT-661', 'B2', 'business', '2024-03-01', '2025-03-01', 240.0, NULL),
(3, 'KRT-374', 'C1', 'resident', '2024-06-01', '2025-06-01', 96.0, NULL),
(4, 'LBX-579', 'C2', 'resident', '2024-09-10', '2025-09-10', 96.0, '2024-10-02'),
(5, 'KRT-292', 'C2', 'visitor', '2025-01-01', '2025-03-02', 18.0, NULL),
(6, 'KRT-497', 'A2', 'business', '2025-01-20', '2026-01-20', 240.0, NULL),
(7, 'LBX-702', 'B2', 'resident', '2025-02-15', '2026-02-15', 96.0, NULL),
(8, 'KRT-415', 'A1', 'resident', '2025-04-01', '2026-04-01', 96.0, NULL),
(9, 'KRT-620', 'B2', 'visitor', '2025-04-20', '2025-06-19', 18.0, '2025-08-15'),
(10, 'LBX-333', 'C1', 'business', '2025-06-10', '2026-06-10', 240.0, NULL),
(11, 'KRT-538', 'C2', 'resident', '2025-09-01', '2026-09-01', 96.0, NULL),
(12, 'KRT-251', 'C2', 'resident', '2025-10-15', '2026-10-15', 96.0, '2026-01-10'),
(13, 'LBX-456', 'A2', 'visitor', '2025-12-01', '2026-01-30', 18.0, NULL),
(14, 'KRT-661', 'B2', 'business', '2026-01-05', '2027-01-05', 252.0, NULL),
(15, 'KRT-374', 'A1', 'resident', '2026-01-19', '2027-01-19', 108.0, NULL),
(16, 'LBX-579', 'B2', 'resident', '2026-02-01', '2027-02-01', 108.0, NULL),
(17, 'KRT-292', 'C1', 'visitor', '2026-03-02', '2026-05-01', 30.0, NULL),
(18, 'KRT-497', 'C2', 'business', '2026-03-16', '2027-03-16', 252.0, NULL);
INSERT INTO sess VALUES
(1, 4, 'KRT-538', '2024-03-14 09:37:00', '2024-03-14 13:19:00', 'app', 5.92),
(2, 5, 'KRT-292', '2024-05-22 14:08:00', '2024-05-22 18:15:00', 'coins', 8.65),
(3, 2, 'LBX-579', '2024-08-09 11:58:00', '2024-08-09 15:25:00', 'card', 9.66),
(4, 1, 'LBX-333', '2024-11-30 15:30:00', '2024-11-30 16:08:00', 'card', 2.03),
(5, 2, 'KRT-661', '2025-01-17 16:37:00', '2025-01-17 21:10:00', 'app', 12.74),
(6, 2, 'KRT-415', '2025-02-11 07:38:00', '2025-02-11 10:10:00', 'app', 7.09),
(7, 6, 'LBX-702', '2025-02-26 06:58:00', '2025-02-26 11:01:00', 'coins', 8.51),
(8, 6, 'LBX-456', '2025-03-08 19:30:00', '2025-03-08 22:24:00', 'coins', 6.09),
(9, 4, 'KRT-743', '2025-04-03 10:35:00', '2025-04-03 15:14:00', 'card', 7.44),
(10, 7, 'KRT-538', '2025-05-19 09:12:00', '2025-05-19 14:25:00', 'app', 7.3),
(11, 6, 'KRT-292', '2025-06-05 17:30:00', '2025-06-05 22:23:00', 'app', 10.26),
(12, 7, 'LBX-579', '2025-06-28 14:53:00', '2025-06-28 20:12:00', 'app', 7.44),
(13, 4, 'LBX-333', '2025-07-15 14:30:00', '2025-07-15 17:42:00', 'coins', 5.12),
(14, 1, 'KRT-620', '2025-08-21 12:40:00', '2025-08-21 15:23:00', 'card', 8.69),
(15, 3, 'KRT-415', '2025-09-12 19:09:00', '2025-09-12 22:16:00', 'app', 8.73),
(16, 2, 'LBX-702', '2025-10-04 09:40:00', '2025-10-04 11:48:00', 'app', 5.97),
(17, 7, 'LBX-456', '2025-11-11 08:55:00', '2025-11-11 14:08:00', 'app', 7.3),
(18, 4, 'KRT-743', '2025-11-29 20:33:00', '2025-11-29 23:18:00', 'coins', 4.4),
(19, 1, 'KRT-497', '2025-12-06 12:47:00', '2025-12-06 13:39:00', 'card', 2.77),
(20, 5, 'KRT-292', '2025-12-23 06:42:00', '2025-12-23 11:09:00', 'card', 9.35),
(21, 1, 'LBX-579', '2026-01-05 18:04:00', '2026-01-05 21:20:00', 'app', 10.45),
(22, 8, 'LBX-333', '2026-01-19 08:48:00', '2026-01-19 09:42:00', 'app', 1.26),
(23, 5, 'KRT-620', '2026-02-02 15:02:00', '2026-02-02 16:39:00', 'coins', 3.4),
(24, 1, 'KRT-374', '2026-02-14 10:49:00', '2026-02-14 13:39:00', 'coins', 9.07),
(25, 8, 'LBX-702', '2026-02-25 06:52:00', '2026-02-25 10:44:00', 'card', 5.41),
(26, 2, 'LBX-456', '2026-03-03 19:17:00', '2026-03-03 19:59:00', 'app', 1.96),
(27, 1, 'KRT-743', '2026-03-10 13:38:00', '2026-03-10 17:11:00', 'app', 11.36),
(28, 7, 'KRT-497', '2026-03-12 17:58:00', '2026-03-12 23:00:00', 'app', 7.05),
(29, 6, 'KRT-251', '2026-03-16 20:24:00', '2026-03-17 01:02:00', 'coins', 9.73),
(30, 5, 'LBX-579', '2026-03-17 17:50:00', NULL, 'card', NULL),
(31, 6, 'LBX-333', '2026-03-18 06:58:00', NULL, 'app', NULL);
INSERT INTO offcr VALUES
(1, 'Werner Kuhn', 'DAY', '2024-01-02', NULL),
(2, 'Sabine Lotz', 'DAY', '2024-02-15', NULL),
(3, 'Omar Farah', 'NIGHT', '2024-06-01', '2025-12-31'),
(4, 'Petra Vogel', 'NIGHT', '2025-01-13', NULL),
(5, 'Rik Maes', 'DAY', '2025-08-04', NULL),
(6, 'Tamara Ilic', 'DAY', '2025-09-22', '2026-02-20'),
(7, 'Uwe Frank', 'NIGHT', '2026-03-09', NULL),
(8, 'Vera Sand', 'DAY', '2026-01-12', NULL);
INSERT INTO citn VALUES
(1, 'KRT-374', 'C1', 2, '2024-05-22 09:06:00', 'expired ticket, second offence', 50.0, '2024-06-30', 'PAID'),
(2, 'KRT-497', 'A2', 2, '2024-08-09 08:12:00', 'parked on pavement', 55.0, '2024-08-22', 'PAID'),
(3, 'KRT-620', 'D1', 1, '2024-11-30 20:18:00', 'double parking', 60.0, '2024-12-22', 'PAID'),
(4, 'KRT-292', 'A2', 3, '2025-01-17 15:09:00', 'blocking fire lane', 110.0, '2025-02-26', 'PAID'),
(5, 'KRT-415', 'A1', 3, '2025-02-11 08:55:00', 'no permit in resident zone', 45.0, NULL, 'OPEN'),
(6, 'KRT-538', 'C2', 1, '2025-02-26 17:20:00', 'no permit in resident zone', 45.0, '2025-04-05', 'PAID'),
(7, 'KRT-251', 'C1', 2, '2025-03-08 18:08:00', 'expired ticket', 25.0, NULL, 'VOID'),
(8, 'KRT-374', 'A1', 2, '2025-04-03 19:24:00', 'expired ticket, second offence', 50.0, '2025-04-22', 'PAID'),
(9, 'KRT-497', 'C2', 3, '2025-05-19 21:55:00', 'parked on pavement', 55.0, '2025-06-01', 'PAID'),
(10, 'KRT-620', 'A1', 4, '2025-06-05 19:41:00', 'double parking', 60.0, '2025-06-13', 'PAID'),
(11, 'KRT-292', 'C2', 3, '2025-06-28 10:39:00', 'blocking fire lane', 110.0, '2025-07-21', 'PAID'),
(12, 'KRT-415', 'D1', 2, '2025-07-15 15:27:00', 'blocking fire lane', 110.0, NULL, 'APPEALED'),
(13, 'KRT-538', 'A2', 2, '2025-08-21 14:59:00', 'no permit in resident zone', 45.0, '2025-08-28', 'PAID'),
(14, 'KRT-251', 'B2', 2, '2025-09-12 16:27:00', 'expired ticket', 25.0, '2025-10-20', 'PAID'),
(15, 'KRT-374', 'D1', 3, '2025-10-04 15:33:00', 'expired ticket, second offence', 50.0, '2025-10-20', 'PAID'),
(16, 'KRT-497', 'C1', 1, '2025-11-11 16:35:00', 'parked on pavement', 55.0, NULL, 'OPEN'),
(17, 'KRT-620', 'D1', 2, '2025-11-29 17:00:00', 'double parking', 60.0, '2025-12-21', 'PAID'),
(18, 'KRT-292', 'D1', 5, '2025-12-06 20:37:00', 'double parking', 60.0, NULL, 'OPEN'),
(19, 'KRT-415', 'D1', 3, '2025-12-23 17:01:00', 'blocking fire lane', 110.0, '2026-01-15', 'PAID'),
(20, 'KRT-538', 'C1', 1, '2026-01-05 19:39:00', 'no permit in resident zone', 45.0, NULL, 'VOID'),
(21, 'KRT-251', 'A2', 2, '2026-01-19 11:03:00', 'expired ticket', 25.0, '2026-02-16', 'PAID'),
(22, 'KRT-374', 'B2', 6, '2026-02-02 17:29:00', 'expired ticket, second offence', 50.0, '2026-02-21', 'PAID'),
(23, 'KRT-497', 'A2', 4, '2026-02-14 18:43:00', 'parked on pavement', 55.0, NULL, 'APPEALED'),
(24, 'KRT-620', 'B2', 5, '2026-02-25 18:38:00', 'parked on pavement', 55.0, NULL, 'OPEN'),
(25, 'KRT-292', 'A1', 1, '2026-03-03 15:47:00', 'double parking', 60.0, NULL, 'OPEN'),
(26, 'KRT-415', 'B2', 2, '2026-03-10 22:01:00', 'blocking fire lane', 110.0, '2026-03-12', 'PAID'),
(27, 'KRT-538', 'C2', 5, '2026-03-12 08:43:00', 'no permit in resident zone', 45.0, NULL, 'OPEN'),
(28, 'KRT-251', 'C2', 2, '2026-03-16 07:23:00', 'expired ticket', 25.0, NULL, 'OPEN'),
(29, 'KRT-374', 'A2', 5, '2026-03-17 15:40:00', 'expired ticket, second offence', 50.0, NULL, 'OPEN'),
(30, 'KRT-497', 'D1', 4, '2026-03-18 07:29:00', 'expired ticket, second offence', 50.0, NULL, 'OPEN');
