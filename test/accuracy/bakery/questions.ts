import type { QuestionSet } from '../question-set.js';

export const bakery: QuestionSet = {
  category: 'bakery',
  answered: {
    'select count(*) from customers': ['how many customers are there?', 'number of customers'],
    "select name from customers where town = 'Millford'": [
      'customers in Millford',
      'which customers are from Millford',
      'customers whose town is Millford',
    ],
    'select count(*) from sales': ['how many sales are there'],
    'select sum(amount) from sales': ['total amount of sales', 'total sales amount'],
    'select avg(price) from products': ['average price of products', 'what is the average product price'],
    'select category, avg(price) from products group by 1': [
      'average price by category',
      'average price of products for each category',
    ],
    'select name from products order by price desc limit 1': [
      'most expensive product',
      'which product has the highest price',
      'what is the most expensive product?',
    ],
    'select name from products order by price limit 1': ['cheapest product', 'product with the lowest price'],
    'select name from products where price > 5': [
      'products with a price above 5',
      'products that cost more than 5',
      'which products have a price over 5',
    ],
    'select name from customers where age > 40': [
      'customers older than 40',
      'customers with age above 40',
      'customers over 40',
    ],
    'select name from customers order by age desc limit 1': ['oldest customer', 'who is the oldest customer'],
    'select avg(age) from customers': ['average age of customers', 'mean customer age'],
    'select town, count(*) from customers group by 1': [
      'number of customers by town',
      'how many customers are in each town',
    ],
    'select category, count(*) from products group by 1': [
      'number of products per category',
      'how many products are in each category',
    ],
    'select c.name, count(*) from sales s join customers c on c.id = s.customer_id group by 1': [
      'number of sales by customer',
      'how many sales does each customer have',
    ],
    'select c.name from sales s join customers c on c.id = s.customer_id group by 1 order by count(*) desc limit 1':
      ['which customer has the most sales'],
    'select name from customers where id not in (select customer_id from sales)': ['customers without sales'],
    'select count(*) from sales where year(sold_on) = 2024': [
      'how many sales were there in 2024',
      'number of sales in 2024',
    ],
    "select price from products where name = 'Plum tart'": [
      'price of Plum tart',
      'how much is the Plum tart',
      'what is the price of the plum tart',
    ],
  },
  declined: {
    bonus: ['average bonus of customers'],
    'only read': ['delete the customers'],
  },
};
