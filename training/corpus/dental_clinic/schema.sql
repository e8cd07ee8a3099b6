-- A dental practice with several surgeries: patients, appointments, procedures, invoices.
CREATE TABLE insurers (
  insurer_id INTEGER PRIMARY KEY,
  insurer_name TEXT NOT NULL,
  coverage_pct REAL NOT NULL
);
CREATE TABLE patients (
  patient_id INTEGER PRIMARY KEY,
  insurer_id INTEGER REFERENCES insurers(insurer_id),
  full_name TEXT NOT NULL,
  sex TEXT,                          -- F / M
  date_of_birth TEXT NOT NULL,
  postcode TEXT,
  phone TEXT,
  allergies TEXT,
  registered_on TEXT NOT NULL
);
CREATE TABLE dentists (
  dentist_id INTEGER PRIMARY KEY,
  dentist_name TEXT NOT NULL,
  speciality TEXT NOT NULL,
  hourly_cost REAL NOT NULL,
  started_on TEXT NOT NULL
);
CREATE TABLE rooms (
  room_id INTEGER PRIMARY KEY,
  room_name TEXT NOT NULL,
  floor INTEGER NOT NULL,
  has_xray INTEGER NOT NULL          -- 1 / 0
);
CREATE TABLE appointments (
  appointment_id INTEGER PRIMARY KEY,
  patient_id INTEGER NOT NULL REFERENCES patients(patient_id),
  dentist_id INTEGER NOT NULL REFERENCES dentists(dentist_id),
  room_id INTEGER NOT NULL REFERENCES rooms(room_id),
  booked_on TEXT NOT NULL,
  scheduled_at TEXT NOT NULL,
  minutes INTEGER NOT NULL,
  status TEXT NOT NULL,              -- booked, completed, cancelled, no_show
  reason TEXT
);
CREATE TABLE procedures (
  procedure_code TEXT PRIMARY KEY,
  procedure_name TEXT NOT NULL,
  category TEXT NOT NULL,            -- preventive, restorative, surgery, cosmetic, orthodontics
  standard_fee REAL NOT NULL
);
CREATE TABLE treatments (
  treatment_id INTEGER PRIMARY KEY,
  appointment_id INTEGER NOT NULL REFERENCES appointments(appointment_id),
  procedure_code TEXT NOT NULL REFERENCES procedures(procedure_code),
  tooth INTEGER,
  fee_charged REAL NOT NULL,
  complication TEXT
);
CREATE TABLE invoices (
  invoice_id INTEGER PRIMARY KEY,
  appointment_id INTEGER NOT NULL REFERENCES appointments(appointment_id),
  issued_on TEXT NOT NULL,
  total_amount REAL NOT NULL,
  insurance_share REAL NOT NULL,
  paid_on TEXT,
  reminder_count INTEGER NOT NULL
);

INSERT INTO insurers VALUES
  (1, 'MediSure', 80.0),
  (2, 'BlueTooth Dental', 60.0),
  (3, 'National Health Plan', 100.0),
  (4, 'Aegis Mutual', 50.0),
  (5, 'SmileCare', 75.0),
  (6, 'Northern Life', 70.0),
  (7, 'Family First Cover', 65.0),
  (8, 'Unity Health', 90.0);

