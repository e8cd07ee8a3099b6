CREATE TABLE team (
  team_id INTEGER PRIMARY KEY,
  team_nm TEXT NOT NULL,
  base_town TEXT NOT NULL,
  yr_founded INTEGER,
  budget INTEGER
);
CREATE TABLE volunteer (
  vol_id INTEGER PRIMARY KEY,
  fname TEXT NOT NULL,
  lname TEXT NOT NULL,
  team_id INTEGER NOT NULL REFERENCES team(team_id),
  age INTEGER NOT NULL,
  rank TEXT NOT NULL,
  yrs_exp INTEGER NOT NULL
);
CREATE TABLE skill (
  skill_cd TEXT PRIMARY KEY,
  skill_desc TEXT NOT NULL,
  valid_months INTEGER
);
CREATE TABLE vol_skill (
  vol_id INTEGER NOT NULL REFERENCES volunteer(vol_id),
  skill_cd TEXT NOT NULL REFERENCES skill(skill_cd),
  cert_date TEXT NOT NULL,
  PRIMARY KEY (vol_id, skill_cd)
);
CREATE TABLE peak (
  peak_id INTEGER PRIMARY KEY,
  peak_nm TEXT NOT NULL,
  rng TEXT NOT NULL,
  elev_m INTEGER NOT NULL,
  diff_lvl TEXT NOT NULL
);
CREATE TABLE incident (
  inc_id INTEGER PRIMARY KEY,
  peak_id INTEGER NOT NULL REFERENCES peak(peak_id),
  team_id INTEGER NOT NULL REFERENCES team(team_id),
  inc_date TEXT NOT NULL,
  inc_type TEXT NOT NULL,
  weather TEXT,
  severity INTEGER NOT NULL,
  duration_hrs REAL
);
CREATE TABLE casualty (
  cas_id INTEGER PRIMARY KEY,
  inc_id INTEGER NOT NULL REFERENCES incident(inc_id),
  cas_nm TEXT NOT NULL,
  age INTEGER,
  nationality TEXT NOT NULL,
  injury TEXT NOT NULL
);
CREATE TABLE deployment (
  inc_id INTEGER NOT NULL REFERENCES incident(inc_id),
  vol_id INTEGER NOT NULL REFERENCES volunteer(vol_id),
  role TEXT NOT NULL,
  hrs_served REAL NOT NULL,
  PRIMARY KEY (inc_id, vol_id)
);
INSERT INTO team VALUES
  (1, 'Glen Arrow MRT', 'Fort Arrow', 1961, 84000),
  (2, 'Corrie MRT', 'Balmore', 1974, 52000),
  (3, 'Highcrag Search', 'Highcrag', 1958, 97000),
  (4, 'Loch Side Rescue', 'Balmore', 1990, 31000),
  (5, 'Northern Dogs', 'Kilbrae', 2003, 22000),
  (6, 'Ridge Runners', 'Kilbrae', NULL, NULL);
INSERT INTO volunteer VALUES
  (1, 'Ewan', 'Murray', 1, 46, 'Leader', 20), (2, 'Isla', 'Fraser', 1, 33, 'Deputy', 9), (3, 'Callum', 'Reid', 1, 27, 'Member', 4),
  (4, 'Morag', 'Sinclair', 2, 51, 'Leader', 25), (5, 'Rory', 'Grant', 2, 29, 'Member', 5), (6, 'Skye', 'Campbell', 2, 38, 'Member', 11),
  (7, 'Angus', 'Boyd', 3, 58, 'Leader', 31), (8, 'Fiona', 'Kerr', 3, 41, 'Deputy', 15), (9, 'Hamish', 'Boyd', 3, 24, 'Trainee', 1),
  (10, 'Lewis', 'Drummond', 3, 36, 'Member', 10), (11, 'Eilidh', 'Shaw', 4, 44, 'Leader', 17), (12, 'Greg', 'Stewart', 4, 22, 'Trainee', 1),
  (13, 'Nora', 'Wallace', 5, 49, 'Leader', 14), (14, 'Blair', 'Munro', 5, 31, 'Member', 6), (15, 'Kirsty', 'Fraser', 1, 20, 'Trainee', 1),
  (16, 'Duncan', 'Reid', 4, 35, 'Member', 8);
INSERT INTO skill VALUES
  ('FA', 'First Aid', 36), ('RR', 'Rope Rescue', 24), ('AV', 'Avalanche Search', 12), ('DH', 'Dog Handling', 24),
  ('DR', 'Driving', NULL), ('SW', 'Swift Water', 24), ('HL', 'Helicopter Liaison', 12);
INSERT INTO vol_skill VALUES
  (1, 'FA', '2021-03-01'), (1, 'RR', '2022-05-10'), (1, 'HL', '2023-01-20'), (2, 'FA', '2022-09-15'), (2, 'AV', '2022-12-01'),
  (3, 'FA', '2023-02-02'), (4, 'FA', '2020-11-11'), (4, 'AV', '2021-12-05'), (4, 'RR', '2019-06-30'), (5, 'DR', '2022-04-04'),
  (6, 'RR', '2021-08-08'), (7, 'FA', '2019-10-10'), (7, 'HL', '2022-02-14'), (7, 'RR', '2020-07-07'), (7, 'AV', '2021-01-15'),
  (8, 'AV', '2022-01-09'), (8, 'DR', '2020-03-03'), (10, 'RR', '2023-03-12'), (11, 'FA', '2022-06-06'), (13, 'DH', '2018-05-05'),
  (13, 'FA', '2021-09-01'), (14, 'DH', '2022-10-20'), (16, 'DR', '2021-05-25'), (16, 'FA', '2023-04-18');
