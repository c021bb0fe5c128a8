import { describe, expect, it } from 'vitest';
import { key, measure, modelOf, type SampleSource, text } from '../testing/sample-source.js';
import { explain, interpret, type Model, type Term } from './engine.js';
import type { Declined } from './interpretation.js';

const shop: SampleSource = {
  tables: [
    {
      name: 'cities',
      primaryKey: ['id'],
      columns: [
        key('id'),
        text('city', { role: 'name' }),
        text('country'),
        measure('population', { unit: 'people' }),
      ],
    },
    {
      name: 'orders',
      primaryKey: ['id'],
      columns: [key('id'), key('city_id'), measure('amount', { unit: 'USD' }), text('status')],
    },
  ],
  keys: ['orders.city_id -> cities.id'],
  values: {
    'cities.city': ['Oslo', 'Bergen', 'Major City Mall'],
    'cities.country': ['Norway', 'Sweden'],
    'orders.status': ['open', 'cancelled'],
  },
};

const defined = (name: string, meaning: string, ...others: string[]): Term => ({
  names: [name, ...others],
  meaning: { kind: 'definition', text: meaning },
});
const knowing = (...terms: Term[]): Model => modelOf({ ...shop, terms });
const answer = (question: string, model: Model) => {
  const found = interpret(question, model);
  if (found.status !== 'answered') throw new Error(JSON.stringify(found));
  return found;
};
const sqlOf = (question: string, model: Model) => answer(question, model).sql.text;
const plain = modelOf(shop);

describe('a term that is defined in English', () => {
  const major = defined('major city', 'city with population over 150000', 'metropolis');

  it.each([
    ['list the major cities', 'list the cities with population over 150000'],
    ['How many major cities are there?', 'How many cities with population over 150000 are there?'],
    ['how many Major  Cities in Norway', 'how many cities with population over 150000 in Norway'],
    ['show every metropolis', 'show every city with population over 150000'],
  ])('is read as its definition: "%s"', (asked, meant) => {
    expect(sqlOf(asked, knowing(major))).toBe(sqlOf(meant, plain));
  });

  it('is among the questions that are suggested instead of what is declined, if it is answered', () => {
    const model = knowing(major, defined('nonsense', 'the flurb of the glorp'));
    const outcome = interpret('number of unicorns', model);

    expect(outcome).toMatchObject({
      status: 'declined',
      suggestions: expect.arrayContaining(['major city']),
    });
    expect(JSON.stringify(outcome)).not.toContain('nonsense');
  });

  it('is shown as an assumption, in the number it was asked in', () => {
    const { assumptions } = answer('list the major cities', knowing(major)).reading;

    expect(assumptions[0]).toEqual({
      phrase: 'major cities',
      meaning: 'cities with population over 150000',
      alternatives: [],
    });
  });

  it('is explained by what is read in its place', () => {
    expect(explain('major cities', knowing(major)).phrases.map(({ text: one }) => one)).toContain(
      'population',
    );
  });

  it('may be made of other terms, and has its plain meaning within itself', () => {
    const model = knowing(
      defined('big market', 'major city in Norway'),
      major,
      defined('city', 'city with population over 10'),
    );

    expect(sqlOf('list the big markets', model)).toBe(
      sqlOf('list the cities with population over 10 with population over 150000 in Norway', plain),
    );
  });

  it('ends, when terms are made of each other', () => {
    const model = knowing(defined('foo', 'bar with population over 1'), defined('bar', 'foo in Norway'));

    expect(() => interpret('how many foos', model)).not.toThrow();
  });

  it('is no part of a longer name, nor of what is quoted', () => {
    const model = knowing(major);

    expect(sqlOf('population of Major City Mall', model)).toBe(sqlOf('population of Major City Mall', plain));
    const { suggestions: _, ...quoted } = interpret('city "major city"', plain) as Declined;
    expect(interpret('city "major city"', model)).toMatchObject(quoted);
  });

  it('leaves what is no thing of the source in the singular', () => {
    const model = knowing(defined('cost', 'total amount of orders'));

    expect(answer('costs', model).reading.assumptions[0]?.meaning).toBe('total amount of orders');
  });
});

describe('a term that names something of the source', () => {
  it('is another name of a column, a table or a value', () => {
    const model = knowing(
      { names: ['revenue', 'turnover'], meaning: { kind: 'column', table: 'orders', column: 'amount' } },
      { names: ['purchase slip'], meaning: { kind: 'table', table: 'orders' } },
      {
        names: ['fjord gate'],
        meaning: { kind: 'value', table: 'cities', column: 'city', value: 'Bergen' },
      },
    );

    expect(sqlOf('total revenue', model)).toBe(sqlOf('total amount', plain));
    expect(sqlOf('total turnover', model)).toBe(sqlOf('total amount', plain));
    expect(sqlOf('how many purchase slips', model)).toBe(sqlOf('how many orders', plain));
    expect(sqlOf('population of fjord gate', model)).toBe(sqlOf('population of Bergen', plain));
  });

  it('is passed over when the source does not have it any more', () => {
    const model = knowing(
      { names: ['revenue'], meaning: { kind: 'column', table: 'orders', column: 'gone' } },
      { names: ['fjord gate'], meaning: { kind: 'value', table: 'cities', column: 'city', value: 'Gone' } },
    );

    expect(interpret('total revenue', model)).toEqual(interpret('total revenue', plain));
    expect(interpret('population of fjord gate', model).status).toBe('declined');
  });
});
