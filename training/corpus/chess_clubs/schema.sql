CREATE TABLE Club (
  clubId INTEGER PRIMARY KEY,
  clubName TEXT NOT NULL,
  city TEXT NOT NULL,
  foundedYear INTEGER,
  memberFee REAL
);
CREATE TABLE Player (
  playerId INTEGER PRIMARY KEY,
  firstName TEXT NOT NULL,
  lastName TEXT NOT NULL,
  clubId INTEGER REFERENCES Club(clubId),
  rating INTEGER,
  title TEXT,
  birthYear INTEGER NOT NULL,
  sex TEXT NOT NULL
);
CREATE TABLE Coach (
  coachId INTEGER PRIMARY KEY,
  coachName TEXT NOT NULL,
  speciality TEXT NOT NULL,
  hourlyRate REAL NOT NULL
);
CREATE TABLE Coaching (
  coachId INTEGER NOT NULL REFERENCES Coach(coachId),
  playerId INTEGER NOT NULL REFERENCES Player(playerId),
  sinceYear INTEGER NOT NULL,
  PRIMARY KEY (coachId, playerId)
);
CREATE TABLE Tournament (
  tournamentId INTEGER PRIMARY KEY,
  tournamentName TEXT NOT NULL,
  hostClubId INTEGER NOT NULL REFERENCES Club(clubId),
  timeControl TEXT NOT NULL,
  startDate TEXT NOT NULL,
  numRounds INTEGER NOT NULL,
  prizeFund INTEGER
);
CREATE TABLE Entry (
  playerId INTEGER NOT NULL REFERENCES Player(playerId),
  tournamentId INTEGER NOT NULL REFERENCES Tournament(tournamentId),
  points REAL NOT NULL,
  finalRank INTEGER NOT NULL,
  PRIMARY KEY (playerId, tournamentId)
);
CREATE TABLE Game (
  gameId INTEGER PRIMARY KEY,
  tournamentId INTEGER NOT NULL REFERENCES Tournament(tournamentId),
  roundNo INTEGER NOT NULL,
  whitePlayerId INTEGER NOT NULL REFERENCES Player(playerId),
  blackPlayerId INTEGER NOT NULL REFERENCES Player(playerId),
  opening TEXT NOT NULL,
  result TEXT NOT NULL,
  numMoves INTEGER NOT NULL
);
INSERT INTO Club VALUES
  (1, 'Knights of Leeds', 'Leeds', 1924, 60),
  (2, 'Castle Chess Club', 'York', 1951, 45),
  (3, 'Riverside Rooks', 'Leeds', 1988, 40),
  (4, 'Bishop Auckland CC', 'Durham', 1937, 35),
  (5, 'The Passed Pawns', 'Sheffield', 2009, NULL),
  (6, 'Harrogate Gambit', 'Harrogate', 1970, 55),
  (7, 'Minster Minds', 'York', NULL, 30),
  (8, 'Steel City Chess', 'Sheffield', 1963, 50);
INSERT INTO Player VALUES
  (1, 'Oliver', 'Grant', 1, 2410, 'IM', 1989, 'M'),
  (2, 'Priya', 'Nair', 1, 2255, 'WIM', 1996, 'F'),
  (3, 'Henry', 'Walsh', 2, 1980, NULL, 1974, 'M'),
  (4, 'Sofia', 'Lindgren', 3, 2330, 'FM', 1999, 'F'),
  (5, 'George', 'Patel', 2, 2105, 'CM', 1968, 'M'),
  (6, 'Amelia', 'Grant', 1, 1890, NULL, 2004, 'F'),
  (7, 'Viktor', 'Sokolov', 8, 2520, 'GM', 1981, 'M'),
  (8, 'Thomas', 'Reed', 8, 2050, 'CM', 1992, 'M'),
  (9, 'Zara', 'Ahmed', 3, 1765, NULL, 2008, 'F'),
  (10, 'Daniel', 'Okafor', 5, 1820, NULL, 2001, 'M'),
  (11, 'Grace', 'Hill', 6, 2190, 'FM', 1985, 'F'),
  (12, 'William', 'Hill', 6, 1675, NULL, 2010, 'M'),
  (13, 'Leon', 'Baker', 4, 1930, NULL, 1957, 'M'),
  (14, 'Martha', 'Quinn', 4, NULL, NULL, 2012, 'F'),
  (15, 'Stefan', 'Petrov', 8, 2475, 'IM', 1990, 'M'),
  (16, 'Isaac', 'Walsh', NULL, 2010, 'CM', 1995, 'M'),
  (17, 'Chloe', 'Simmons', 2, 1840, NULL, 2003, 'F'),
  (18, 'Adam', 'Foster', NULL, 1700, NULL, 1979, 'M');
