import { describe, expect, it } from 'vitest';
import { shop } from '../testing/sample-models.js';
import { interpret } from './engine.js';

const sqlOf = (question: string): string => {
  const reading = interpret(question, shop);
  if (reading.status !== 'answered') throw new Error(`${question}: ${JSON.stringify(reading)}`);
  return reading.sql.text.replace(/\s+/g, ' ');
};

describe('a question to tables joined by keys', () => {
  it.each([
    ['How many customers are there?', 'SELECT count(*) AS number_of_customers FROM customers'],
    ['names of customers from France', "SELECT name FROM customers WHERE country = 'France'"],
    [
      'customers older than 30',
      'SELECT name, age FROM customers WHERE age > 30 ORDER BY age DESC NULLS LAST',
    ],
    [
      'how many female customers are there',
      "SELECT count(*) AS number_of_customers FROM customers WHERE sex = 'F'",
    ],
    ['average age of customers', 'SELECT avg(age) AS average_age FROM customers'],
    [
      'number of customers per country',
      'SELECT country, count(*) AS number_of_customers FROM customers GROUP BY country ORDER BY country NULLS LAST',
    ],
    [
      'customers with more than 3 orders',
      'SELECT name FROM customers WHERE id IN (SELECT customer_id FROM orders GROUP BY customer_id HAVING count(*) > 3)',
    ],
    [
      'customers without orders',
      'SELECT name FROM customers WHERE id NOT IN (SELECT customer_id FROM orders WHERE customer_id IS NOT NULL)',
    ],
    [
      'names of customers with age above the average',
      'SELECT name, age FROM customers WHERE age > (SELECT avg(age) AS avg FROM customers) ORDER BY age DESC NULLS LAST',
    ],
    ['different countries of customers', 'SELECT DISTINCT country FROM customers'],
    ['customers not from Spain', "SELECT name FROM customers WHERE country <> 'Spain'"],
    [
      'names of customers sorted by age in descending order',
      'SELECT name FROM customers ORDER BY age DESC NULLS LAST',
    ],
    ['customers with age between 20 and 30', 'SELECT name FROM customers WHERE age BETWEEN 20 AND 30'],
    [
      'customers whose name contains "ee"',
      "SELECT name FROM customers WHERE CAST(name AS VARCHAR) ILIKE '%ee%'",
    ],
    [
      'most expensive product',
      'SELECT product_name, price FROM products QUALIFY rank() OVER (ORDER BY price DESC NULLS LAST) <= 1 ORDER BY price DESC NULLS LAST',
    ],
  ])('"%s"', (question, sql) => {
    expect(sqlOf(question)).toBe(sql);
  });

  it('asks for both of what belongs to a row in two inner queries', () => {
    const sql = sqlOf('customers who ordered both Lamp and Desk');
    expect(sql.match(/product_name = '(Lamp|Desk)'/g)).toHaveLength(2);
    expect(sql.match(/ IN \(SELECT/g)).toHaveLength(2);
  });

  it('never counts a row twice: what belongs to many is asked for in an inner query', () => {
    expect(sqlOf('how many customers have shipped orders')).toBe(
      "SELECT count(*) AS number_of_customers FROM customers WHERE id IN (SELECT customer_id FROM orders WHERE status = 'shipped')",
    );
  });

  it.each([
    'customers that are both from France and Spain',
    'customers older than 30 and younger than 20',
    'total age of customers',
    'customers with price above 10 or',
    'customers with id above 5',
  ])('declines what would not be sound: "%s"', (question) => {
    expect(interpret(question, shop).status).toBe('declined');
  });
});
