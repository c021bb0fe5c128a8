import { describe, expect, it } from 'vitest';
import { conservatory } from '../testing/conservatory-model.js';
import { helpdesk } from '../testing/helpdesk-model.js';
import { kingdoms } from '../testing/kingdoms-model.js';
import { key, measure, modelOf, text } from '../testing/sample-source.js';
import { interpret, type Model } from './engine.js';

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
  it('is not looked for: both may be said of one thing each, which is asked back', () => {
    const reading = interpret(
      'hometowns with violinists with gold over 10 and violinists with gold under 3',
      conservatory,
    );
    expect(reading.status === 'ambiguous' && reading.choices.map(({ text: one }) => one)).toContain(
      'Hometowns that have violinists with gold more than 10 and that have violinists with gold less than 3',
    );
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
