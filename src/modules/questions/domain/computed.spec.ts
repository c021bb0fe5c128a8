import { describe, expect, it } from 'vitest';
import { places } from '../testing/sample-models.js';
import { interpret } from './engine.js';

const read = (question: string) => interpret(question, places);
const sqlOf = (question: string): string => {
  const reading = read(question);
  if (reading.status !== 'answered') throw new Error(`${question}: ${JSON.stringify(reading)}`);
  return reading.sql.text.replace(/\s+/g, ' ');
};

describe('a figure that is computed', () => {
  const density = 'state_population.population / nullif(states.land_area, 0)';

  it('is ranked as it is shown', () => {
    expect(sqlOf('which state has the lowest population density')).toContain(
      `${density} AS population_density`,
    );
    expect(sqlOf('which state has the lowest population density')).toContain('ORDER BY population_density');
  });

  it('is compared as it is shown', () => {
    expect(sqlOf('states with density above 500 people per square mile')).toContain(`${density} > 500`);
    const range = sqlOf('states with population density between 10 and 90');
    expect(range).toContain(`${density} >= 10 AND ${density} <= 90`);
  });
});

describe('a change over time', () => {
  it.each([
    ['which states lost population between 2010 and 2020', 'growth_percent < 0'],
    ['which states grew between 2010 and 2020', 'growth_percent > 0'],
    ['states that grew more than 10 percent', 'HAVING growth_percent > 10'],
    ['states that shrank by more than 5 percent', 'HAVING growth_percent < -5'],
  ])('"%s" keeps all of which it is true', (question, condition) => {
    expect(sqlOf(question)).toContain(condition);
    expect(sqlOf(question)).not.toContain('QUALIFY');
  });

  it('is not bounded by numbers of people, for it is told in percent', () => {
    expect(read('states that grew by more than 100,000 people').status).toBe('declined');
    expect(read('which state gained the most people').status).toBe('declined');
  });
});

describe('a number', () => {
  it.each([
    ['states with between 2 and 3 million people in 2020', 'BETWEEN 2000000 AND 3000000'],
    ['states with more than half a million people', '> 500000'],
    ['states with more than a quarter of a million people', '> 250000'],
  ])('in "%s" has its size from all of its words', (question, condition) => {
    expect(sqlOf(question)).toContain(condition);
  });
});

describe('every word of a question', () => {
  it('is seen in the answer, or the question is declined with that word', () => {
    expect(read('governor of Texas')).toMatchObject({ notUnderstood: ['governor'] });
    expect(read('cities in states with more than 10 million people').status).toBe('declined');
    expect(read('who has the highest income').status).toBe('declined');
    expect(read('the best state').status).toBe('declined');
    expect(read('states with more than $5 million people').status).toBe('declined');
  });
});