INSERT INTO patients VALUES
  (1, 1, 'Agnes Morton', 'F', '1959-08-07', 'BS6', '0117 788 8146', 'ibuprofen', '2021-08-19'),
  (2, 3, 'Basil Kent', 'M', '1995-09-27', 'BS8', '0117 687 6749', 'latex', '2021-11-02'),
  (3, 5, 'Clara Jung', 'F', '2016-04-11', 'BS1', '0117 976 5582', 'latex', '2021-12-24'),
  (4, 2, 'Derek Poole', 'M', '1983-09-19', 'BS1', '0117 830 4459', 'ibuprofen', '2022-02-28'),
  (5, 3, 'Esther Levy', 'F', '1978-02-03', 'BS8', NULL, 'ibuprofen', '2022-05-21'),
  (6, NULL, 'Farah Aziz', 'F', '1953-06-26', 'BS1', '0117 520 3470', NULL, '2022-07-17'),
  (7, 3, 'George Tate', 'M', '1996-07-28', 'BS1', '0117 145 1736', 'penicillin', '2022-08-06'),
  (8, 4, 'Helen Byrne', 'F', '2012-05-17', 'BS3', '0117 136 6073', NULL, '2023-04-05'),
  (9, 1, 'Ian Macleod', 'M', '1955-10-18', 'BS1', '0117 302 7683', NULL, '2023-04-10'),
  (10, 3, 'Julia Sorensen', 'F', '1961-12-02', 'BS6', '0117 421 6901', NULL, '2023-06-25'),
  (11, 5, 'Keith Odell', 'M', '1990-08-28', 'BS8', '0117 759 2680', 'latex', '2023-09-22'),
  (12, 3, 'Laura Finch', 'F', '1997-11-24', 'BS3', '0117 408 8167', NULL, '2024-03-02'),
  (13, 3, 'Milo Hart', 'M', '2012-06-01', 'BS8', '0117 693 6158', NULL, '2024-05-26'),
  (14, 5, 'Nadine Cross', 'F', '2017-11-05', 'BS1', NULL, 'ibuprofen', '2024-09-01'),
  (15, 4, 'Oscar Lund', 'M', '2001-06-22', 'BS6', '0117 723 5569', 'ibuprofen', '2024-11-07'),
  (16, NULL, 'Petra Vogel', 'F', '1944-10-02', 'BS1', '0117 478 5114', 'ibuprofen', '2025-02-12'),
  (17, NULL, 'Quinn Avery', 'M', '1980-10-20', 'BS6', '0117 281 6963', NULL, '2025-07-30'),
  (18, 4, 'Ralph Simms', 'M', '1989-10-09', 'BS6', '0117 906 7179', NULL, '2025-10-26'),
  (19, 1, 'Sonia Mehta', 'F', '2014-11-24', 'BS3', '0117 417 9192', NULL, '2025-12-14'),
  (20, 3, 'Toby Marsh', 'M', '1972-06-06', 'BS8', '0117 765 2589', NULL, '2026-01-20'),
  (21, 4, 'Ursula Beck', 'F', '1984-11-27', 'BS3', '0117 548 3773', NULL, '2026-02-11'),
  (22, 4, 'Vince Carr', 'M', '1969-10-15', 'BS6', '0117 330 2981', NULL, '2026-03-08'),
  (23, 3, 'Wanda Pruitt', 'F', '1982-10-06', 'BS6', NULL, NULL, '2026-03-10'),
  (24, 1, 'Yara Nasser', 'F', '1986-10-05', 'BS8', '0117 398 9493', NULL, '2026-03-12'),
  (25, NULL, 'Zoltan Nagy', 'M', '1986-11-14', 'BS6', '0117 529 7709', NULL, '2026-03-16'),
  (26, 5, 'Amy Dale', 'F', '1961-04-01', 'BS8', '0117 952 9358', 'penicillin', '2026-03-18');

INSERT INTO dentists VALUES
  (1, 'Dr. Ruth Ellison', 'general', 95.0, '2014-09-01'),
  (2, 'Dr. Samir Khoury', 'orthodontics', 130.0, '2018-02-12'),
  (3, 'Dr. Petra Lindgren', 'oral surgery', 150.0, '2020-06-15'),
  (4, 'Dr. Owen Baines', 'general', 90.0, '2024-03-04'),
  (5, 'Dr. Mei Tanaka', 'paediatric', 100.0, '2022-10-10'),
  (6, 'Dr. Leo Fischer', 'general', 85.0, '2026-03-02'),
  (7, 'Dr. Carla Nunes', 'endodontics', 140.0, '2025-08-18'),
  (8, 'Dr. Paul Ward', 'general', 92.0, '2016-01-05');

INSERT INTO rooms VALUES
  (1, 'Surgery 1', 0, 1),
  (2, 'Surgery 2', 0, 0),
  (3, 'Surgery 3', 1, 1),
  (4, 'Hygiene Suite', 1, 0),
  (5, 'Kids Room', 1, 0),
  (6, 'Surgery 4', 2, 1),
  (7, 'Recovery Room', 2, 0),
  (8, 'Consulting Room', 0, 0);

INSERT INTO procedures VALUES
  ('P01', 'Check-up', 'preventive', 55.0),
  ('P02', 'Scale and polish', 'preventive', 70.0),
  ('P03', 'Fluoride varnish', 'preventive', 35.0),
  ('R01', 'White filling', 'restorative', 120.0),
  ('R02', 'Root canal', 'restorative', 480.0),
  ('R03', 'Porcelain crown', 'restorative', 650.0),
  ('S01', 'Extraction', 'surgery', 160.0),
  ('S02', 'Wisdom tooth removal', 'surgery', 320.0),
  ('S03', 'Dental implant', 'surgery', 2100.0),
  ('C01', 'Teeth whitening', 'cosmetic', 390.0),
  ('C02', 'Veneer', 'cosmetic', 580.0),
  ('O01', 'Brace adjustment', 'orthodontics', 85.0),
  ('O02', 'Clear aligners', 'orthodontics', 2400.0);

