import { describe, expect, it } from 'vitest';
import { kingdoms } from '../testing/kingdoms-model.js';
import { shop } from '../testing/sample-models.js';
import { interpret, type Model } from './engine.js';

const sqlOf = (question: string, model: Model): string => {
  const reading = interpret(question, model);
  if (reading.status !== 'answered') throw new Error(`${question}: ${JSON.stringify(reading)}`);
  return reading.sql.text.replace(/\s+/g, ' ');
};

const richest = 'SELECT kingdom_name FROM kingdom QUALIFY rank() OVER (ORDER BY gold DESC NULLS LAST) <= 1';
const neighboursOf = (those: string) =>
  `kingdom_name IN (SELECT kingdom_name FROM border WHERE neighbour ${those})`;

describe('a thing that is told by which of it comes first', () => {
  it.each([
    ['how many castles are in the kingdom with the most gold', `kingdom_name IN (${richest})`],
    [
      'how many castles are in the kingdom with the most rivers',
      'kingdom_name IN (SELECT kingdom.kingdom_name FROM kingdom JOIN river ON kingdom.kingdom_name = river.kingdom_name GROUP BY kingdom.kingdom_name QUALIFY rank() OVER (ORDER BY count(DISTINCT river.river_name) DESC NULLS LAST) <= 1)',
    ],
    [
      'what is the castle with the most towers in the kingdom with the most gold',
      `kingdom_name IN (${richest}) QUALIFY rank() OVER (ORDER BY towers DESC NULLS LAST) <= 1`,
    ],
  ])('is an inner query: "%s"', (question, sql) => {
    expect(sqlOf(question, kingdoms)).toContain(sql);
  });

  it('is not guessed where nothing of it is counted', () => {
    expect(interpret('how many castles are in the kingdom with the fewest rivers', kingdoms).status).toBe(
      'declined',
    );
  });
});

describe('things that are tied to things of their own kind', () => {
  it.each([
    ['kingdoms that border Avalon', `WHERE ${neighboursOf("= 'Avalon'")}`],
    [
      'which kingdoms border kingdoms that border Avalon',
      neighboursOf(`IN (SELECT kingdom_name FROM kingdom WHERE ${neighboursOf("= 'Avalon'")})`),
    ],
    ['kingdoms that border the kingdom with the most gold', neighboursOf(`IN (${richest})`)],
    ['rivers in kingdoms that border the kingdom with the most gold', neighboursOf(`IN (${richest})`)],
  ])('"%s"', (question, sql) => {
    expect(sqlOf(question, kingdoms)).toContain(sql);
  });
});

describe('a thing with several rows of its name', () => {
  it.each([
    ['how many rivers are there', 'SELECT count(DISTINCT river_name) AS number_of_river FROM river'],
    ['length of the Silverrun', "SELECT DISTINCT length FROM river WHERE river_name = 'Silverrun'"],
    [
      'longest river',
      'SELECT river_name, max(length) AS maximum_length FROM river GROUP BY river_name QUALIFY rank() OVER (ORDER BY maximum_length DESC NULLS LAST) <= 1 ORDER BY maximum_length DESC NULLS LAST',
    ],
    [
      'which rivers do not run through Avalon',
      "SELECT DISTINCT river_name FROM river WHERE river_name NOT IN (SELECT river_name FROM river WHERE kingdom_name = 'Avalon' AND river_name IS NOT NULL)",
    ],
  ])('has its figure once: "%s"', (question, sql) => {
    expect(sqlOf(question, kingdoms)).toBe(sql);
  });
});

describe('a verb that the data does not know', () => {
  it.each([
    [
      'customers who placed an order',
      'SELECT name FROM customers WHERE id IN (SELECT customer_id FROM orders)',
    ],
    [
      'customers who never placed an order',
      'SELECT name FROM customers WHERE id NOT IN (SELECT customer_id FROM orders WHERE customer_id IS NOT NULL)',
    ],
    [
      'how many customers bought Lamp',
      "SELECT count(*) AS number_of_customers FROM customers WHERE id IN (SELECT orders.customer_id FROM orders JOIN order_items ON orders.id = order_items.order_id JOIN products ON order_items.product_id = products.id WHERE products.product_name = 'Lamp')",
    ],
  ])('ties two things: "%s"', (question, sql) => {
    expect(sqlOf(question, shop)).toBe(sql);
  });

  it('says what it was taken for', () => {
    expect(interpret('customers who placed an order', shop)).toMatchObject({
      reading: { assumptions: [{ phrase: 'placed' }] },
    });
  });

  it.each([
    'customers who vanished',
    'customers who retired in 2020',
    'customers who retired in France',
    'customers that are not major products',
  ])('is not understood where it says something of the rows themselves: "%s"', (question) => {
    expect(interpret(question, shop).status).toBe('declined');
  });
});

describe('a name', () => {
  it.each([
    ['which kingdoms have the Silverrun river', "river_name = 'Silverrun'"],
    ['kingdom that contains the most castles', 'count(*) AS number_of_castle'],
    ['the top 2 kingdoms with the highest number of castles', '<= 2'],
    ['kingdoms ordered alphabetically', 'ORDER BY kingdom_name'],
  ])('and what is held are told by the words around them: "%s"', (question, sql) => {
    expect(sqlOf(question, kingdoms)).toContain(sql);
  });

  it('that is of one of the things themselves is tied to them by no verb', () => {
    expect(interpret('kingdoms haunting Avalon', kingdoms).status).toBe('declined');
  });
});

describe('a value of a thing that was not named', () => {
  it('tells nothing of what is two joins away', () => {
    expect(interpret('price of shipped', shop).status).toBe('declined');
    expect(sqlOf('products in shipped orders', shop)).toContain("status = 'shipped'");
  });
});
