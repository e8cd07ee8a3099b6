CREATE TABLE languages (
  language_id INTEGER PRIMARY KEY,
  language_name TEXT NOT NULL,
  family TEXT NOT NULL,
  native_speakers_millions REAL
);
CREATE TABLE branches (
  branch_id INTEGER PRIMARY KEY,
  branch_name TEXT NOT NULL,
  city TEXT NOT NULL,
  number_of_classrooms INTEGER NOT NULL,
  opened_in INTEGER NOT NULL
);
CREATE TABLE teachers (
  teacher_id INTEGER PRIMARY KEY,
  first_name TEXT NOT NULL,
  last_name TEXT NOT NULL,
  native_language_id INTEGER REFERENCES languages(language_id),
  years_of_experience INTEGER NOT NULL,
  hourly_wage REAL NOT NULL,
  qualification TEXT
);
CREATE TABLE courses (
  course_id INTEGER PRIMARY KEY,
  course_name TEXT NOT NULL,
  language_id INTEGER NOT NULL REFERENCES languages(language_id),
  level TEXT NOT NULL,
  weeks INTEGER NOT NULL,
  tuition INTEGER NOT NULL
);
CREATE TABLE classes (
  class_id INTEGER PRIMARY KEY,
  course_id INTEGER NOT NULL REFERENCES courses(course_id),
  teacher_id INTEGER NOT NULL REFERENCES teachers(teacher_id),
  branch_id INTEGER NOT NULL REFERENCES branches(branch_id),
  term TEXT NOT NULL,
  weekday TEXT NOT NULL,
  max_size INTEGER NOT NULL
);
CREATE TABLE students (
  student_id INTEGER PRIMARY KEY,
  first_name TEXT NOT NULL,
  last_name TEXT NOT NULL,
  age INTEGER NOT NULL,
  nationality TEXT NOT NULL,
  occupation TEXT,
  email TEXT
);
CREATE TABLE enrollments (
  student_id INTEGER NOT NULL REFERENCES students(student_id),
  class_id INTEGER NOT NULL REFERENCES classes(class_id),
  enrolled_on TEXT NOT NULL,
  final_grade INTEGER,
  attendance_rate REAL NOT NULL,
  PRIMARY KEY (student_id, class_id)
);
CREATE TABLE exams (
  exam_id INTEGER PRIMARY KEY,
  exam_name TEXT NOT NULL,
  language_id INTEGER NOT NULL REFERENCES languages(language_id),
  exam_fee INTEGER NOT NULL
);
CREATE TABLE exam_results (
  exam_id INTEGER NOT NULL REFERENCES exams(exam_id),
  student_id INTEGER NOT NULL REFERENCES students(student_id),
  exam_date TEXT NOT NULL,
  score INTEGER NOT NULL,
  passed TEXT NOT NULL,
  PRIMARY KEY (exam_id, student_id)
);
INSERT INTO languages VALUES
  (1, 'Spanish', 'Romance', 485), (2, 'French', 'Romance', 81), (3, 'German', 'Germanic', 76), (4, 'Japanese', 'Japonic', 123),
  (5, 'Italian', 'Romance', 64.8), (6, 'Arabic', 'Semitic', 315), (7, 'Dutch', 'Germanic', 25), (8, 'English', 'Germanic', 380), (9, 'Basque', 'Isolate', NULL);
INSERT INTO branches VALUES
  (1, 'Central Campus', 'Dublin', 14, 1998), (2, 'Harbour House', 'Cork', 8, 2006), (3, 'Northside Annex', 'Dublin', 5, 2012),
  (4, 'Galway Studio', 'Galway', 6, 2015), (5, 'Castle Rooms', 'Limerick', 4, 2019), (6, 'Quay Centre', 'Cork', 10, 2021);
INSERT INTO teachers VALUES
  (1, 'Elena', 'Marquez', 1, 12, 38, 'Master'), (2, 'Pierre', 'Lambert', 2, 8, 34, 'Bachelor'), (3, 'Ute', 'Krause', 3, 20, 42, 'Doctorate'),
  (4, 'Haruto', 'Sakai', 4, 5, 31, 'Bachelor'), (5, 'Silvia', 'Conti', 5, 9, 35, 'Master'), (6, 'Omar', 'Farouk', 6, 15, 40, 'Doctorate'),
  (7, 'Niamh', 'Doyle', 8, 3, 27, 'Bachelor'), (8, 'Jan', 'de Vries', 7, 6, 30, 'Master'), (9, 'Lucia', 'Marquez', 1, 2, 26, NULL),
  (10, 'Claude', 'Perrin', 2, 17, 41, 'Master'), (11, 'Aoife', 'Brennan', 8, 11, 36, 'Master'), (12, 'Yuna', 'Mori', NULL, 1, 24, 'Bachelor');
INSERT INTO courses VALUES
  (1, 'Spanish for Beginners', 1, 'A1', 10, 320), (2, 'Spanish Conversation', 1, 'B1', 8, 290), (3, 'Business Spanish', 1, 'C1', 12, 540),
  (4, 'French Basics', 2, 'A1', 10, 310), (5, 'French Literature', 2, 'C1', 14, 580), (6, 'German in Everyday Life', 3, 'A2', 10, 330),
  (7, 'Technical German', 3, 'B2', 12, 490), (8, 'Japanese Script', 4, 'A1', 16, 450), (9, 'Italian Cooking and Speaking', 5, 'A2', 6, 260),
  (10, 'Modern Standard Arabic', 6, 'A1', 16, 470), (11, 'Dutch Express', 7, 'A1', 5, 190), (12, 'Academic English', 8, 'C1', 12, 520), (13, 'English for Nurses', 8, 'B1', 8, 300);
