import { describe, expect, it } from 'vitest';
import { shareOut } from './value-budget.js';

describe('places for indexed values', () => {
  it('are enough for everybody when they are many', () => {
    expect(shareOut([5, 300, 20], 1000)).toEqual([5, 300, 20]);
  });

  it('go to small columns whole, and evenly to the large ones', () => {
    expect(shareOut([5, 300, 20, 400], 125)).toEqual([5, 50, 20, 50]);
  });

  it('are shared among nobody', () => {
    expect(shareOut([], 10)).toEqual([]);
  });
});
