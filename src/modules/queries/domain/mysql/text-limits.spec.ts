import { describe, expect, it } from 'vitest';
import { assertFlat } from './text-limits.js';

const list = (count: number, piece: string) => Array.from({ length: count }, () => piece).join('');

describe('a statement for MySQL', () => {
  it.each([
    ['many operators apart', `select ${list(5000, '1 + 1, ')}1`],
    ['a long list', `select a in (${list(5000, '-1.5, ')}1)`],
    ['many cases apart', `select ${list(500, 'case when a = 1 then 2 else 3 end, ')}1`],
    [
      'operators in texts, names and comments',
      `select '${list(500, '+')}', \`${list(500, '+')}\` -- ${list(500, '+')}`,
    ],
    ['brackets side by side', `select ${list(500, '(1), ')}1`],
    ['quotes within texts', `select 'it''s', 'it\\'s', "it's" /* it's */ # it's`],
    ['what looks like a comment in a text', `select '/*! sleep(1) */'`],
  ])('may have %s', (_, sql) => {
    expect(() => assertFlat(sql)).not.toThrow();
  });

  it.each([
    ['an endless chain', `select ${list(301, '1 + ')}1`],
    ['a chain across brackets', `select ${list(151, '1 + ')}(${list(151, '1 + ')}1)`],
    ['a chain of bracketed parts', `select ${list(301, '(1) + ')}1`],
    ['deep brackets', `select ${list(81, '(')}1${list(81, ')')}`],
    ['deep cases', `select ${list(81, 'case when 1 then ')}1${list(81, ' end')}`],
    ['comments that only some servers run', 'select 1 /*!50000 , 2 */'],
    ['comments that only MariaDB runs', 'select 1 /*M! , 2 */'],
    ['such a comment after a text with a backslash', `select '\\'', /*! 2 */ 1`],
  ])('may not have %s', (_, sql) => {
    expect(() => assertFlat(sql)).toThrow();
  });
});
