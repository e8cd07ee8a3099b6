CREATE TABLE stores (
  store_id INTEGER PRIMARY KEY,
  store_name TEXT NOT NULL,
  city TEXT NOT NULL,
  country TEXT NOT NULL,
  opened_on TEXT NOT NULL,
  closed_on TEXT,
  floor_area INTEGER NOT NULL,
  manager_name TEXT
);
CREATE TABLE brands (
  brand_id INTEGER PRIMARY KEY,
  brand_name TEXT NOT NULL,
  origin TEXT NOT NULL,
  tier TEXT NOT NULL
);
CREATE TABLE products (
  product_id INTEGER PRIMARY KEY,
  product_name TEXT NOT NULL,
  brand_id INTEGER NOT NULL REFERENCES brands(brand_id),
  category TEXT NOT NULL,
  color TEXT NOT NULL,
  retail_price REAL NOT NULL,
  outlet_price REAL NOT NULL,
  on_clearance INTEGER NOT NULL,
  discontinued_on TEXT
);
CREATE TABLE customers (
  customer_id INTEGER PRIMARY KEY,
  full_name TEXT NOT NULL,
  email TEXT,
  city TEXT NOT NULL,
  signed_up_on TEXT NOT NULL,
  club_level TEXT NOT NULL,
  newsletter INTEGER NOT NULL
);
CREATE TABLE sales (
  sale_id INTEGER PRIMARY KEY,
  store_id INTEGER NOT NULL REFERENCES stores(store_id),
  product_id INTEGER NOT NULL REFERENCES products(product_id),
  customer_id INTEGER REFERENCES customers(customer_id),
  sold_at TEXT NOT NULL,
  quantity INTEGER NOT NULL,
  total REAL NOT NULL,
  payment_method TEXT NOT NULL
);
CREATE TABLE returns (
  return_id INTEGER PRIMARY KEY,
  sale_id INTEGER NOT NULL REFERENCES sales(sale_id),
  returned_on TEXT NOT NULL,
  reason TEXT NOT NULL,
  refund_amount REAL NOT NULL,
  restocked INTEGER NOT NULL
);
CREATE TABLE transfers (
  transfer_id INTEGER PRIMARY KEY,
  product_id INTEGER NOT NULL REFERENCES products(product_id),
  from_store_id INTEGER NOT NULL REFERENCES stores(store_id),
  to_store_id INTEGER NOT NULL REFERENCES stores(store_id),
  quantity INTEGER NOT NULL,
  shipped_on TEXT NOT NULL,
  received_on TEXT
);

INSERT INTO stores (store_id, store_name, city, country, opened_on, closed_on, floor_area, manager_name) VALUES
  (1, 'Metzingen Outlet', 'Metzingen', 'Germany', '2024-01-15', NULL, 820, 'Klara Vogt'),
  (2, 'Roermond Village', 'Roermond', 'Netherlands', '2024-03-02', NULL, 640, 'Daan Smits'),
  (3, 'Serravalle Store', 'Serravalle', 'Italy', '2024-05-20', NULL, 910, 'Paolo Ricci'),
  (4, 'Ingolstadt Corner', 'Ingolstadt', 'Germany', '2024-09-09', NULL, 300, NULL),
  (5, 'Bicester Lane', 'Bicester', 'United Kingdom', '2025-02-14', NULL, 450, 'Hannah Cole'),
  (6, 'Berlin Popup', 'Berlin', 'Germany', '2025-04-01', '2025-10-31', 120, NULL),
  (7, 'Milan Annex', 'Milan', 'Italy', '2025-09-12', NULL, 260, 'Sara Conti'),
  (8, 'Lelystad Quay', 'Lelystad', 'Netherlands', '2026-02-06', NULL, 380, NULL),
  (9, 'Zweibruecken Hall', 'Zweibruecken', 'Germany', '2024-02-01', '2026-01-31', 700, 'Uwe Brandt');

INSERT INTO brands (brand_id, brand_name, origin, tier) VALUES
  (1, 'Nordlicht', 'Norway', 'premium'),
  (2, 'Bella Vita', 'Italy', 'luxury'),
  (3, 'Kantstein', 'Germany', 'basic'),
  (4, 'Rue Six', 'France', 'premium'),
  (5, 'Oakfield', 'United Kingdom', 'basic'),
  (6, 'Tessuto', 'Italy', 'premium'),
  (7, 'Wolkenlos', 'Germany', 'premium'),
  (8, 'Maison Vert', 'France', 'luxury');

