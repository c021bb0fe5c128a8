import { describe, expect, it } from 'vitest';
import { places } from '../testing/sample-models.js';
import { interpret } from './engine.js';

const read = (question: string, choices: readonly string[] = []) => interpret(question, places, { choices });
const sqlOf = (question: string, choices?: readonly string[]): string => {
  const reading = read(question, choices);
  if (reading.status !== 'answered') throw new Error(`${question}: ${JSON.stringify(reading)}`);
  return reading.sql.text.replace(/\s+/g, ' ');
};
const inOhio = "SELECT population FROM cities WHERE city = 'Springfield' AND state = 'Ohio'";

describe('a name that several places carry', () => {
  it.each([
    'population of Springfield, Ohio',
    'Springfield Ohio population',
    'What is the population of Springfield, OH?',
    'population of Springfield in Ohio',
  ])('is told by its state: "%s"', (question) => {
    expect(sqlOf(question)).toBe(inOhio);
  });

  it('is the place that was chosen', () => {
    expect(sqlOf('Springfield population', ['state=Ohio'])).toBe(inOhio);
  });

  it('is each of its places where all are chosen', () => {
    expect(sqlOf('Springfield population', ['state=*'])).toBe(
      "SELECT state, population FROM cities WHERE city = 'Springfield' AND state IS NOT NULL",
    );
  });

  it('keeps name and state together in a list', () => {
    expect(sqlOf('population of Springfield, Ohio and Springfield, Oregon')).toBe(
      "SELECT city, state, population FROM cities WHERE ((city = 'Springfield' AND state = 'Ohio') OR (city = 'Springfield' AND state = 'Oregon'))",
    );
  });

  it('takes each choice for the first name that it can be of', () => {
    const question = 'population of Austin and Springfield';
    expect(read(question)).toMatchObject({ status: 'ambiguous', phrase: 'Springfield' });
    expect(sqlOf(question, ['state=Ohio'])).toContain("city = 'Springfield' AND state = 'Ohio'");
  });

  it.each([
    'population of Springfield, Texas',
    'Springfield Texas population',
    'population of Springfield in Texas',
  ])('is not where it is not: "%s"', (question) => {
    expect(read(question)).toMatchObject({
      status: 'declined',
      reason: 'There is no Springfield in Texas.',
    });
  });
});

describe('a name of a state and of a city', () => {
  it('is the state, and the city is told as the alternative', () => {
    expect(read('population of Oregon')).toMatchObject({
      status: 'answered',
      reading: {
        text: 'Population of Oregon in 2020',
        assumptions: [
          { phrase: 'Oregon', meaning: 'the state Oregon', alternatives: ['Oregon, Ohio'] },
          { meaning: '2020, the latest year' },
        ],
      },
    });
  });

  it('is the city where its state follows', () => {
    expect(sqlOf('population of Oregon, Ohio')).toContain("city = 'Oregon' AND state = 'Ohio'");
  });

  it('is the state in a list of states', () => {
    expect(sqlOf('population of Oregon, Ohio and Texas')).toContain("state IN ('Ohio', 'Oregon', 'Texas')");
  });
});

describe('places that are not of one kind', () => {
  it.each([
    'population of Ohio and Austin',
    'population of Texas and the Midwest',
    'population of Springfield, Ohio and Texas',
    'population of Texas except Austin',
  ])('have no answer together: "%s"', (question) => {
    expect(read(question).status).toBe('declined');
  });

  it('of one kind are listed, article or not', () => {
    expect(sqlOf('population of the South and the West')).toContain("IN ('South', 'West')");
  });

  it('may be left out of those of their kind', () => {
    expect(sqlOf('cities in Texas except Austin')).toContain("city <> 'Austin'");
    expect(sqlOf('population of the West except Oregon')).toContain("<> 'Oregon'");
  });
});
