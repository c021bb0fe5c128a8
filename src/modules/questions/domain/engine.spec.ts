import { describe, expect, it } from 'vitest';
import { places } from '../testing/sample-models.js';
import { interpret } from './engine.js';
import type { Answerable } from './interpretation.js';

const answered = (question: string): Answerable => {
  const reading = interpret(question, places);
  if (reading.status !== 'answered') throw new Error(`${question}: ${JSON.stringify(reading)}`);
  return reading;
};
const sqlOf = (question: string): string => answered(question).sql.text.replace(/\s+/g, ' ');

describe('a question about figures of places and years', () => {
  it.each([
    ['What is the population of Texas?', 'Population of Texas in 2020'],
    ['texas population', 'Population of Texas in 2020'],
    ['population in OR', 'Population of Oregon in 2020'],
    ['population of Texas in 2010', 'Population of Texas in 2010'],
    ['how many people lived in the West in 2000', 'Population of the West in 2000'],
    ['population of Ohio, Texas and California', 'Population of Ohio, Texas and California in 2020'],
    ['population of Ohio since 2000', 'Population of Ohio since 2000'],
    ['population of the US by year', 'Population of the United States by year'],
    ['population by region', 'Population by region in 2020'],
    ['states with more than 10 million people', 'States with population more than 10 million in 2020'],
    ['Which 2 states have the highest income?', 'Top 2 states by median household income in 2022'],
    ['which state has the smallest population', 'State with the lowest population in 2020'],
    ['largest cities in Ohio', 'Top 10 cities by population in Ohio'],
    ['What is the capital of Ohio?', 'Capital of Ohio'],
    ['how many states are in the West', 'Number of states in the West'],
    ['population density of Texas', 'Population density per square mile of Texas in 2020'],
    ['states with population above average', 'States with population more than the average in 2020'],
    ['states', 'States'],
    ['which states have more people than Ohio?', 'States with population more than that of Ohio in 2020'],
    ['second most populous state', 'State with the second highest population in 2020'],
    ['states with the highest population', 'Top 10 states by population in 2020'],
    ['fastest growing states since 2000', 'Top 10 states by growth in percent from 2000 to 2020'],
    ['states sorted by population', 'States by population in 2020, highest first'],
    ['population of cities by state', 'Population of cities by state'],
    ['third largest city in Ohio', 'City with the third highest population in Ohio'],
    ['states starting with Or', 'States with state starting with "Or"'],
    ['total population of Texas', 'Total population of Texas in 2020'],
    ['total population of the United States', 'Total population of the United States in 2020'],
    ['states in the West by population', 'Population by state in the West in 2020'],
    [
      'states with population between 5 and 7 million',
      'States with population between 5 million and 7 million in 2020',
    ],
    ['states with population between 5 and 7', 'States with population between 5 and 7 in 2020'],
  ])('"%s" is read as "%s"', (question, text) => {
    expect(answered(question).reading.text).toBe(text);
  });

  it('looks for a thing in the table called so, and for its figures in those about it', () => {
    expect(sqlOf('states')).toBe('SELECT state FROM states');
    expect(sqlOf('average population of states')).toContain('FROM state_population');
    expect(sqlOf('average population of cities')).toContain('FROM cities');
  });

  it('takes the latest year, and never adds up years', () => {
    expect(sqlOf('What is the population of Texas?')).toBe(
      `SELECT population FROM state_population WHERE state = 'Texas' AND "year" = 2020`,
    );
    expect(answered('What is the population of Texas?').reading.assumptions).toEqual([
      { phrase: '', meaning: '2020, the latest year', alternatives: ['2010', '2000'] },
    ]);
  });

  it('adds up places, in one year', () => {
    expect(sqlOf('population of the West')).toBe(
      `SELECT sum(state_population.population) AS total_population FROM state_population JOIN states ON state_population.fips = states.fips WHERE states.region = 'West' AND state_population."year" = 2020`,
    );
  });

  it('keeps ties with the last of the first', () => {
    expect(sqlOf('Which 2 states have the highest income?')).toContain(
      'QUALIFY rank() OVER (ORDER BY median_household_income DESC NULLS LAST) <= 2',
    );
  });

  it('computes growth between two years', () => {
    const { sql, reading } = answered('which region grew fastest from 2000 to 2020');
    expect(sql.text).toContain('FILTER (WHERE state_population."year" = 2000)');
    expect(reading.assumptions[0]?.meaning).toBe('growth of population in percent');
  });

  it('tells each column of the answer by what it is about', () => {
    expect(answered('population of Ohio since 2000').columns).toMatchObject([
      { name: 'year', role: 'time' },
      { name: 'population', role: 'measure', unit: 'people', aggregation: 'sum' },
    ]);
  });

  it('tells the tables that it is computed from', () => {
    expect(answered('population of the West').tables).toEqual(['state_population', 'states']);
  });

  it('passes on the chart that was asked for', () => {
    expect(answered('population by state as a map').chart).toBe('map');
  });
});