INSERT INTO products (product_id, product_name, brand_id, category, color, retail_price, outlet_price, on_clearance, discontinued_on) VALUES
  (1, 'Fjord Parka', 1, 'jacket', 'blue', 349, 199, 0, NULL),
  (2, 'Silk Wrap Dress', 2, 'dress', 'red', 420, 260, 0, NULL),
  (3, 'Slim Chino', 3, 'trousers', 'beige', 69, 29.9, 1, NULL),
  (4, 'Linen Blazer', 4, 'jacket', 'white', 229, 139, 0, NULL),
  (5, 'Brogue Shoe', 5, 'shoes', 'brown', 129, 79, 0, '2025-06-30'),
  (6, 'Merino Sweater', 1, 'knitwear', 'grey', 119, 69, 0, NULL),
  (7, 'Leather Loafer', 6, 'shoes', 'black', 189, 119, 0, NULL),
  (8, 'Denim Jacket', 3, 'jacket', 'blue', 99, 49.9, 1, '2025-12-15'),
  (9, 'Evening Gown', 8, 'dress', 'black', 690, 399, 0, NULL),
  (10, 'Cashmere Scarf', 2, 'accessories', 'grey', 149, 89, 0, NULL),
  (11, 'Rain Boot', 5, 'shoes', 'green', 79, 39.9, 1, '2026-02-20'),
  (12, 'Summer Dress', 4, 'dress', 'white', 149, 75, 0, NULL),
  (13, 'Wool Coat', 7, 'jacket', 'black', 399, 239, 0, NULL),
  (14, 'Cargo Trousers', 3, 'trousers', 'green', 79, 35, 1, NULL),
  (15, 'Canvas Tote', 7, 'accessories', 'beige', 39, 15, 1, NULL),
  (16, 'Cable Cardigan', 6, 'knitwear', 'white', 139, 85, 0, NULL),
  (17, 'Velvet Clutch', 8, 'accessories', 'red', 260, 149, 0, NULL),
  (18, 'Pleated Skirt', 4, 'skirt', 'blue', 119, 59, 0, NULL);

INSERT INTO customers (customer_id, full_name, email, city, signed_up_on, club_level, newsletter) VALUES
  (1, 'Anja Keller', 'anja.keller@post.example', 'Stuttgart', '2024-01-23', 'gold', 1),
  (2, 'Marco Bianchi', 'marco.bianchi@post.example', 'Milan', '2024-12-25', 'basic', 1),
  (3, 'Sophie de Vries', 'sophie.vries@post.example', 'Roermond', '2025-03-18', 'silver', 1),
  (4, 'Tom Ashby', NULL, 'Oxford', '2025-05-08', 'gold', 1),
  (5, 'Lena Hofer', 'lena.hofer@post.example', 'Munich', '2025-06-04', 'silver', 1),
  (6, 'Giulia Greco', 'giulia.greco@post.example', 'Milan', '2025-09-24', 'gold', 1),
  (7, 'Jan Bakker', 'jan.bakker@post.example', 'Lelystad', '2025-10-18', 'silver', 0),
  (8, 'Emily Stone', 'emily.stone@post.example', 'Oxford', '2025-11-01', 'gold', 1),
  (9, 'Ralf Neumann', NULL, 'Stuttgart', '2025-11-03', 'gold', 1),
  (10, 'Chiara Fontana', 'chiara.fontana@post.example', 'Genoa', '2025-11-15', 'gold', 1),
  (11, 'Pieter Jansen', 'pieter.jansen@post.example', 'Roermond', '2025-12-10', 'silver', 0),
  (12, 'Olivia Marsh', 'olivia.marsh@post.example', 'London', '2026-01-15', 'gold', 1),
  (13, 'Nina Lorenz', 'nina.lorenz@post.example', 'Berlin', '2026-01-23', 'gold', 0),
  (14, 'Luca Marino', 'luca.marino@post.example', 'Genoa', '2026-02-22', 'gold', 0),
  (15, 'Femke Visser', NULL, 'Lelystad', '2026-02-11', 'silver', 1),
  (16, 'George Hill', 'george.hill@post.example', 'London', '2026-03-02', 'basic', 1),
  (17, 'Ines Kraft', 'ines.kraft@post.example', 'Munich', '2026-03-09', 'silver', 0),
  (18, 'Elena Rossi', 'elena.rossi@post.example', 'Milan', '2026-03-16', 'basic', 1);