INSERT INTO peak VALUES
  (1, 'Beinn Dorain', 'Orchy', 1076, 'Moderate'), (2, 'Sgurr Dearg', 'Cuillin', 986, 'Severe'), (3, 'Ben Aldane', 'Arrow', 1215, 'Hard'),
  (4, 'Stob Bruach', 'Arrow', 958, 'Moderate'), (5, 'Carn Liath', 'Cairn', 1006, 'Easy'), (6, 'Am Basteir', 'Cuillin', 934, 'Severe'),
  (7, 'Creag Mhor', 'Orchy', 1047, 'Easy'), (8, 'Braeriach', 'Cairn', 1296, 'Hard'), (9, 'Beinn Narnain', 'Arrow', 926, 'Hard'),
  (10, 'Ben Vane', 'Orchy', 915, 'Moderate');
INSERT INTO incident VALUES
  (1, 3, 1, '2022-01-08', 'Avalanche', 'Snow', 5, 14.5), (2, 3, 1, '2022-02-19', 'Fall', 'Snow', 4, 9.0),
  (3, 1, 2, '2022-04-17', 'Lost', 'Fog', 2, 5.5), (4, 2, 3, '2022-06-04', 'Fall', 'Clear', 5, 11.0),
  (5, 2, 3, '2022-07-23', 'Fall', 'Rain', 3, 7.5), (6, 5, 4, '2022-08-14', 'Exhaustion', 'Clear', 1, 3.0),
  (7, 8, 3, '2022-12-27', 'Avalanche', 'Snow', 5, 19.0), (8, 4, 1, '2023-03-05', 'Lost', 'Fog', 2, 4.5),
  (9, 6, 3, '2023-05-21', 'Fall', 'Rain', 4, 10.0), (10, 7, 2, '2023-06-10', 'Exhaustion', 'Clear', 1, 2.5),
  (11, 3, 1, '2023-07-30', 'Fall', 'Clear', 3, 6.0), (12, 8, 4, '2023-10-14', 'Lost', 'Fog', 3, 8.0),
  (13, 1, 2, '2023-11-25', 'Hypothermia', 'Snow', 4, 7.0), (14, 5, 5, '2024-02-03', 'Avalanche', 'Snow', 4, 12.0),
  (15, 2, 3, '2024-05-12', 'Fall', NULL, 2, NULL), (16, 4, 1, '2024-06-29', 'Exhaustion', 'Rain', 1, 3.5);
INSERT INTO casualty VALUES
  (1, 1, 'Jack Byrne', 34, 'Irish', 'Hypothermia'), (2, 1, 'Aoife Byrne', 31, 'Irish', 'Fracture'), (3, 2, 'Karl Weber', 45, 'German', 'Head Injury'),
  (4, 3, 'Lucy Shaw', 19, 'British', 'None'), (5, 3, 'Ben Cole', 20, 'British', 'None'), (6, 4, 'Pierre Roche', 52, 'French', 'Fracture'),
  (7, 5, 'Mark Allen', 28, 'British', 'Sprain'), (8, 6, 'Joan Price', 67, 'British', 'None'), (9, 7, 'Anna Keller', 29, 'German', 'Hypothermia'),
  (10, 7, 'Tim Hughes', 38, 'British', 'Fracture'), (11, 7, 'Sam Lowe', NULL, 'British', 'Head Injury'), (12, 9, 'Marie Petit', 41, 'French', 'Fracture'),
  (13, 10, 'Robert Ness', 73, 'British', 'Sprain'), (14, 11, 'Otto Braun', 36, 'German', 'Sprain'), (15, 13, 'Kate Moran', 24, 'Irish', 'Hypothermia'),
  (16, 14, 'Luke Evans', 26, 'British', 'Fracture'), (17, 14, 'Dana Novak', 33, 'Czech', 'Hypothermia'), (18, 15, 'Neil Cross', 57, 'British', 'Sprain');
INSERT INTO deployment VALUES
  (1, 1, 'Coordinator', 14.5), (1, 2, 'Searcher', 12.0), (1, 3, 'Stretcher Bearer', 11.0), (2, 1, 'Coordinator', 9.0), (2, 2, 'Medic', 8.5),
  (3, 4, 'Coordinator', 5.5), (3, 5, 'Searcher', 5.0), (4, 7, 'Coordinator', 11.0), (4, 8, 'Medic', 10.0), (4, 10, 'Rope Lead', 10.5),
  (5, 7, 'Coordinator', 7.5), (5, 10, 'Rope Lead', 7.0), (6, 11, 'Coordinator', 3.0), (7, 7, 'Coordinator', 19.0), (7, 8, 'Searcher', 18.0),
  (7, 10, 'Stretcher Bearer', 16.0), (8, 2, 'Coordinator', 4.5), (8, 3, 'Searcher', 4.0), (9, 8, 'Coordinator', 10.0), (9, 10, 'Rope Lead', 9.5),
  (10, 6, 'Medic', 2.5), (11, 1, 'Medic', 6.0), (11, 3, 'Stretcher Bearer', 5.5), (12, 11, 'Coordinator', 8.0), (12, 16, 'Searcher', 7.5),
  (13, 4, 'Medic', 7.0), (13, 6, 'Searcher', 6.5), (14, 13, 'Searcher', 12.0), (14, 14, 'Searcher', 11.5), (16, 2, 'Coordinator', 3.5);
