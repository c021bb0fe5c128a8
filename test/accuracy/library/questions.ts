import type { QuestionSet } from '../question-set.js';

export const library: QuestionSet = {
  category: 'library',
  answered: {
    'select count(*) from books': ['how many books are there', 'number of books'],
    "select title from books where genre = 'crime'": [
      'crime books',
      'titles of crime books',
      'books whose genre is crime',
    ],
    'select title from books order by pages desc limit 1': [
      'book with the most pages',
      'which book has the most pages',
      'the longest book by pages',
    ],
    'select title from books order by publication_year limit 1': ['oldest book', 'the earliest book'],
    'select avg(pages) from books': ['average number of pages of books', 'average pages of books'],
    'select genre, count(*) from books group by 1': [
      'number of books by genre',
      'how many books are there of each genre',
      'books per genre',
    ],
    'select title from books where pages > 300': [
      'books with more than 300 pages',
      'which books have over 300 pages',
    ],
    'select title from books where pages between 200 and 300': ['books with between 200 and 300 pages'],
    'select title from books where publication_year > 2010': [
      'books published after 2010',
      'books with a publication year after 2010',
    ],
    "select name from authors where country = 'Ireland'": [
      'authors from Ireland',
      'authors whose country is Ireland',
    ],
    "select b.title from books b join authors a on a.id = b.author_id where a.name = 'Yuki Mori'": [
      'books by Yuki Mori',
      'titles of books by Yuki Mori',
    ],
    "select count(*) from books b join authors a on a.id = b.author_id where a.name = 'Mira Sand'": [
      'how many books are by Mira Sand',
    ],
    'select a.name, count(*) from books b join authors a on a.id = b.author_id group by 1': [
      'number of books by author',
      'how many books does each author have',
    ],
    'select name from members where age < 18': ['members younger than 18', 'members under 18'],
    'select name from members order by age limit 1': ['youngest member', 'who is the youngest member'],
    'select town, count(*) from members group by 1': [
      'number of members by town',
      'how many members live in each town',
    ],
    'select name from members where id not in (select member_id from loans)': [
      'members without loans',
      'which members have no loans',
    ],
    'select title from books where id not in (select book_id from loans)': ['books without loans'],
    'select count(distinct town) from members': [
      'how many different towns are there',
      'number of different towns',
    ],
  },
  declined: {
    ticket: ['price of a ticket'],
    'only read': ['remove the loans'],
  },
};
