import { describe, expect, it } from 'vitest';
import { places, shop } from '../../testing/sample-models.js';
import { interpret, interpretNext, type Model, type ReadingContext } from '../engine.js';
import type { Answerable, Interpretation } from '../interpretation.js';

const answered = (outcome: Interpretation | undefined): Answerable => {
  if (outcome?.status !== 'answered') throw new Error(`Not answered: ${JSON.stringify(outcome)}`);
  return outcome;
};

/** As it comes back from where it was kept. */
const kept = (answer: Answerable): ReadingContext => JSON.parse(JSON.stringify(answer.context));

const contextOf = (question: string, model: Model): ReadingContext =>
  kept(answered(interpret(question, model)));

const next = (before: string, words: string, { model = places, choices = [] as readonly string[] } = {}) =>
  interpretNext(words, model, { context: contextOf(before, model), choices });

const sqlOf = (outcome: Interpretation | undefined): string => answered(outcome).sql.text;

describe('words that continue a question', () => {
  it.each([
    ['population of Ohio', 'and in Texas?', 'population of Texas'],
    ['population of Ohio', 'in 2010', 'population of Ohio in 2010'],
    ['population of Ohio', 'by year', 'population of Ohio by year'],
    ['population of Texas and Ohio', 'also California', 'population of Texas, Ohio and California'],
    ['top 2 states by population', 'top 3 instead', 'top 3 states by population'],
  ])('say the same as a question in full: %s … %s', (before, words, inFull) => {
    expect(sqlOf(next(before, words))).toBe(sqlOf(interpret(inFull, places)));
  });

  it.each([
    ['number of customers by country', 'by sex', 'number of customers by sex'],
    ['customers older than 30', 'older than 40', 'customers older than 40'],
    [
      'average age of customers by country',
      'the highest',
      'country with the highest average age of customers',
    ],
  ])('do so about what the rules read: %s … %s', (before, words, inFull) => {
    expect(sqlOf(next(before, words, { model: shop }))).toBe(sqlOf(interpret(inFull, shop)));
  });

  it('give the same SQL every time', () => {
    const [one, other] = [next('population by state', 'top 3'), next('population by state', 'top 3')];

    expect(one).toEqual(other);
  });

  it('can be continued themselves, as often as one likes', () => {
    let reading = answered(interpret('population of Ohio', places));
    for (const words of ['and Texas?', 'in 2010', 'by year', 'Ohio?', 'in 2020'])
      reading = answered(interpretNext(words, places, { context: kept(reading) }));

    expect(reading.sql.text).toBe(sqlOf(interpret('population of Ohio in 2020', places)));
  });

  it('show what was carried over, with the choice to leave it out', () => {
    const { reading } = answered(next('population of Ohio in 2010', 'and Texas?'));
    const carried = reading.assumptions.filter((one) => one.carried);

    expect(carried.map(({ meaning }) => meaning)).toEqual([
      'population, as asked before',
      'in 2010, as asked before',
    ]);
    expect(carried.map((one) => one.carried?.choices)).toEqual([
      [],
      [{ id: 'without times', text: 'without "in 2010"' }],
    ]);
    const without = next('population of Ohio in 2010', 'and Texas?', { choices: ['without times'] });
    expect(sqlOf(without)).toBe(sqlOf(interpret('population of Texas', places)));
  });

  it('are asked back where they fit in several ways, and each choice is one of them', () => {
    const open = next('population of Texas and Ohio', 'and California?');
    if (open?.status !== 'ambiguous') throw new Error('Not asked back.');
    const chosen = open.choices.map(({ id }) =>
      sqlOf(next('population of Texas and Ohio', 'and California?', { choices: [id] })),
    );

    expect(chosen).toEqual([
      sqlOf(interpret('population of California', places)),
      sqlOf(interpret('population of Texas, Ohio and California', places)),
    ]);
  });

  it.each([
    ['population of Ohio', 'and the lowest?', 'only one figure'],
    ['population of Ohio', 'the other one', 'no other one'],
    ['population of Ohio', 'and in Atlantis?', 'Atlantis'],
    ['top 2 states by population', 'only those in the West', 'ask in full'],
    ['states with more than 5 million people', 'by region', 'ask in full'],
  ])('are declined where it is not clear what they mean: %s … %s', (before, words, reason) => {
    expect(next(before, words)).toMatchObject({
      status: 'declined',
      reason: expect.stringContaining(reason),
    });
  });

  it.each(['What is the capital of Texas?', 'population by state', 'cities in Ohio'])(
    'are not those of a question that stands on its own: %s',
    (question) => {
      expect(next('population of Ohio in 2010', question)).toBeUndefined();
    },
  );

  it('have nothing to continue where nothing was asked', () => {
    for (const words of ['and in Texas?', 'only those over a million', 'the other one', 'what about Texas'])
      expect(interpret(words, places)).toMatchObject({ reason: expect.stringContaining('none before it') });
  });

  it('continue nothing that the data no longer has', () => {
    const context = contextOf('number of customers by country', shop);

    expect(interpretNext('highest first', places, { context })).toMatchObject({
      status: 'declined',
      reason: expect.stringContaining('no longer'),
    });
  });

  it('continue nothing that was not read, or was read by another version', () => {
    expect(interpretNext('and by sex', places, {})).toMatchObject({ status: 'declined' });
    const context = { ...contextOf('population of Ohio', places), form: 0 as never };
    expect(interpretNext('and in Texas?', places, { context })).toMatchObject({ status: 'declined' });
  });
});
