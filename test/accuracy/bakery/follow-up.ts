import type { QuestionSet } from '../question-set.js';

export const followUp: QuestionSet = {
  category: 'bakery, follow-up',
  followed: {
    'select p.category, sum(s.quantity) from sales s join products p on p.id = s.product_id group by 1': [
      ['total amount by category', 'what about quantity?'],
    ],
    'select c.town, sum(s.amount) from sales s join customers c on c.id = s.customer_id group by 1': [
      ['total amount by category', 'by town'],
      ['total amount by category', 'and by town instead'],
    ],
    'select p.category, sum(s.amount) from sales s join products p on p.id = s.product_id where year(s.sold_on) = 2023 group by 1':
      [['total amount by category', 'and in 2023?']],
    "select p.category, sum(s.amount) from sales s join products p on p.id = s.product_id where p.category = 'bread' group by 1":
      [['total amount by category', 'only bread']],
    "select name from customers where town = 'Kingsley'": [['customers from Ashton', 'and Kingsley?']],
    "select name from customers where town = 'Ashton' and age > 48": [
      ['customers from Ashton', 'older than 48'],
    ],
    "select count(*) from customers where town = 'Ashton'": [
      ['customers from Ashton', 'how many are there?'],
    ],
    "select avg(price) from products where category = 'cake'": [['average price of bread', 'and cake?']],
    "select name from products where price > 5 and category = 'bread'": [
      ['products that cost more than 5', 'only bread'],
    ],
    'select name from products where price > 5 order by price': [
      ['products that cost more than 5', 'sort by price'],
    ],
    'select count(*) from sales where year(sold_on) = 2024': [
      ['sales in 2023', 'in 2024', 'how many are there'],
    ],
    'select id from sales where year(sold_on) = 2024': [['sales in 2023', 'and in 2024?']],
  },
};
