import { describe, expect, it } from 'vitest';
import { conservatory } from '../testing/conservatory-model.js';
import { helpdesk } from '../testing/helpdesk-model.js';
import { kingdoms } from '../testing/kingdoms-model.js';
import { key, measure, modelOf, text } from '../testing/sample-source.js';
import { interpret, type Model } from './engine.js';

const shelf = modelOf({
  tables: [
    {
      name: 'shelf',
      primaryKey: ['shelf_id'],
      columns: [key('shelf_id'), text('room', { role: 'name', distinctCount: 10 })],
    },
    {
      name: 'book',
      primaryKey: ['book_id'],
      columns: [
        key('book_id'),
        key('shelf_id'),
        text('title', { role: 'name', distinctCount: 10 }),
        measure('price', { aggregation: 'average' }),
        measure('pages'),
        text('has_index', { type: 'integer', distinctCount: 2 }),
      ],
    },
    {
      name: 'library_loan',
      primaryKey: ['loan_nr'],
      columns: [key('loan_nr'), key('book_id'), text('loan_date', { type: 'date', role: 'time' })],
    },
  ],
  keys: ['book.shelf_id -> shelf.shelf_id', 'library_loan.book_id -> book.book_id'],
  values: { 'book.has_index': ['1', '0'] },
});

const sqlOf = (question: string, model: Model = conservatory): string => {
  const reading = interpret(question, model);
  if (reading.status !== 'answered') throw new Error(`${question}: ${JSON.stringify(reading)}`);
  return reading.sql.text.replace(/\s+/g, ' ');
};

describe('a thing', () => {
  it('may be called by what it is a kind of', () => {
    expect(sqlOf('how many musicians are there')).toContain('FROM violinist');
  });

  it('is told by its neighbours, whichever word for a border is used', () => {
    expect(sqlOf('what are the neighboring kingdoms of Avalon', kingdoms)).toBe(
      sqlOf('kingdoms that border Avalon', kingdoms),
    );
    expect(sqlOf('kingdoms that Avalon borders', kingdoms)).toContain('FROM border');
  });

  it('is somewhere, which is not what it is called', () => {
    expect(sqlOf('where is Old Hall')).toContain('city');
    expect(sqlOf('where is Old Hall')).not.toMatch(/^SELECT hall_name/);
  });
});

describe('a property', () => {
  it.each([
    ['the debut year of each violinist', 'debut'],
    ['the dates of the recitals', 'recital_date'],
    ['the descriptions of the recitals', 'programme_description'],
    ['what is the total amount of revenue of recitals', 'sum(revenue)'],
  ])('is known by a part of its name or with a word more: "%s"', (question, column) => {
    expect(sqlOf(question)).toContain(column);
  });

  it.each([
    ['violinists with a patron', 'patron IS NOT NULL'],
    ['violinists without a patron', 'patron IS NULL'],
  ])('may be there or not: "%s"', (question, test) => {
    expect(sqlOf(question)).toContain(test);
  });
});

describe('what is said of both', () => {
  it('is said of two where one cannot be both', () => {
    const sql = sqlOf('violinists who have recitals in both Old Hall and New Hall');
    expect(sql).toContain("'Old Hall'");
    expect(sql.match(/violinist_id IN/g)).toHaveLength(2);
  });

  it('is not said of either: two people by their full names', () => {
    expect(sqlOf('towns of staff who reported tickets', helpdesk)).toContain('reported_by_staff_id');
    expect(interpret('tickets reported by both Jane Doe and Max Roe', helpdesk).status).toBe('declined');
  });
});

describe('rows that are met several times', () => {
  it('are counted once', () => {
    expect(sqlOf('which hall has the most violinists')).toContain('count(DISTINCT violinist.violinist_id)');
  });

  it('are averaged over a table that only ties them, where each pair is there once', () => {
    expect(sqlOf('average hourly fee of tutors for each violinist')).toContain('avg(tutor.hourly_fee)');
  });

  it('are not added up otherwise', () => {
    expect(interpret('average gold of violinists for each hall', conservatory).status).toBe('declined');
  });
});

describe('a table that only ties two others', () => {
  it('lends its name to the second: "tram stops" are stops', () => {
    const tied = modelOf({
      tables: [
        {
          name: 'tram',
          primaryKey: ['tram_id'],
          columns: [key('tram_id'), text('line', { role: 'name', distinctCount: 10 })],
        },
        {
          name: 'stop',
          primaryKey: ['stop_id'],
          columns: [key('stop_id'), text('street', { role: 'name', distinctCount: 10 }), measure('benches')],
        },
        { name: 'tram_stop', primaryKey: ['tram_id', 'stop_id'], columns: [key('tram_id'), key('stop_id')] },
      ],
      keys: ['tram_stop.tram_id -> tram.tram_id', 'tram_stop.stop_id -> stop.stop_id'],
    });
    expect(sqlOf('tram stops with more than 3 benches', tied)).toBe(
      sqlOf('stops with more than 3 benches', tied),
    );
  });
});

describe('what no row can be', () => {
  it('is not looked for: both are said of one thing each', () => {
    const sql = sqlOf('hometowns with violinists with gold over 10 and violinists with gold under 3');
    expect(sql.match(/hometown IN/g)).toHaveLength(2);
  });
});

describe('a ratio', () => {
  it('is told of each, of two figures of its row', () => {
    expect(sqlOf('the ratio of price to pages for each book', shelf)).toBe(
      'SELECT title, price / nullif(pages, 0) AS ratio FROM book ORDER BY title NULLS LAST',
    );
  });

  it('is of numbers that belong to each, be there none of one of them', () => {
    const sql = sqlOf('how does the ratio of tutors to recitals differ by hometown');
    expect(sql).toContain('LEFT JOIN');
  });
});

describe('a yes or a no', () => {
  it.each([
    ['books with an index', 'has_index = 1'],
    ['books without an index', 'has_index = 0'],
    ['shelves with books with an index', 'WHERE has_index = 1'],
  ])('is told by a column of ones and zeros: "%s"', (question, test) => {
    expect(sqlOf(question, shelf)).toContain(test);
  });
});

describe('the rows of a table', () => {
  it('are what it is called after, and not the date of each', () => {
    expect(sqlOf('how many loans are there', shelf)).toContain('count(*)');
  });
});

describe('what is asked of each', () => {
  it('is told in a line for each, however deep it is said', () => {
    expect(sqlOf('how many recitals were given by violinists in each hometown')).toContain(
      'GROUP BY violinist.hometown',
    );
  });

  it('is not set against all of something else', () => {
    expect(interpret('ratio of recitals to halls by hometown', conservatory).status).toBe('declined');
  });
});
