import { describe, expect, it } from 'vitest';
import { readableText } from './readable-text.js';

describe('the text of a statement for MySQL, as the parser reads it', () => {
  it.each([
    ['select a mod 2 from t', 'select a  %  2 from t'],
    ['select (a)MOD`b` from t', 'select (a) % `b` from t'],
    ["select 'x' Mod 3, ? mod 2", "select 'x'  %  3, ?  %  2"],
    ['select a from t group by a with rollup', 'select a from t group by rollup ( a )'],
    [
      'select a, (select 1 from s group by b) from t GROUP BY a, f(b)\n WITH  ROLLUP having a > 1',
      'select a, (select 1 from s group by b) from t GROUP BY rollup ( a, f(b)\n ) having a > 1',
    ],
    [
      'select * from (select a from t group by a with rollup) x group by b with rollup',
      'select * from (select a from t group by rollup ( a )) x group by rollup ( b )',
    ],
  ])('%s', (sql, readable) => {
    expect(readableText(sql)).toBe(readable);
  });

  it.each([
    'select mod(a, 2), MOD (a, 2) from t',
    'select t.mod, `mod`, modus from t',
    'select \'a mod 2\', "with rollup" /* a mod 2 */ from t -- b mod 3',
    'select a with rollup from t',
    'select (select a from t group by a) with rollup',
  ])('is left alone: %s', (sql) => {
    expect(readableText(sql)).toBe(sql);
  });
});
