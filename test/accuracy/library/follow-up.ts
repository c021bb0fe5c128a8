import type { QuestionSet } from '../question-set.js';

export const followUp: QuestionSet = {
  category: 'library, follow-up',
  followed: {
    "select title from books where genre = 'crime'": [
      ['books whose genre is novel', 'and crime?'],
      ['crime books', 'sort by title'],
    ],
    'select a.name, count(*) from books b join authors a on a.id = b.author_id group by 1': [
      ['number of books by genre', 'by author'],
      ['number of books by genre', 'by author instead'],
    ],
    "select count(*) from members where town = 'Harrowby'": [
      ['how many members live in Elmswood', 'and in Harrowby?'],
      ['how many members live in Elmswood?', 'what about Harrowby'],
    ],
    'select count(*) from books where pages > 300': [
      ['books with more than 300 pages', 'how many are there?'],
    ],
    "select title from books where pages > 300 and genre = 'novel'": [
      ['books with more than 300 pages', 'only novels'],
      ['books with more than 300 pages', 'which of them are novels'],
    ],
    'select title from books where pages > 400': [['books with more than 300 pages', 'over 400 instead']],
    'select title from books where pages > 300 order by title': [
      ['books with more than 300 pages', 'in alphabetical order'],
    ],
    'select title from books where pages > 300 order by pages': [
      ['books with more than 300 pages', 'sort by pages'],
    ],
    "select pages from books where title = 'Nine Bridges'": [['pages of The Salt Road', 'and Nine Bridges?']],
    "select publication_year from books where title = 'The Salt Road'": [
      ['pages of The Salt Road', 'what about the publication year?'],
    ],
    'select title from books where publication_year > 2010': [['books published after 2004', 'after 2010']],
    'select title from books where publication_year < 2000': [
      ['books published after 2004', 'before 2000 instead'],
    ],
    'select title from books where publication_year = 2016': [['books published after 2004', 'in 2016']],
    'select a.name from authors a join books b on b.author_id = a.id group by 1 having count(*) = 1': [
      ['which author wrote the most books?', 'and the fewest?'],
    ],
    "select name from authors where country = 'Norway'": [
      ['authors from Ireland', 'and Norway?'],
      ['authors from Ireland', 'Norway instead'],
    ],
    "select count(*) from authors where country = 'Ireland'": [
      ['authors from Ireland', 'how many are there?'],
    ],
    'select town, avg(age) from members group by 1 order by 2 desc limit 1': [
      ['average age of members by town', 'the highest'],
    ],
    'select title from books order by pages limit 1': [['book with the most pages', 'and the fewest?']],
    'select title from books order by pages desc limit 3': [['book with the most pages', 'top 3']],
    'select count(*) from books where id not in (select book_id from loans)': [
      ['books without loans', 'how many are there?'],
    ],
    'select name from members where age > 30 order by age': [['members older than 30', 'sort by age']],
    "select name from members where age > 30 and town = 'Harrowby'": [
      ['members older than 30', 'only those in Harrowby'],
      ['members older than 30', 'in Elmswood', 'and Harrowby?'],
    ],
    'select name from members where age > 40': [['members older than 30', 'older than 40']],
  },
  unfollowed: {
    'to be counted': [['number of books by genre', 'how many are there?']],
    'average or total': [['number of books by genre', 'what about pages?']],
  },
};