INSERT INTO sales (sale_id, store_id, product_id, customer_id, sold_at, quantity, total, payment_method) VALUES
  (1, 2, 10, NULL, '2024-01-29 10:05:00', 1, 89, 'card'),
  (2, 3, 3, 10, '2024-03-19 12:35:00', 1, 29.9, 'card'),
  (3, 1, 2, 6, '2024-05-14 12:55:00', 1, 260, 'cash'),
  (4, 3, 5, 3, '2024-07-21 16:45:00', 1, 79, 'paypal'),
  (5, 7, 12, 3, '2024-11-08 19:45:00', 3, 225, 'card'),
  (6, 3, 1, NULL, '2025-02-12 10:15:00', 2, 398, 'cash'),
  (7, 7, 2, 16, '2025-03-12 12:50:00', 1, 260, 'card'),
  (8, 2, 18, 7, '2025-03-27 19:40:00', 1, 59, 'card'),
  (9, 4, 3, 12, '2025-05-01 18:15:00', 1, 29.9, 'cash'),
  (10, 3, 2, 7, '2025-05-06 13:25:00', 1, 260, 'card'),
  (11, 3, 18, 1, '2025-05-09 09:45:00', 1, 59, 'paypal'),
  (12, 9, 1, 8, '2025-05-16 15:45:00', 3, 597, 'paypal'),
  (13, 1, 1, 2, '2025-06-19 10:20:00', 3, 597, 'card'),
  (14, 3, 4, NULL, '2025-08-21 14:00:00', 1, 139, 'cash'),
  (15, 4, 14, 10, '2025-09-28 11:55:00', 3, 105, 'paypal'),
  (16, 5, 3, 1, '2025-10-14 15:05:00', 3, 89.7, 'cash'),
  (17, 1, 3, 5, '2025-11-13 14:20:00', 2, 59.8, 'card'),
  (18, 9, 18, 10, '2025-11-16 18:05:00', 3, 177, 'cash'),
  (19, 2, 1, 3, '2025-11-19 16:10:00', 1, 199, 'card'),
  (20, 9, 6, 10, '2025-11-22 11:15:00', 1, 69, 'paypal'),
  (21, 3, 8, 16, '2025-12-09 10:00:00', 1, 49.9, 'cash'),
  (22, 2, 7, 5, '2026-01-13 09:35:00', 2, 238, 'paypal'),
  (23, 3, 8, 5, '2026-01-19 12:35:00', 3, 149.7, 'card'),
  (24, 3, 5, 1, '2026-01-26 19:10:00', 2, 158, 'card'),
  (25, 1, 10, 10, '2026-01-27 16:10:00', 1, 89, 'paypal'),
  (26, 3, 10, 8, '2026-02-04 19:40:00', 1, 89, 'paypal'),
  (27, 4, 12, 7, '2026-02-12 12:35:00', 3, 225, 'card'),
  (28, 7, 2, 1, '2026-02-20 17:15:00', 1, 260, 'cash'),
  (29, 9, 13, 14, '2026-02-26 11:30:00', 1, 239, 'card'),
  (30, 4, 5, 5, '2026-03-03 19:30:00', 2, 158, 'card'),
  (31, 1, 10, 1, '2026-03-05 18:10:00', 1, 89, 'card'),
  (32, 9, 16, 12, '2026-03-10 10:30:00', 1, 85, 'cash'),
  (33, 2, 3, 10, '2026-03-13 15:15:00', 1, 29.9, 'cash'),
  (34, 4, 6, 12, '2026-03-16 09:20:00', 1, 69, 'card'),
  (35, 2, 6, 7, '2026-03-17 18:20:00', 1, 69, 'card'),
  (36, 1, 14, 8, '2026-03-18 08:15:00', 1, 35, 'paypal');

INSERT INTO returns (return_id, sale_id, returned_on, reason, refund_amount, restocked) VALUES
  (1, 1, '2024-02-09', 'wrong color', 89, 1),
  (2, 7, '2025-04-02', 'defective', 260, 0),
  (3, 9, '2025-05-25', 'wrong size', 14.95, 0),
  (4, 13, '2025-06-27', 'wrong color', 597, 0),
  (5, 15, '2025-10-08', 'changed mind', 105, 1),
  (6, 17, '2025-12-06', 'wrong size', 29.9, 1),
  (7, 18, '2025-12-03', 'wrong size', 177, 0),
  (8, 19, '2025-12-04', 'changed mind', 199, 1),
  (9, 21, '2025-12-23', 'changed mind', 24.95, 1),
  (10, 29, '2026-02-27', 'defective', 239, 0),
  (11, 32, '2026-03-17', 'wrong size', 85, 0);

INSERT INTO transfers (transfer_id, product_id, from_store_id, to_store_id, quantity, shipped_on, received_on) VALUES
  (1, 5, 2, 3, 19, '2025-06-02', '2025-06-07'),
  (2, 7, 5, 4, 15, '2025-09-26', '2025-09-28'),
  (3, 13, 5, 1, 2, '2025-10-18', '2025-10-19'),
  (4, 18, 5, 4, 20, '2025-11-13', '2025-11-15'),
  (5, 6, 4, 1, 4, '2025-12-14', '2025-12-22'),
  (6, 9, 4, 9, 9, '2025-12-22', '2025-12-30'),
  (7, 11, 4, 2, 15, '2026-01-14', '2026-01-22'),
  (8, 4, 5, 3, 8, '2026-01-20', '2026-01-27'),
  (9, 9, 5, 1, 6, '2026-02-28', NULL),
  (10, 2, 7, 1, 8, '2026-02-28', '2026-03-03'),
  (11, 10, 2, 1, 12, '2026-03-07', '2026-03-13'),
  (12, 16, 2, 5, 5, '2026-03-10', '2026-03-18'),
  (13, 4, 7, 5, 18, '2026-03-10', NULL),
  (14, 7, 5, 3, 18, '2026-03-15', NULL);