INSERT INTO classes VALUES
  (1, 1, 1, 1, 'Autumn', 'Monday', 16), (2, 1, 9, 2, 'Autumn', 'Tuesday', 14), (3, 2, 1, 1, 'Spring', 'Wednesday', 12),
  (4, 3, 1, 1, 'Spring', 'Thursday', 10), (5, 4, 2, 3, 'Autumn', 'Monday', 15), (6, 4, 10, 2, 'Spring', 'Friday', 15),
  (7, 5, 10, 1, 'Autumn', 'Thursday', 8), (8, 6, 3, 4, 'Autumn', 'Tuesday', 12), (9, 7, 3, 1, 'Spring', 'Monday', 10),
  (10, 8, 4, 1, 'Autumn', 'Saturday', 12), (11, 9, 5, 3, 'Summer', 'Saturday', 18), (12, 10, 6, 2, 'Autumn', 'Wednesday', 12),
  (13, 12, 11, 1, 'Summer', 'Monday', 20), (14, 13, 7, 4, 'Summer', 'Tuesday', 14), (15, 12, 7, 2, 'Spring', 'Thursday', 16), (16, 1, 9, 5, 'Summer', 'Friday', 10);
INSERT INTO students VALUES
  (1, 'Sean', 'Kelly', 34, 'Irish', 'Engineer', 'sean.kelly@example.com'), (2, 'Mary', 'Walsh', 58, 'Irish', 'Retired', NULL),
  (3, 'Paulo', 'Souza', 26, 'Brazilian', 'Chef', 'paulo@example.com'), (4, 'Agata', 'Zielinska', 31, 'Polish', 'Nurse', 'agata@example.com'),
  (5, 'Conor', 'Byrne', 22, 'Irish', 'Student', 'conor.b@example.com'), (6, 'Renata', 'Lima', 29, 'Brazilian', 'Nurse', NULL),
  (7, 'Tom', 'Fitzgerald', 45, 'Irish', 'Engineer', 'tomf@example.com'), (8, 'Ling', 'Zhao', 24, 'Chinese', 'Student', 'ling@example.com'),
  (9, 'Grace', 'Nolan', 19, 'Irish', 'Student', 'grace.n@example.com'), (10, 'Marek', 'Nowak', 38, 'Polish', 'Builder', 'marek@example.com'),
  (11, 'Ana', 'Costa', 33, 'Brazilian', NULL, 'ana@example.com'), (12, 'Peter', 'Quinn', 52, 'Irish', 'Lawyer', 'pq@example.com'),
  (13, 'Wei', 'Zhang', 27, 'Chinese', 'Engineer', 'wei@example.com'), (14, 'Orla', 'Kelly', 41, 'Irish', 'Lawyer', NULL),
  (15, 'Ivan', 'Petrov', 30, 'Bulgarian', 'Chef', 'ivan@example.com');
INSERT INTO enrollments VALUES
  (1, 1, '2023-09-02', 82, 0.95), (1, 3, '2024-01-10', 78, 0.88), (1, 8, '2023-09-05', 71, 0.8), (2, 1, '2023-09-01', 90, 1.0),
  (2, 5, '2023-09-03', 85, 0.97), (2, 7, '2023-09-12', 93, 0.98), (3, 13, '2024-06-01', 66, 0.75), (3, 11, '2024-06-02', 88, 0.9),
  (4, 14, '2024-06-03', 79, 0.92), (4, 15, '2024-01-15', 74, 0.85), (5, 2, '2023-09-08', 58, 0.6), (5, 10, '2023-09-09', 81, 0.93),
  (6, 14, '2024-06-03', 83, 0.96), (7, 9, '2024-01-11', 87, 0.91), (7, 8, '2023-09-04', 84, 0.9), (8, 13, '2024-06-01', 92, 0.99),
  (8, 15, '2024-01-16', 89, 0.94), (8, 10, '2023-09-10', 96, 1.0), (9, 5, '2023-09-03', 62, 0.7), (9, 6, '2024-01-12', 69, 0.78),
  (10, 13, '2024-06-05', 55, 0.65), (12, 4, '2024-01-09', 76, 0.82), (12, 7, '2023-09-13', 80, 0.87), (12, 3, '2024-01-09', 73, 0.81),
  (13, 13, '2024-06-04', 85, 0.9), (14, 12, '2023-09-06', NULL, 0.4), (15, 14, '2024-06-07', 70, 0.83), (13, 9, '2024-01-14', 77, 0.86);
INSERT INTO exams VALUES
  (1, 'DELE B1', 1, 150), (2, 'DELF A1', 2, 110), (3, 'Goethe B2', 3, 190), (4, 'JLPT N5', 4, 80), (5, 'IELTS', 8, 245), (6, 'CILS A2', 5, 95), (7, 'DALF C1', 2, 210);
INSERT INTO exam_results VALUES
  (1, 1, '2024-05-18', 71, 'Yes'), (1, 12, '2024-05-18', 64, 'Yes'), (2, 2, '2024-02-10', 92, 'Yes'), (2, 9, '2024-02-10', 48, 'No'),
  (7, 2, '2024-06-22', 81, 'Yes'), (7, 12, '2024-06-22', 55, 'No'), (3, 7, '2024-07-06', 77, 'Yes'), (3, 13, '2024-07-06', 59, 'No'),
  (4, 5, '2023-12-03', 70, 'Yes'), (4, 8, '2023-12-03', 98, 'Yes'), (5, 8, '2024-08-24', 88, 'Yes'), (5, 4, '2024-08-24', 73, 'Yes'),
  (5, 10, '2024-08-24', 51, 'No'), (5, 13, '2024-09-14', 79, 'Yes'), (5, 3, '2024-09-14', 62, 'Yes'), (3, 1, '2024-07-06', 60, 'Yes');
