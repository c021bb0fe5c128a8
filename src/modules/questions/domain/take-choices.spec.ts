import { describe, expect, it } from 'vitest';
import type { Interpretation } from './interpretation.js';
import { takeChoices } from './take-choices.js';

const choices = (...ids: string[]) => ids.map((id) => ({ id, text: `the ${id}` }));
const asks = (phrase: string, ...ids: string[]): Interpretation => ({
  status: 'ambiguous',
  phrase,
  choices: choices(...ids),
});
const answered = { status: 'answered' } as Interpretation;

/** First which city, then which figure. */
const read = (taken: readonly string[]): Interpretation =>
  taken.length === 0
    ? asks('springfield', 'illinois', 'missouri')
    : taken.length === 1
      ? asks('largest', 'people', 'land')
      : answered;

describe('choices taken one after the other', () => {
  it('settle the question, each with what it was taken from', () => {
    expect(takeChoices(read, ['missouri', 'land'])).toEqual({
      interpretation: answered,
      taken: [
        { phrase: 'springfield', choice: choices('missouri')[0], offered: choices('illinois', 'missouri') },
        { phrase: 'largest', choice: choices('land')[0], offered: choices('people', 'land') },
      ],
    });
  });

  it('may leave the question open', () => {
    expect(takeChoices(read, ['missouri'])?.interpretation).toMatchObject({ phrase: 'largest' });
  });

  it.each([
    ['one that is not offered', ['ohio']],
    ['one that is not offered any more after the first', ['missouri', 'water']],
    ['one too many', ['missouri', 'land', 'again']],
  ])('come to nothing with %s', (_, ids) => {
    expect(takeChoices(read, ids)).toBeUndefined();
  });
});
