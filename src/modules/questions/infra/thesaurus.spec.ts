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
  it('knows words of the same meaning, the closest where both mean it first of all', () => {
    expect(wordsFor('speed').get('velocity')?.distance).toBe(0);
    expect(wordsFor('price').get('damage')?.distance).toBeGreaterThan(0.2);
  });

  it.each([
    ['last name', 'surname'],
    ['gdp', 'gross domestic product'],
    ['first name', 'forename'],
  ])('knows phrases: "%s" is "%s"', (one, other) => {
    expect(wordsFor(one).get(other)?.distance).toBe(0);
    expect(wordsFor(other).has(one)).toBe(true);
  });

  it('knows wider words, further away and marked, up to where they say nothing', () => {
    expect(wordsFor('gymnast').get('athlete')).toMatchObject({ wider: true });
    expect(wordsFor('gymnast').get('people')?.distance).toBeGreaterThan(0.2);
    expect(wordsFor('gymnast').has('organism')).toBe(false);
  });

  it('knows no narrower words', () => {
    expect(wordsFor('town').has('ghost town')).toBe(false);
  });

  it('says which of them are adjectives as well', () => {
    expect(wordsFor('populace').get('public')).toMatchObject({ adjective: true });
    expect(wordsFor('airport').get('aerodrome')).not.toHaveProperty('adjective');
  });

  it.each(['company', 'faculty', 'bicycle', 'aborigine'])(
    'finds "%s" wherever it stands in the file',
    (word) => {
      expect(wordsFor(word).size).toBeGreaterThan(0);
    },
  );

  it.each(['aardvark', 'tax', 'swim', 'public', 'quickly', 'zymosis'])(
    'has "%s", of whatever kind',
    (word) => {
      expect(thesaurus.has(word)).toBe(true);
    },
  );

  it('knows nothing of what is no word', () => {
    expect(wordsFor('xyzzyx').size).toBe(0);
    expect(thesaurus.has('xyzzyx')).toBe(false);
  });
});