INSERT INTO appointments VALUES
  (1, 19, 1, 4, '2024-01-03', '2024-01-10 09:30:00', 30, 'completed', NULL),
  (2, 3, 1, 6, '2023-12-13', '2024-01-16 08:00:00', 45, 'completed', 'check-up'),
  (3, 1, 1, 6, '2024-02-15', '2024-02-23 08:30:00', 45, 'completed', 'follow-up'),
  (4, 2, 7, 5, '2024-02-18', '2024-02-24 08:30:00', 90, 'completed', 'check-up'),
  (5, 18, 4, 5, '2024-03-08', '2024-03-12 14:00:00', 30, 'completed', 'toothache'),
  (6, 15, 4, 3, '2024-04-27', '2024-05-13 12:15:00', 30, 'cancelled', 'broken tooth'),
  (7, 13, 7, 2, '2024-09-07', '2024-09-13 13:45:00', 45, 'completed', NULL),
  (8, 21, 4, 2, '2024-10-12', '2024-10-22 16:45:00', 30, 'completed', NULL),
  (9, 15, 1, 2, '2025-01-26', '2025-03-01 11:45:00', 30, 'completed', 'toothache'),
  (10, 18, 3, 6, '2025-03-03', '2025-03-18 13:30:00', 90, 'cancelled', 'follow-up'),
  (11, 10, 1, 3, '2025-06-25', '2025-07-09 15:30:00', 45, 'cancelled', 'toothache'),
  (12, 8, 4, 4, '2025-09-25', '2025-10-19 17:15:00', 30, 'cancelled', 'sensitive tooth'),
  (13, 15, 7, 1, '2025-10-10', '2025-10-24 08:45:00', 45, 'completed', NULL),
  (14, 8, 2, 6, '2025-10-04', '2025-11-03 08:00:00', 90, 'completed', 'toothache'),
  (15, 7, 3, 2, '2025-11-01', '2025-11-17 16:30:00', 30, 'completed', 'broken tooth'),
  (16, 11, 1, 4, '2025-11-15', '2025-11-18 15:15:00', 15, 'completed', 'check-up'),
  (17, 10, 1, 3, '2025-11-01', '2025-11-18 17:00:00', 45, 'completed', 'check-up'),
  (18, 11, 4, 4, '2025-11-16', '2025-12-08 17:00:00', 45, 'completed', 'toothache'),
  (19, 5, 7, 3, '2025-11-24', '2025-12-20 12:45:00', 15, 'completed', 'check-up'),
  (20, 15, 7, 3, '2025-12-14', '2025-12-22 17:45:00', 15, 'completed', 'sensitive tooth'),
  (21, 10, 3, 1, '2025-11-29', '2025-12-28 13:30:00', 30, 'completed', 'sensitive tooth'),
  (22, 12, 1, 6, '2025-12-01', '2026-01-03 14:45:00', 30, 'completed', 'sensitive tooth'),
  (23, 12, 5, 1, '2026-01-08', '2026-01-20 10:15:00', 15, 'completed', 'broken tooth'),
  (24, 21, 1, 4, '2026-01-22', '2026-02-11 17:45:00', 45, 'completed', 'toothache'),
  (25, 6, 7, 5, '2026-02-20', '2026-02-27 17:00:00', 60, 'cancelled', 'broken tooth'),
  (26, 9, 4, 1, '2026-02-12', '2026-03-02 13:00:00', 30, 'completed', NULL),
  (27, 17, 4, 3, '2026-02-15', '2026-03-03 08:30:00', 45, 'no_show', 'follow-up'),
  (28, 16, 1, 2, '2026-02-11', '2026-03-06 12:00:00', 30, 'completed', 'sensitive tooth'),
  (29, 6, 2, 5, '2026-03-02', '2026-03-10 17:00:00', 45, 'cancelled', 'sensitive tooth'),
  (30, 13, 2, 5, '2026-03-02', '2026-03-12 08:15:00', 60, 'completed', 'follow-up'),
  (31, 9, 4, 3, '2026-03-01', '2026-03-14 08:15:00', 15, 'no_show', NULL),
  (32, 18, 3, 6, '2026-02-23', '2026-03-16 17:45:00', 45, 'completed', 'sensitive tooth'),
  (33, 20, 2, 6, '2026-03-15', '2026-03-17 15:45:00', 90, 'completed', 'check-up'),
  (34, 6, 7, 6, '2026-02-14', '2026-03-18 11:15:00', 45, 'completed', 'toothache'),
  (35, 17, 5, 1, '2026-03-15', '2026-03-18 15:15:00', 60, 'booked', 'broken tooth'),
  (36, 15, 1, 5, '2026-03-10', '2026-03-19 09:15:00', 15, 'booked', 'check-up'),
  (37, 17, 1, 4, '2026-03-05', '2026-03-20 11:30:00', 60, 'booked', 'check-up'),
  (38, 11, 4, 6, '2026-03-03', '2026-03-24 10:30:00', 90, 'booked', 'toothache'),
  (39, 3, 4, 2, '2026-03-17', '2026-04-07 14:00:00', 15, 'booked', 'toothache'),
  (40, 16, 4, 1, '2026-03-17', '2026-04-21 16:45:00', 15, 'booked', NULL);

