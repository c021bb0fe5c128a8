import { describe, expect, it } from 'vitest';
import { English } from '../infra/english.js';
import type { Interpretation } from './interpretation.js';
import { asksTheSame, nearWords } from './near-words.js';

const english = new English();
const near = (words: string) => nearWords(words, english);

describe('the words of two questions are near', () => {
  it.each([
    ['show me the best customers', 'best customer'],
    ['please give me a list of orders', 'list of order'],
  ])('in order: "%s" and "%s"', (one, other) => {
    expect(near(one).inOrder).toBe(near(other).inOrder);
  });

  it.each([
    ['population of texas', 'texas population'],
    ['salary of each employee', 'each employee wage'],
  ])('in any order: "%s" and "%s"', (one, other) => {
    expect(near(one).inAnyOrder).toBe(near(other).inAnyOrder);
    expect(near(one).inOrder).not.toBe(near(other).inOrder);
  });

  it.each([
    ['population of texas', 'population of ohio'],
    ['customers with orders', 'customers without orders'],
    ['orders in 2020', 'orders in 2021'],
    ['students with grade a', 'students with grade'],
    ['the highest schools', 'the high schools'],
  ])('not at all: "%s" and "%s"', (one, other) => {
    expect(near(one).inAnyOrder).not.toBe(near(other).inAnyOrder);
  });
});

describe('near questions ask the same', () => {
  const answered = (text: string) =>
    ({ status: 'answered', sql: { dialect: 'duckdb', text, parameters: [] } }) as unknown as Interpretation;
  const declined = { status: 'declined' } as Interpretation;
  const ambiguous = { status: 'ambiguous' } as Interpretation;

  it.each([
    {
      they: 'are read alike',
      of: [answered('select 1'), answered('select 1')],
      sameOrder: false,
      same: true,
    },
    {
      they: 'are read differently',
      of: [answered('select 1'), answered('select 2')],
      sameOrder: true,
      same: false,
    },
    { they: 'are not read, in order', of: [declined, declined], sameOrder: true, same: true },
    { they: 'are not read, in another order', of: [declined, declined], sameOrder: false, same: false },
    { they: 'are not both read', of: [answered('select 1'), declined], sameOrder: true, same: false },
    { they: 'can mean several things', of: [ambiguous, ambiguous], sameOrder: true, same: false },
  ])('$same when they $they', ({ of: [one, other], sameOrder, same }) => {
    expect(asksTheSame(one as Interpretation, other as Interpretation, sameOrder)).toBe(same);
  });
});
