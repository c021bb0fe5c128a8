import { describe, expect, it } from 'vitest';
import { places } from '../testing/sample-models.js';
import { key, measure, modelOf, text } from '../testing/sample-source.js';
import { interpret, type Model } from './engine.js';
import { alike, goesBy } from './text/alike/alike.js';

const answer = (question: string, model: Model) => {
  const outcome = interpret(question, model);
  if (outcome.status !== 'answered') throw new Error(`${question}: ${JSON.stringify(outcome)}`);
  return { sql: outcome.sql.text.replace(/\s+/g, ' '), assumptions: outcome.reading.assumptions };
};

const school = modelOf({
  tables: [
    {
      name: 'teachers',
      primaryKey: ['id'],
      columns: [
        key('id'),
        text('first_name'),
        text('last_name'),
        text('hometown'),
        text('email'),
        measure('height', { aggregation: 'average' }),
      ],
    },
    { name: 'dogs', primaryKey: ['id'], columns: [key('id'), text('name', { role: 'name' })] },
    { name: 'courses', primaryKey: ['id'], columns: [key('id'), text('title', { role: 'name' })] },
    { name: 'classes', primaryKey: ['id'], columns: [key('id'), text('room', { distinctCount: 3 })] },
  ],
});

describe('what people call things', () => {
  it.each([
    ['how many educators are there', 'SELECT count(*) AS number_of_teachers FROM teachers'],
    ['forenames of all teachers', 'SELECT first_name FROM teachers'],
    ['family names of teachers', 'SELECT last_name FROM teachers'],
    ['Educators with their emails', 'SELECT first_name, email FROM teachers'],
    ['full names of teachers', 'SELECT first_name, last_name FROM teachers'],
    ['birthplaces of teachers', 'SELECT hometown FROM teachers'],
    ['average stature of teachers', 'SELECT avg(height) AS average_height FROM teachers'],
  ])('is read as its name: "%s"', (question, sql) => {
    expect(answer(question, school).sql).toBe(sql);
  });

  it('is told, phrase by phrase', () => {
    expect(answer('forename and family name of the educators', school).assumptions).toEqual([
      { phrase: 'forename', meaning: 'first name', alternatives: [] },
      { phrase: 'family name', meaning: 'last name', alternatives: [] },
      { phrase: 'educators', meaning: 'teachers', alternatives: [] },
    ]);
  });

  it('is asked where it comes as close to two names', () => {
    const outcome = interpret('how many curricula are there', school);

    expect(outcome).toMatchObject({ status: 'ambiguous' });
    expect(outcome.status === 'ambiguous' && outcome.choices.map((choice) => choice.text)).toEqual([
      'Number of classes',
      'Number of courses',
    ]);
  });

  it.each([
    ['is true of some of them only', 'how many puppies are there', school],
    ['is only related', 'how many students are there', school],
    ['is an attribute besides', 'how many ghost towns are there', places],
    ['the Census Bureau does not mean', 'how many families are there in Texas', places],
    ['is a synonym of a synonym', 'revenue of Texas', places],
    ['has a name fixed by statistics', 'how many departments are there', places],
  ])('is not understood where it %s: "%s"', (_, question, model) => {
    expect(interpret(question, model).status).toBe('declined');
  });
});

describe('a word that dictionaries have', () => {
  it('is no slip of another one', () => {
    expect(interpret('taxes of Texas', places).status).toBe('declined');
  });

  it('may be one of a word that begins with it', () => {
    expect(answer('populations of Texas', places).sql).toContain('population');
  });
});

describe('the groups of words', () => {
  const words = [...alike.flat(), ...goesBy.flatMap(([name, others]) => [name, ...others])];

  it('hold plain words', () => {
    for (const word of words) expect(word).toMatch(/^[a-z]+(?: [a-z]+){0,4}$/);
  });

  it('name no word twice in a group', () => {
    for (const group of alike) expect(new Set(group).size, group.join(', ')).toBe(group.length);
  });
});
