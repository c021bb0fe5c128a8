create table authors (id integer primary key, name varchar, country varchar, birth_year integer);
insert into authors values
  (1, 'Ines Vidal', 'Spain', 1948), (2, 'Tom Harrow', 'Ireland', 1961), (3, 'Mira Sand', 'Norway', 1975),
  (4, 'Leo Marsh', 'Ireland', 1939), (5, 'Yuki Mori', 'Japan', 1983);

create table books (
  id integer primary key,
  title varchar,
  author_id integer references authors (id),
  genre varchar,
  publication_year integer,
  pages integer
);
insert into books values
  (1, 'The Salt Road', 1, 'novel', 1979, 312), (2, 'Winter Harbour', 3, 'crime', 2009, 288),
  (3, 'A Field of Bees', 2, 'novel', 1998, 204), (4, 'Nine Bridges', 4, 'history', 1988, 540),
  (5, 'The Quiet Index', 5, 'crime', 2016, 350), (6, 'Lanterns', 5, 'poetry', 2012, 96),
  (7, 'North of Noon', 3, 'novel', 2015, 410), (8, 'The Glass Ferry', 2, 'novel', 2004, 266);

create table members (id integer primary key, name varchar, town varchar, age integer);
insert into members values
  (1, 'Paula Reed', 'Elmswood', 29), (2, 'Quinn Stone', 'Harrowby', 64), (3, 'Rosa Tait', 'Elmswood', 41),
  (4, 'Sam Usher', 'Dunmoor', 17), (5, 'Tara Voss', 'Harrowby', 35);

create table loans (
  id integer primary key,
  book_id integer references books (id),
  member_id integer references members (id),
  lent_on date
);
insert into loans values
  (1, 2, 1, date '2024-01-05'), (2, 5, 1, date '2024-02-11'), (3, 1, 2, date '2024-02-20'), (4, 4, 2, date '2024-03-01'),
  (5, 2, 3, date '2024-03-15'), (6, 7, 3, date '2024-04-09'), (7, 2, 5, date '2024-05-30'), (8, 8, 1, date '2024-06-12'),
  (9, 5, 3, date '2024-07-21');