describe('a question that can be read in several ways', () => {
  it('asks which of the places is meant, and takes the answer', () => {
    expect(interpret('Springfield population', places)).toEqual({
      status: 'ambiguous',
      phrase: 'Springfield',
      choices: [
        { id: 'state=Oregon', text: 'Springfield, Oregon' },
        { id: 'state=Ohio', text: 'Springfield, Ohio' },
      ],
    });
    expect(interpret('Springfield population', places, { choices: ['state=Ohio'] })).toMatchObject({
      status: 'answered',
      reading: { text: 'Population of Springfield, Ohio' },
    });
  });

  it.each([
    ['largest state', 'State'],
    ['capital of the largest state', 'Capital of the state'],
    ['smallest region', 'Region'],
  ])('asks what the size is in "%s", and takes the answer', (question, thing) => {
    const asked = interpret(question, places);
    if (asked.status !== 'ambiguous') throw new Error(JSON.stringify(asked));
    const end = question.startsWith('smallest') ? 'lowest' : 'highest';
    expect(asked.choices.map(({ text }) => text).sort()).toEqual([
      `${thing} with the ${end} land area`,
      `${thing} with the ${end} population in 2020`,
    ]);
    for (const { id, text } of asked.choices) {
      expect(interpret(question, places, { choices: [id] })).toMatchObject({ reading: { text } });
    }
  });
});

describe('a question that cannot be answered soundly', () => {
  it.each([
    ['population of Atlantis', /Atlantis/, ['Atlantis']],
    ['average glorp of Texas', /glorp/, ['glorp']],
    ['population of Tiny', /Tiny in Texas/, ['Tiny']],
    ['total income of the West', /neither be added up nor averaged/, []],
    ['population of Texas in 2050', /2000, 2010 and 2020/, ['2050']],
    ['population of Texas in 2005', /2000, 2010 and 2020/, ['2005']],
    ['population of Ohio and its capital', /whose population/, []],
    ['income of Columbus', /Columbus/, []],
    ['delete all states', /only read/, []],
    ['', /empty/, []],
    ['???', /no words/, []],
    ['SELECT * FROM states WHERE 1=1', /SQL/, []],
    ['<b>population</b>', /HTML/, []],
    ['is Texas in the West?', /yes or a no/, []],
    ['difference between Texas and Ohio', /which difference/, ['difference']],
    ['population of Texas or', /or/, ['or']],
    ['states without', /not/, ['not']],
    ['second highest growth', /place in the order|not said/, expect.anything()],
    ['second states', /second/, ['second']],
    ['states with more people than Springfield', /Springfield/, ['Springfield']],
    ['states with more cities than Ohio', /./, expect.anything()],
    ['more states than Ohio', /./, expect.anything()],
    ['states New', /New/, ['New']],
  ])('"%s" is declined', (question, reason, words) => {
    const declined = interpret(question, places);
    if (declined.status !== 'declined') throw new Error(JSON.stringify(declined));
    expect(declined.reason).toMatch(reason);
    expect(declined.notUnderstood).toEqual(words);
  });

  it('suggests questions that work', () => {
    const declined = interpret('population of Atlantis', places);
    if (declined.status !== 'declined') throw new Error(declined.status);
    expect(declined.suggestions.length).toBeGreaterThan(0);
    for (const suggestion of declined.suggestions) {
      expect(interpret(suggestion, places).status, suggestion).toBe('answered');
    }
  });
});