INSERT INTO treatments VALUES
  (1, 1, 'S03', 21, 2100.0, NULL),
  (2, 2, 'R03', 46, 650.0, NULL),
  (3, 3, 'R03', 48, 650.0, 'bleeding'),
  (4, 3, 'R01', 48, 108.0, NULL),
  (5, 4, 'P01', NULL, 55.0, NULL),
  (6, 5, 'R03', 38, 715.0, NULL),
  (7, 7, 'P01', NULL, 55.0, NULL),
  (8, 8, 'P02', NULL, 63.0, 'swelling'),
  (9, 9, 'P02', NULL, 70.0, NULL),
  (10, 13, 'S02', 21, 288.0, NULL),
  (11, 14, 'P01', NULL, 60.5, NULL),
  (12, 15, 'R03', 11, 650.0, NULL),
  (13, 16, 'R03', 46, 650.0, NULL),
  (14, 17, 'O01', NULL, 85.0, NULL),
  (15, 17, 'P01', NULL, 55.0, NULL),
  (16, 18, 'P01', NULL, 55.0, NULL),
  (17, 19, 'R02', 26, 432.0, NULL),
  (18, 20, 'S02', 38, 320.0, NULL),
  (19, 21, 'P01', NULL, 55.0, NULL),
  (20, 21, 'O01', NULL, 76.5, NULL),
  (21, 22, 'P03', NULL, 38.5, NULL),
  (22, 23, 'S03', 38, 2100.0, NULL),
  (23, 24, 'P01', NULL, 49.5, NULL),
  (24, 26, 'S02', 11, 320.0, NULL),
  (25, 26, 'P01', NULL, 55.0, NULL),
  (26, 28, 'P01', NULL, 55.0, NULL),
  (27, 28, 'R03', 38, 715.0, NULL),
  (28, 30, 'R01', 38, 108.0, NULL),
  (29, 32, 'R01', 46, 132.0, NULL),
  (30, 33, 'P02', NULL, 63.0, NULL),
  (31, 34, 'R02', 46, 480.0, NULL),
  (32, 34, 'S01', 38, 144.0, NULL);

INSERT INTO invoices VALUES
  (1, 1, '2024-01-12', 2100.0, 1680.0, '2024-02-10', 1),
  (2, 2, '2024-01-18', 650.0, 325.0, '2024-03-07', 2),
  (3, 3, '2024-02-28', 758.0, 606.4, NULL, 0),
  (4, 4, '2024-02-25', 55.0, 0.0, '2024-03-02', 0),
  (5, 5, '2024-03-14', 715.0, 0.0, NULL, 0),
  (6, 7, '2024-09-16', 55.0, 33.0, NULL, 0),
  (7, 8, '2024-10-23', 63.0, 50.4, '2024-10-30', 0),
  (8, 9, '2025-03-04', 70.0, 0.0, '2025-04-15', 0),
  (9, 13, '2025-10-25', 288.0, 0.0, NULL, 0),
  (10, 14, '2025-11-06', 60.5, 0.0, '2025-11-25', 0),
  (11, 15, '2025-11-19', 650.0, 520.0, '2025-12-28', 0),
  (12, 16, '2025-11-23', 650.0, 325.0, '2026-01-02', 0),
  (13, 17, '2025-11-18', 140.0, 0.0, '2025-11-25', 0),
  (14, 18, '2025-12-14', 55.0, 33.0, '2026-01-13', 1),
  (15, 19, '2025-12-21', 432.0, 0.0, '2026-02-08', 0),
  (16, 20, '2025-12-25', 320.0, 256.0, '2026-01-13', 2),
  (17, 21, '2025-12-31', 131.5, 105.2, '2026-02-04', 0),
  (18, 22, '2026-01-06', 38.5, 0.0, '2026-01-19', 1),
  (19, 23, '2026-01-24', 2100.0, 1260.0, '2026-03-07', 0),
  (20, 24, '2026-02-15', 49.5, 24.75, '2026-02-19', 0),
  (21, 26, '2026-03-03', 375.0, 300.0, '2026-03-17', 0),
  (22, 28, '2026-03-07', 770.0, 385.0, NULL, 2),
  (23, 30, '2026-03-15', 108.0, 86.4, NULL, 2),
  (24, 32, '2026-03-18', 132.0, 105.6, NULL, 1),
  (25, 33, '2026-03-18', 63.0, 0.0, NULL, 0),
  (26, 34, '2026-03-18', 624.0, 0.0, NULL, 2);
