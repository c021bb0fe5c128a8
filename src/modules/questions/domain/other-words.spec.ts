import { describe, expect, it } from 'vitest';
import { kingdoms } from '../testing/kingdoms-model.js';
import { shop } from '../testing/sample-models.js';
import { key, modelOf, text, year } from '../testing/sample-source.js';
import { interpret, type Model } from './engine.js';

const read = (question: string, model: Model) => {
  const reading = interpret(question, model);
  if (reading.status !== 'answered') throw new Error(`${question}: ${JSON.stringify(reading)}`);
  return { sql: reading.sql.text.replace(/\s+/g, ' '), assumptions: reading.reading.assumptions };
};

describe('a word that no name has', () => {
  it('is read as the name it comes closest to, and the reading says so', () => {
    const { sql, assumptions } = read('how many goods are there', shop);

    expect(sql).toBe('SELECT count(*) AS number_of_products FROM products');
    expect(assumptions).toContainEqual({ phrase: 'goods', meaning: 'products', alternatives: [] });
  });

  it.each([
    ['an adjective', 'how many good are there'],
    ['a name of somebody', 'orders of Goods'],
    ['a word that comes as close to nothing', 'how many unicorns are there'],
  ])('is not understood where it is %s', (_, question) => {
    expect(interpret(question, shop).status).toBe('declined');
  });
});

describe('words that add nothing', () => {
  it.each([
    ['how many customers are there in total', 'SELECT count(*) AS number_of_customers FROM customers'],
    ['count the total number of customers', 'SELECT count(*) AS number_of_customers FROM customers'],
    ['ages of all customer members', 'SELECT name, age FROM customers'],
  ])('are passed over: "%s"', (question, sql) => {
    expect(read(question, shop).sql).toBe(sql);
  });
});

describe('what occurs most often', () => {
  const counted = (direction: string) =>
    `SELECT country, count(*) AS number_of_customers FROM customers GROUP BY country QUALIFY rank() OVER (ORDER BY number_of_customers${direction} NULLS LAST) <= 1 ORDER BY number_of_customers${direction} NULLS LAST`;

  it.each([
    ['the most common country of customers', ' DESC'],
    ['the least common country of customers', ''],
    ['which country is most frequent among customers', ' DESC'],
  ])('is told by the rows it has: "%s"', (question, direction) => {
    expect(read(question, shop).sql).toBe(counted(direction));
  });

  it('is not asked of what every row has for itself', () => {
    expect(interpret('the most common customer', shop).status).toBe('declined');
  });
});

describe('"and their …"', () => {
  it('asks for one thing more', () => {
    expect(read('names of castles and their corresponding kingdoms', kingdoms).sql).toContain(
      'castle.castle_name, kingdom.kingdom_name',
    );
  });
});

describe('a year, where several are known', () => {
  const named = (name: string) => ({ ...year([2001, 2016]), name, distinctCount: 2 });
  const clubs = modelOf({
    tables: [
      {
        name: 'club',
        primaryKey: ['id'],
        columns: [key('id'), text('name', { role: 'name' }), named('open_year')],
      },
      { name: 'person', primaryKey: ['id'], columns: [key('id'), text('name', { role: 'name' })] },
      {
        name: 'registration',
        primaryKey: ['person_id', 'club_id'],
        columns: [key('person_id'), key('club_id'), named('register_year')],
      },
    ],
    keys: ['registration.person_id -> person.id', 'registration.club_id -> club.id'],
  });

  it('is the one that is called like what was done', () => {
    expect(read('persons registered at a club in 2016', clubs).sql).toContain('register_year = 2016');
  });
});
