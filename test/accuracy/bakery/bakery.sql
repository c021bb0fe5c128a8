create table customers (id integer primary key, name varchar, town varchar, age integer);
insert into customers values
  (1, 'Ada Brook', 'Millford', 34), (2, 'Ben Carver', 'Ashton', 51), (3, 'Cleo Dunn', 'Millford', 27),
  (4, 'Dora Ellis', 'Kingsley', 63), (5, 'Evan Frost', 'Ashton', 45), (6, 'Fay Grant', 'Kingsley', 38);

create table products (id integer primary key, name varchar, category varchar, price decimal(6, 2));
insert into products values
  (1, 'Rye loaf', 'bread', 4.50), (2, 'Sourdough', 'bread', 6.20), (3, 'Baguette', 'bread', 2.80),
  (4, 'Plum tart', 'cake', 18.00), (5, 'Walnut cake', 'cake', 24.50), (6, 'Ginger biscuit', 'biscuit', 0.90),
  (7, 'Oat biscuit', 'biscuit', 0.75);

create table sales (
  id integer primary key,
  product_id integer references products (id),
  customer_id integer references customers (id),
  sold_on date,
  quantity integer,
  amount decimal(8, 2)
);
insert into sales values
  (1, 1, 1, date '2023-03-02', 2, 9.00), (2, 4, 2, date '2023-03-09', 1, 18.00), (3, 6, 3, date '2023-05-11', 12, 10.80),
  (4, 2, 1, date '2023-11-20', 1, 6.20), (5, 5, 4, date '2023-12-24', 2, 49.00), (6, 3, 5, date '2024-01-08', 3, 8.40),
  (7, 2, 3, date '2024-02-14', 2, 12.40), (8, 4, 1, date '2024-02-14', 1, 18.00), (9, 7, 5, date '2024-06-01', 20, 15.00),
  (10, 1, 4, date '2024-07-30', 1, 4.50), (11, 5, 2, date '2024-09-17', 1, 24.50), (12, 6, 1, date '2024-12-23', 30, 27.00);
