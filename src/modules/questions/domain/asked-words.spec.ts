import { describe, expect, it } from 'vitest';
import { askedWords } from './asked-words.js';

describe('the words of a question', () => {
  it.each([
    ['Largest state?', 'largest  STATE'],
    [' population of Springfield ', 'Population of springfield!'],
    ['LARGEST STATE', 'largest state'],
  ])('are the same in "%s" and "%s"', (one, other) => {
    expect(askedWords(one)).toBe(askedWords(other));
  });

  it.each([
    ['cities in OR', 'cities in or'],
    ['more births than deaths', 'more deaths than births'],
    ['largest state', 'largest states'],
    ['above 1.5 million', 'above 15 million'],
  ])('are not the same in "%s" and "%s"', (one, other) => {
    expect(askedWords(one)).not.toBe(askedWords(other));
  });
});
