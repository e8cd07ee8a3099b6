CREATE TABLE Institute (
  instId INTEGER PRIMARY KEY,
  instName TEXT NOT NULL,
  city TEXT NOT NULL,
  country TEXT NOT NULL,
  instType TEXT NOT NULL,
  staffCount INTEGER
);
CREATE TABLE Researcher (
  researcherId INTEGER PRIMARY KEY,
  fullName TEXT NOT NULL,
  specialty TEXT NOT NULL,
  degree TEXT NOT NULL,
  hIndex INTEGER,
  yearsExperience INTEGER NOT NULL,
  instId INTEGER REFERENCES Institute(instId)
);
CREATE TABLE Disease (
  diseaseId INTEGER PRIMARY KEY,
  diseaseName TEXT NOT NULL,
  category TEXT NOT NULL,
  isChronic TEXT NOT NULL
);
CREATE TABLE Drug (
  drugId INTEGER PRIMARY KEY,
  tradeName TEXT NOT NULL,
  manufacturer TEXT NOT NULL,
  drugClass TEXT NOT NULL,
  approvalYear INTEGER,
  pricePerDose REAL NOT NULL
);
CREATE TABLE Trial (
  trialId INTEGER PRIMARY KEY,
  trialTitle TEXT NOT NULL,
  phase TEXT NOT NULL,
  startYear INTEGER NOT NULL,
  enrolledPatients INTEGER NOT NULL,
  budget INTEGER,
  trialStatus TEXT NOT NULL,
  diseaseId INTEGER NOT NULL REFERENCES Disease(diseaseId),
  instId INTEGER NOT NULL REFERENCES Institute(instId)
);
CREATE TABLE TrialTeam (
  trialId INTEGER NOT NULL REFERENCES Trial(trialId),
  researcherId INTEGER NOT NULL REFERENCES Researcher(researcherId),
  teamRole TEXT NOT NULL,
  PRIMARY KEY (trialId, researcherId)
);
CREATE TABLE TrialDrug (
  trialId INTEGER NOT NULL REFERENCES Trial(trialId),
  drugId INTEGER NOT NULL REFERENCES Drug(drugId),
  doseMg REAL NOT NULL,
  outcome TEXT,
  PRIMARY KEY (trialId, drugId)
);
CREATE TABLE Publication (
  pubId INTEGER PRIMARY KEY,
  pubTitle TEXT NOT NULL,
  journal TEXT NOT NULL,
  pubYear INTEGER NOT NULL,
  citations INTEGER NOT NULL,
  trialId INTEGER REFERENCES Trial(trialId)
);
INSERT INTO Institute VALUES
(1,'Nordvik University Hospital','Oslo','Norway','hospital',3200),
(2,'Leman Institute of Oncology','Lausanne','Switzerland','research center',410),
(3,'Harlow Medical School','Boston','United States','university',1850),
(4,'Tanaka Neuroscience Center','Kyoto','Japan','research center',260),
(5,'Saint Brigid Clinic','Dublin','Ireland','hospital',900),
(6,'Prairie Health Sciences University','Denver','United States','university',1400),
(7,'Centro Cardiologico Adda','Milan','Italy','research center',330),
(8,'Royal Infirmary of Leith','Edinburgh','United Kingdom','hospital',2100),
(9,'Lakeside Genomics Lab','Chicago','United States','research center',NULL);
INSERT INTO Researcher VALUES
(1,'Ingrid Solberg','oncology','MD',38,21,1),(2,'Luc Favre','oncology','PhD',45,25,2),(3,'Dana Whitfield','cardiology','MD',29,14,3),
(4,'Haruto Mori','neurology','PhD',33,17,4),(5,'Aoife Kinsella','immunology','MD',12,6,5),(6,'Miguel Santos','cardiology','PhD',18,9,7),
(7,'Beth Corrigan','neurology','MD',22,12,6),(8,'Giulia Renzi','cardiology','MD',41,28,7),(9,'Callum Baird','immunology','PhD',NULL,3,8),
(10,'Yuki Arai','neurology','MD',15,7,4),(11,'Samuel Okoro','oncology','MD',27,13,3),(12,'Petra Hahn','endocrinology','PhD',19,11,2),
(13,'Rachel Stein','endocrinology','MD',31,19,6),(14,'Lars Eide','immunology','MD',9,4,1),(15,'Orla Byrne','oncology','PhD',NULL,2,5),
(16,'Vikram Nair','genetics','PhD',24,10,NULL),(17,'Monica Duarte','cardiology','MD',20,15,8);
INSERT INTO Disease VALUES
(1,'Breast Cancer','cancer','yes'),(2,'Lung Cancer','cancer','yes'),(3,'Hypertension','cardiovascular','yes'),(4,'Stroke','cardiovascular','no'),
(5,'Parkinson Disease','neurological','yes'),(6,'Influenza','infectious','no'),(7,'Type 2 Diabetes','metabolic','yes'),(8,'Migraine','neurological','yes'),
(9,'Measles','infectious','no'),(10,'Gout','metabolic','yes');
INSERT INTO Drug VALUES
(1,'Oncavir','Helix Pharma','chemotherapy',2011,220.5),(2,'Tumorex','Novalis','chemotherapy',2017,310.0),(3,'Cardiolol','Helix Pharma','beta blocker',1998,1.2),
(4,'Pressonil','Medora','ACE inhibitor',2003,2.4),(5,'Dopalin','Kyowa Labs','dopamine agonist',2009,14.75),(6,'Fluvanor','Medora','antiviral',2015,22.0),
(7,'Glucoset','Novalis','antidiabetic',2013,5.6),(8,'Migrastop','Kyowa Labs','triptan',2006,9.9),(9,'Immunomab','Helix Pharma','antibody',NULL,540.0),
(10,'Neurofix','Kyowa Labs','dopamine agonist',NULL,37.5),(11,'Insulevo','Novalis','antidiabetic',2019,11.3),(12,'Uricalm','Medora','antidiabetic',2001,3.1);
INSERT INTO Trial VALUES
(1,'AURORA','Phase III',2014,620,5400000,'completed',1,1),(2,'BEACON','Phase II',2016,180,2100000,'completed',2,2),
(3,'CEDAR','Phase III',2012,1500,7200000,'completed',3,7),(4,'DELTA-HEART','Phase IV',2018,2300,4100000,'ongoing',3,3),
(5,'EVEREST','Phase I',2020,45,900000,'ongoing',5,4),(6,'FJORD','Phase II',2019,210,1600000,'terminated',6,1),
(7,'GLUCO-FIRST','Phase III',2017,980,3900000,'completed',7,6),(8,'HORIZON','Phase II',2018,150,1250000,'completed',8,4),
(9,'IRIS','Phase I',2021,30,700000,'ongoing',2,2),(10,'JUNO','Phase III',2015,730,NULL,'terminated',4,8),
(11,'KESTREL','Phase II',2020,260,1800000,'ongoing',7,6),(12,'LUMEN','Phase II',2013,190,1500000,'completed',5,6),
(13,'MERIDIAN','Phase IV',2019,3100,2900000,'completed',6,5),(14,'NIMBUS','Phase I',2022,25,NULL,'recruiting',1,3);
INSERT INTO TrialTeam VALUES
(1,1,'principal investigator'),(1,14,'statistician'),(1,11,'co-investigator'),(2,2,'principal investigator'),(2,12,'co-investigator'),
(3,8,'principal investigator'),(3,6,'co-investigator'),(4,3,'principal investigator'),(4,17,'co-investigator'),(4,6,'statistician'),
(5,4,'principal investigator'),(5,10,'co-investigator'),(6,14,'principal investigator'),(6,5,'co-investigator'),(7,13,'principal investigator'),
(7,12,'statistician'),(7,7,'co-investigator'),(8,10,'principal investigator'),(8,4,'co-investigator'),(9,2,'principal investigator'),
(9,1,'co-investigator'),(10,17,'principal investigator'),(10,7,'co-investigator'),(11,13,'principal investigator'),(12,7,'principal investigator'),
(12,4,'co-investigator'),(13,5,'principal investigator'),(13,9,'statistician'),(14,11,'principal investigator');
INSERT INTO TrialDrug VALUES
(1,1,50,'positive'),(1,2,75,'positive'),(2,2,60,'negative'),(2,9,10,'positive'),(3,3,25,'positive'),(3,4,10,'inconclusive'),(4,4,20,NULL),
(5,10,5,NULL),(6,6,150,'negative'),(7,7,500,'positive'),(7,11,12,'positive'),(8,8,40,'positive'),(9,9,15,NULL),(10,3,50,'negative'),
(11,11,18,NULL),(12,5,2.5,'inconclusive'),(13,6,75,'positive'),(14,1,30,NULL);
INSERT INTO Publication VALUES
(1,'Combined chemotherapy in early breast cancer','Lancet Oncology',2017,412,1),(2,'Quality of life after Oncavir','Oncology Letters',2018,57,1),
(3,'Immunomab in advanced lung cancer','Lancet Oncology',2019,188,2),(4,'Beta blockade revisited','Heart Journal',2015,655,3),
(5,'Long term outcomes of the CEDAR study','Heart Journal',2019,240,3),(6,'Real world control of blood pressure','Hypertension Today',2020,33,4),
(7,'Influenza vaccination and antivirals in the elderly','Infection Review',2021,96,13),(8,'First line therapy for type 2 diabetes','Diabetes Reports',2020,301,7),
(9,'A cost analysis of Glucoset','Health Economics Letters',2021,14,7),(10,'Triptans for chronic migraine','Neurology Forum',2020,72,8),
(11,'Slow release Dopalin and motor control','Neurology Forum',2016,129,12),(12,'Why the FJORD trial was stopped','Infection Review',2021,8,6),
(13,'A review of statistical power in small trials','Health Economics Letters',2018,95,NULL),(14,'Genetic markers of stroke','Heart Journal',2022,3,10),
(15,'Dose finding for Neurofix','Neurology Forum',2022,0,5),(16,'Ethics of early termination','Infection Review',2022,5,NULL);
