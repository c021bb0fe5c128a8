import { describe, expect, it } from 'vitest';
import { measure, modelOf, text } from '../../testing/sample-source.js';
import { candidatesIn, gapIn } from './candidates.js';
import { holdsAnswer } from './same-answer.js';

describe('what a golden answer may teach', () => {
  const model = modelOf({
    tables: [
      { name: 'orders', primaryKey: [], columns: [text('status'), measure('amount'), measure('tax')] },
      { name: 'staff', primaryKey: [], columns: [text('name')] },
    ],
    values: { 'orders.status': ['open', "it's off"] },
  });

  it('is the tables, columns and values that its SQL is about', () => {
    const sql = { text: "select sum(amount) from orders where status = 'it''s off'", tables: ['orders'] };

    expect(candidatesIn(sql, model).map(({ known }) => known)).toEqual([
      'Orders',
      'Status',
      "it's off",
      'Amount',
    ]);
  });

  it('is the meaning of the one run of words that was not understood', () => {
    const gap = gapIn('Total gross  takings of Oslo?', ['gross', 'takings']);

    expect(gap?.phrase).toBe('gross takings');
    expect(gap?.fill('amount')).toBe('Total amount of Oslo?');
    expect(gapIn('gross of all takings', ['gross', 'takings'])).toBeUndefined();
    expect(gapIn('population', [])).toBeUndefined();
  });
});

describe('an answer holds another', () => {
  const golden = [
    ['Oslo', 3],
    ['Bergen', 2],
  ];

  it('in any order, among other columns, however figures are written', () => {
    expect(
      holdsAnswer(golden, [
        [7, '2.0', 'Bergen'],
        [8, 3, 'Oslo'],
      ]),
    ).toBe(true);
  });

  it.each([
    [
      'other figures',
      [
        ['Oslo', 3],
        ['Bergen', 4],
      ],
    ],
    [
      'the figures of others',
      [
        ['Oslo', 2],
        ['Bergen', 3],
      ],
    ],
    ['fewer rows', [['Oslo', 3]]],
    ['fewer columns', [['Oslo'], ['Bergen']]],
  ])('not with %s', (_, rows) => {
    expect(holdsAnswer(golden, rows)).toBe(false);
  });

  it('not when it says next to nothing', () => {
    expect(holdsAnswer([], [])).toBe(false);
    expect(holdsAnswer([[0, null]], [[0, null]])).toBe(false);
  });
});
