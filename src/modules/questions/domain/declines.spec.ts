import { describe, expect, it } from 'vitest';
import { places, shop } from '../testing/sample-models.js';
import { interpret, type Model, starterQuestions } from './engine.js';

const declinedBy = (model: Model, question: string) => {
  const outcome = interpret(question, model);
  if (outcome.status !== 'declined') throw new Error(`${question}: ${JSON.stringify(outcome)}`);
  return outcome;
};

describe('a decline', () => {
  it.each([
    ['population of Atlantis', 'no-such-data', ['Atlantis']],
    ['population of Texas in 1850', 'out-of-range', ['1850']],
    ['total median income of the South', 'cannot-aggregate', []],
    ['', 'not-a-question', []],
    ['delete all states', 'not-a-question', []],
    ["select * from states where name = 'x';", 'not-a-question', []],
    ['is Texas in the South', 'unclear', []],
  ])('of "%s" says that it is %s, and which words were not understood', (question, cause, words) => {
    expect(declinedBy(places, question)).toMatchObject({ cause, notUnderstood: words });
  });

  it.each([
    [places, 'cities under total'],
    [shop, 'customers with country above the average age'],
  ])('is the answer where texts are set against figures', (model, question) => {
    expect(interpret(question, model).status).toBe('declined');
  });

  it.each([
    ['places', places, 'population of Atlantis'],
    ['places', places, 'growth of unicorns by county'],
    ['places', places, ''],
    ['a shop', shop, 'number of unicorns of each customer'],
  ])('names up to five questions about %s that are answered', (_, model, question) => {
    const { suggestions } = declinedBy(model, question);

    expect(suggestions.length).toBeGreaterThan(0);
    expect(suggestions.length).toBeLessThanOrEqual(5);
    expect(new Set(suggestions).size).toBe(suggestions.length);
    for (const text of suggestions)
      expect(interpret(text, model), text).toMatchObject({ status: 'answered' });
  });

  it('names the questions first that share its words', () => {
    const [first] = declinedBy(places, 'unicorns by land area').suggestions;

    expect(first).toMatch(/land area/i);
  });

  it('says the same every time', () => {
    const question = 'median income of Atlantis';

    expect(interpret(question, places)).toEqual(interpret(question, places));
  });
});

it('starter questions are answered', () => {
  const starters = starterQuestions(places, 8);

  expect(starters.length).toBeGreaterThan(3);
  for (const text of starters) expect(interpret(text, places), text).toMatchObject({ status: 'answered' });
});
