import { describe, expect, it } from 'vitest';
import { kingdoms } from '../testing/kingdoms-model.js';
import { shop } from '../testing/sample-models.js';
import { key, modelOf, text } from '../testing/sample-source.js';
import { interpret, type Model } from './engine.js';

const sqlOf = (question: string, model: Model): string => {
  const reading = interpret(question, model);
  if (reading.status !== 'answered') throw new Error(`${question}: ${JSON.stringify(reading)}`);
  return reading.sql.text.replace(/\s+/g, ' ');
};

describe('a time that is only named as a year', () => {
  it.each([
    ['orders in 2024', 'SELECT id FROM orders WHERE year(order_date) = 2024'],
    [
      'orders between 2020 and 2022',
      'SELECT id FROM orders WHERE year(order_date) >= 2020 AND year(order_date) <= 2022',
    ],
    [
      'how many orders in 2024',
      'SELECT count(*) AS number_of_orders FROM orders WHERE year(order_date) = 2024',
    ],
  ])('is that of the rows: "%s"', (question, sql) => {
    expect(sqlOf(question, shop)).toBe(sql);
  });

  it('is not taken for that of a deed that the data does not know', () => {
    expect(interpret('customers born in 1990', shop).status).toBe('declined');
  });
});

describe('what is counted under a condition', () => {
  it('is counted where it holds, and not of whom it holds once', () => {
    expect(sqlOf('customers with the most shipped orders', shop)).toContain(
      "WHERE orders.status = 'shipped' GROUP BY",
    );
  });

  it('may be of the same kind, tied by a relation', () => {
    expect(sqlOf('which kingdom borders the most kingdoms', kingdoms)).toContain(
      'count(*) AS number_of_border FROM kingdom JOIN border ON kingdom.kingdom_name = border.kingdom_name GROUP BY kingdom.kingdom_name',
    );
  });

  it('is not asked for the least of, where those that have none would be left out', () => {
    expect(interpret('which kingdom borders the least kingdoms', kingdoms).status).toBe('declined');
  });
});

describe('"never", "not only"', () => {
  it('denies the whole of what follows', () => {
    expect(sqlOf('customers who have never ordered', shop)).toBe(
      'SELECT name FROM customers WHERE id NOT IN (SELECT customer_id FROM orders WHERE customer_id IS NOT NULL)',
    );
  });

  it('denies nothing with "only"', () => {
    const outcome = interpret('customers who not only have orders but also returns', shop);
    expect(outcome.status === 'answered' && outcome.sql.text).not.toContain('NOT IN');
  });
});

describe('the extreme of each', () => {
  const peaks = modelOf({
    tables: [
      {
        name: 'peak',
        primaryKey: ['land'],
        columns: [key('land', { type: 'text' }), text('highest_point')],
      },
      { name: 'lake', primaryKey: ['lake_name'], columns: [text('lake_name', { role: 'name' })] },
    ],
  });

  it('is not given for the extreme of all', () => {
    expect(interpret('what is the highest point', peaks).status).not.toBe('answered');
    expect(sqlOf('what are the highest points', peaks)).toContain('highest_point');
  });
});
