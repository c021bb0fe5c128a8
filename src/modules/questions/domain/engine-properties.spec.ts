import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { places, shop } from '../testing/sample-models.js';
import { interpret, interpretNext } from './engine.js';

const vocabulary = [
  'population',
  'of',
  'Texas',
  'states',
  'with',
  'more',
  'than',
  '10',
  'million',
  'people',
  'average',
  'by',
  'region',
  'in',
  '2010',
  'since',
  'not',
  'or',
  'and',
  'the',
  'highest',
  'income',
  'each',
  'customers',
  'orders',
  'without',
  'age',
  'between',
  'sorted',
  'Springfield',
  'share',
  'density',
  'growth',
  'both',
  'top',
  '5',
  'how many',
  ',',
  '?',
  'glorp',
  '"x"',
  '<',
  '%',
];

const sentences = fc.array(fc.constantFrom(...vocabulary), { maxLength: 14 }).map((words) => words.join(' '));

describe('whatever is asked', () => {
  it('is answered, asked back or declined, and never breaks', () => {
    fc.assert(
      fc.property(fc.oneof(sentences, fc.string({ unit: 'binary', maxLength: 200 })), (question) => {
        for (const model of [places, shop]) {
          expect(['answered', 'ambiguous', 'declined']).toContain(interpret(question, model).status);
        }
      }),
      { numRuns: 150 },
    );
  }, 30_000);

  it('is read in the same way every time', () => {
    fc.assert(
      fc.property(sentences, (question) => {
        expect(interpret(question, places)).toEqual(interpret(question, places));
      }),
      { numRuns: 60 },
    );
  }, 30_000);

  it('is declined with the word named when one word means nothing', () => {
    const questions = [
      'population of Texas',
      'states with more than 10 million people',
      'largest cities in Ohio',
    ];
    const unknown = fc.stringMatching(/^[bcdfg][xzqw]{3}[bcdfg]{2,6}$/);
    fc.assert(
      fc.property(fc.constantFrom(...questions), unknown, fc.nat({ max: 6 }), (question, word, at) => {
        const words = question.split(' ');
        words.splice(at, 0, word);
        const reading = interpret(words.join(' '), places);
        expect(reading).toMatchObject({ status: 'declined' });
        if (reading.status === 'declined') expect(reading.notUnderstood).toContain(word);
      }),
      { numRuns: 60 },
    );
  }, 30_000);

  it('takes bounded work: four hundred words are told to be too many, and the most that are read need few look-ups', () => {
    let lookups = 0;
    const noun = (word: string): string => {
      lookups += 1;
      return places.language.noun(word);
    };
    const counting = { ...places, language: { ...places.language, noun } };
    const words = Array.from({ length: 400 }, (_, at) => vocabulary[(at * 7) % vocabulary.length] ?? '');

    expect(interpret(words.join(' '), counting)).toMatchObject({
      status: 'declined',
      reason: expect.stringMatching(/too long/),
    });
    const needed = lookups;
    expect(interpret(words.slice(0, 60).join(' '), counting).status).toBe('declined');
    expect(lookups - needed).toBeLessThan(20_000);

    const before = interpret('population of Texas and Ohio by year', counting);
    if (before.status !== 'answered' || !before.context) throw new Error('Not answered.');
    const { context } = before;
    const asked = lookups;
    expect(interpretNext(words.join(' '), counting, { context })).toBeUndefined();
    expect(lookups).toBe(asked);
    interpretNext(['and', ...words.slice(0, 29)].join(' '), counting, { context });
    expect(lookups - asked).toBeLessThan(20_000);
  });

  it('is the same question in other words', () => {
    const pairs = [
      ['population of Texas', 'how many people live in Texas'],
      ['states with more than 10 million people', 'which states have a population over 10 million?'],
      [
        'difference between the population of Texas and Ohio',
        'how many more people live in Texas than in Ohio',
      ],
      ['Which 2 states have the highest income?', 'top 2 states by median household income'],
      ['population by region', 'population of each region'],
      ['states sorted by population', 'rank states by population'],
    ] as const;
    const sqlOf = (question: string): string => {
      const reading = interpret(question, places);
      return reading.status === 'answered' ? reading.sql.text : `${question}: ${reading.status}`;
    };
    for (const [one, other] of pairs) expect(sqlOf(one)).toBe(sqlOf(other));
  });

  it('offers two to four choices when it asks back', () => {
    fc.assert(
      fc.property(sentences, (question) => {
        const reading = interpret(question, places);
        if (reading.status !== 'ambiguous') return;
        expect(reading.choices.length).toBeGreaterThanOrEqual(2);
        expect(reading.choices.length).toBeLessThanOrEqual(4);
        expect(new Set(reading.choices.map(({ id }) => id)).size).toBe(reading.choices.length);
      }),
      { numRuns: 60 },
    );
  }, 30_000);
});
