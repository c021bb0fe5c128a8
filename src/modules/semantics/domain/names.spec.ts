import { describe, expect, it } from 'vitest';
import { foldedName, givenTwice } from './names.js';

describe('the names of a term', () => {
  it('are the same whatever their case and spaces', () => {
    expect(foldedName('  Major   CITY ')).toBe('major city');
    expect(foldedName('ｍａｊｏｒ city')).toBe('major city');
  });

  it('are each given once', () => {
    expect(givenTwice(['revenue', 'turnover'])).toBeUndefined();
    expect(givenTwice(['revenue', 'turnover', 'Revenue '])).toBe('Revenue ');
  });
});
