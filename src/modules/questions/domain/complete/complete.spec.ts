import { describe, expect, it } from 'vitest';
import { places } from '../../testing/sample-models.js';
import { completions, isTypedOf } from '../engine.js';

const of = (typed: string) => completions(typed, places);

describe('what was typed is completed', () => {
  it.each([
    ['popu', 'population'],
    ['Population of Tex', 'Population of Texas'],
    ['states in the Mid', 'states in the Midwest'],
    ['states by land ar', 'states by land area'],
  ])('to a name: "%s"', (typed, whole) => {
    expect(of(typed)).toContain(whole);
  });

  it.each([
    ['population of ', /^population of \w/],
    ['population by ', /^population by year$/],
    ['states with the highest ', /^states with the highest \w/],
    ['popu', /^population of \w/],
  ])('with what can follow: "%s"', (typed, pattern) => {
    expect(of(typed)).toEqual(expect.arrayContaining([expect.stringMatching(pattern)]));
  });

  it('to a question about the source that holds its words in this order', () => {
    expect(of('which st high')).toEqual(expect.arrayContaining([expect.stringMatching(/^Which .*highest/)]));
    expect(isTypedOf('high which', 'Which states have the highest income?')).toBe(false);
  });

  it('to nothing when nothing is known by it, and never to itself', () => {
    expect(of('xyzzy')).toEqual([]);
    expect(of('population of Texas')).not.toContain('population of Texas');
  });

  it.each(['', ' ', '?', '\u0000', '🦄', '%', 'a'.repeat(200), '" or 1=1 --'])(
    'without failing: "%s"',
    (typed) => {
      expect(Array.isArray(of(typed))).toBe(true);
    },
  );
});