INSERT INTO Coach VALUES
  (1, 'Ruth Abbott', 'Endgame', 40),
  (2, 'Igor Malenko', 'Opening', 65),
  (3, 'James Cole', 'Tactics', 30),
  (4, 'Helena Brandt', 'Endgame', 55),
  (5, 'Ravi Menon', 'Tactics', 35),
  (6, 'Fiona Clarke', 'Psychology', 50);
INSERT INTO Coaching VALUES
  (1, 3, 2015), (1, 6, 2019), (1, 9, 2021), (2, 1, 2016), (2, 4, 2018), (2, 7, 2014), (2, 15, 2017),
  (3, 9, 2020), (3, 12, 2022), (3, 14, 2023), (4, 2, 2018), (4, 4, 2021), (5, 10, 2022), (5, 6, 2021), (4, 1, 2020);
INSERT INTO Tournament VALUES
  (1, 'Yorkshire Open', 1, 'Classical', '2022-04-15', 7, 5000),
  (2, 'Spring Rapid', 2, 'Rapid', '2022-05-21', 5, 1200),
  (3, 'Steel City Masters', 8, 'Classical', '2022-08-08', 9, 8000),
  (4, 'Friday Night Blitz', 3, 'Blitz', '2022-10-07', 5, 300),
  (5, 'Gambit Cup', 6, 'Rapid', '2023-02-11', 5, 1500),
  (6, 'Yorkshire Open 2023', 1, 'Classical', '2023-04-14', 7, 6000),
  (7, 'Junior Trophy', 2, 'Rapid', '2023-06-03', 5, NULL),
  (8, 'Winter Blitz', 8, 'Blitz', '2023-12-16', 9, 900),
  (9, 'Autumn Classic', 4, 'Classical', '2024-10-05', 7, 2000);
INSERT INTO Entry VALUES
  (1, 1, 5.5, 2), (2, 1, 4.5, 3), (3, 1, 3.0, 5), (7, 1, 6.0, 1), (11, 1, 4.0, 4),
  (5, 2, 4.0, 1), (3, 2, 3.0, 3), (17, 2, 3.5, 2), (6, 2, 1.5, 4),
  (7, 3, 7.5, 1), (15, 3, 7.0, 2), (1, 3, 6.5, 3), (4, 3, 5.0, 4), (8, 3, 4.5, 5),
  (9, 4, 2.0, 3), (10, 4, 3.0, 2), (4, 4, 5.0, 1),
  (11, 5, 4.5, 1), (12, 5, 1.0, 4), (5, 5, 3.5, 2), (16, 5, 3.0, 3),
  (1, 6, 6.0, 1), (2, 6, 5.0, 2), (4, 6, 4.5, 3), (13, 6, 2.5, 4),
  (9, 7, 4.0, 1), (12, 7, 3.0, 2), (6, 7, 2.5, 3),
  (7, 8, 8.0, 1), (15, 8, 7.5, 2), (10, 8, 4.0, 4), (1, 8, 6.5, 3);
INSERT INTO Game VALUES
  (1, 1, 1, 1, 3, 'Sicilian Defence', '1-0', 38),
  (2, 1, 1, 7, 11, 'Queen''s Gambit', '1-0', 44),
  (3, 1, 2, 2, 7, 'French Defence', '0-1', 31),
  (4, 1, 3, 7, 1, 'Ruy Lopez', '1/2-1/2', 62),
  (5, 2, 1, 5, 6, 'Italian Game', '1-0', 27),
  (6, 2, 2, 17, 3, 'Sicilian Defence', '1-0', 40),
  (7, 2, 3, 3, 5, 'Caro-Kann', '0-1', 35),
  (8, 3, 1, 15, 8, 'Sicilian Defence', '1-0', 29),
  (9, 3, 2, 4, 1, 'Ruy Lopez', '1/2-1/2', 71),
  (10, 3, 3, 7, 15, 'Queen''s Gambit', '1/2-1/2', 55),
  (11, 3, 4, 1, 8, 'King''s Indian', '1-0', 47),
  (12, 4, 1, 4, 9, 'Italian Game', '1-0', 22),
  (13, 4, 2, 10, 4, 'Sicilian Defence', '0-1', 33),
  (14, 5, 1, 11, 12, 'French Defence', '1-0', 25),
  (15, 5, 2, 16, 5, 'Caro-Kann', '1/2-1/2', 58),
  (16, 6, 1, 1, 13, 'Queen''s Gambit', '1-0', 36),
  (17, 6, 2, 2, 4, 'Sicilian Defence', '1/2-1/2', 49),
  (18, 7, 1, 9, 12, 'Italian Game', '1-0', 30),
  (19, 7, 2, 6, 9, 'Ruy Lopez', '0-1', 41),
  (20, 8, 1, 7, 10, 'King''s Indian', '1-0', 34),
  (21, 8, 2, 15, 1, 'Sicilian Defence', '1-0', 52),
  (22, 8, 3, 1, 7, 'French Defence', '0-1', 45);
