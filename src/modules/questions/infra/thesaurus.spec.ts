import { describe, expect, it } from 'vitest';
import { Thesaurus } from './thesaurus.js';

const wordsFor = (word: string) =>
  new Map(
    thesaurus
      .synonyms([word])
      .get(word)
      ?.map((one) => [one.word, one]),
  );
const thesaurus = new Thesaurus();

describe('the thesaurus', () => {
  it('knows words of the same meaning, and tells them from wider and narrower ones', () => {
    const speed = wordsFor('speed');

    expect(speed.get('velocity')?.distance).toBe(1);
    expect(speed.get('rate')?.distance).toBe(2);
  });

  it('says which of them are adjectives as well', () => {
    expect(wordsFor('product').get('good')).toMatchObject({ adjective: true });
    expect(wordsFor('airport').get('aerodrome')).not.toHaveProperty('adjective');
  });

  it.each(['company', 'faculty', 'zebra', 'abacus'])('finds "%s" wherever it stands in the file', (word) => {
    expect(wordsFor(word).size).toBeGreaterThan(0);
  });

  it('knows nothing of what is no word', () => {
    expect(wordsFor('xyzzyx').size).toBe(0);
  });
});
