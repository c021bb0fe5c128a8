import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { places, shop } from '../testing/sample-models.js';
import { interpret } from './engine.js';

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
