import { describe, expect, it } from 'vitest';
import { places } from '../testing/sample-models.js';
import { interpret } from './engine.js';

const read = (question: string) => {
  const reading = interpret(question, places);
  if (reading.status !== 'answered') throw new Error(`${question}: ${JSON.stringify(reading)}`);
  return reading;
};

describe('a question that sets two things against each other', () => {
  it.each([
    [
      'does California have more people than Texas?',
      'Whether the population of California is more than that of Texas in 2020',
    ],
    [
      'is the income of Ohio lower than that of Texas',
      'Whether the median household income of Ohio is less than that of Texas in 2022',
    ],
    [
      'is the population of Ohio over 10 million?',
      'Whether the population of Ohio is more than 10 million in 2020',
    ],
    [
      'does the US have more than 30 million people',
      'Whether the population of the United States is more than 30 million in 2020',
    ],
    [
      'how many more people live in Texas than in Ohio',
      'Difference in population between Texas and Ohio in 2020',
    ],
    [
      'difference between the population of Texas and Ohio in 2010',
      'Difference in population between Texas and Ohio in 2010',
    ],
    [
      'difference in income between Texas and Ohio',
      'Difference in median household income between Texas and Ohio in 2022',
    ],
    [
      'how many more cities does Texas have than Ohio',
      'Difference in number of cities between Texas and Ohio',
    ],
    [
      'is Texas denser than Ohio',
      'Whether the population density per square mile of Texas is more than that of Ohio in 2020',
    ],
  ])('"%s" is read as "%s"', (question, text) => {
    expect(read(question).reading.text).toBe(text);
  });

  it('shows both figures beside the difference', () => {
    expect(
      read('difference between the population of Texas and Ohio').columns.map(({ name }) => name),
    ).toEqual(['population_texas', 'population_ohio', 'difference']);
  });

  it('answers by true or false, beside the figures', () => {
    expect(read('does Texas have more people than Ohio').columns.at(-1)).toMatchObject({
      name: 'answer',
      type: 'boolean',
    });
  });

  it.each(['is Texas larger than Ohio', 'how much larger is Texas than Ohio', 'how big is Texas'])(
    'asks what the size is in "%s"',
    (question) => {
      expect(interpret(question, places)).toMatchObject({ status: 'ambiguous', choices: [{}, {}] });
    },
  );

  it.each([
    'is Texas in the West',
    'difference between Texas and Ohio',
    'is Texas larger',
    'how many more people than Ohio',
  ])('declines "%s"', (question) => {
    expect(interpret(question, places).status).toBe('declined');
  });
});
