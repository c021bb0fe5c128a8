import { describe, expect, it } from 'vitest';
import { estimates, sales, visits } from '../testing/newcomer-models.js';
import { interpret, type Model } from './engine.js';

const sqlOf = (question: string, model: Model): string => {
  const reading = interpret(question, model);
  if (reading.status !== 'answered') throw new Error(`${question}: ${JSON.stringify(reading)}`);
  return reading.sql.text.replace(/\s+/g, ' ');
};

describe('a file called like the figures in it', () => {
  it.each([
    ['how many visitors', 'SELECT sum(visitors) AS total_visitors FROM visitors'],
    ['total visitors', 'SELECT sum(visitors) AS total_visitors FROM visitors'],
    [
      'number of visitors by city',
      'SELECT city, sum(visitors) AS total_visitors FROM visitors GROUP BY city ORDER BY city NULLS LAST',
    ],
    ['how many rows are there', 'SELECT count(*) AS number_of_rows FROM visitors'],
    ['how many records', 'SELECT count(*) AS number_of_rows FROM visitors'],
  ])('"%s"', (question, sql) => {
    expect(sqlOf(question, visits)).toBe(sql);
  });

  it('adds up the rows of each city before it ranks them', () => {
    expect(sqlOf('Which city has the most visitors?', visits)).toBe(
      'SELECT city, sum(visitors) AS total_visitors FROM visitors GROUP BY city QUALIFY rank() OVER (ORDER BY total_visitors DESC NULLS LAST) <= 1 ORDER BY total_visitors DESC NULLS LAST',
    );
  });
});

describe('a file of sales', () => {
  it.each([
    [
      'total sales by region',
      'SELECT region, sum(sales) AS total_sales FROM sales GROUP BY region ORDER BY region NULLS LAST',
    ],
    [
      'sales per region',
      'SELECT region, sum(sales) AS total_sales FROM sales GROUP BY region ORDER BY region NULLS LAST',
    ],
    ['average sales', 'SELECT avg(sales) AS average_sales FROM sales'],
    ['how many sales', 'SELECT count(*) AS number_of_sales FROM sales'],
    [
      'which product has the highest sales',
      'SELECT product, sum(sales) AS total_sales FROM sales GROUP BY product QUALIFY rank() OVER (ORDER BY total_sales DESC NULLS LAST) <= 1 ORDER BY total_sales DESC NULLS LAST',
    ],
  ])('"%s"', (question, sql) => {
    expect(sqlOf(question, sales)).toBe(sql);
  });
});

describe('an estimate with a margin of error', () => {
  const ofOrange = (column: string): string =>
    `SELECT ${column} FROM county_survey WHERE county = 'Orange County' AND state = 'California'`;

  it.each(['median income of Orange County, California', 'median income of Orange County, CA'])(
    'is what is meant: "%s"',
    (question) => {
      expect(sqlOf(question, estimates)).toBe(ofOrange('median_income'));
    },
  );

  it.each([
    'margin of error of median income of Orange County, California',
    'median income margin of error of Orange County, California',
    'median income moe of Orange County, California',
  ])('is left for its margin only where that is asked for: "%s"', (question) => {
    expect(sqlOf(question, estimates)).toBe(ofOrange('median_income_moe'));
  });
});
