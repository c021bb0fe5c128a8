import { describe, expect, it } from 'vitest';
import { currencyOf, decideKind, orderIsAssumed } from './decide-kind.js';

describe('decideKind', () => {
  it.each([
    [[], 'empty'],
    [['true', 'FALSE'], 'boolean'],
    [['0', '-12', '123456789012345678'], 'integer'],
    [['1.', '2.'], 'ordinal'],
    [['1.5', '.5', '-2', '1e5', '+3'], 'decimal'],
    [['1,234', '5'], 'grouped-integer'],
    [['1,234.50', '(5.25)'], 'grouped-decimal'],
    [['1.234,5', '3'], 'comma-decimal'],
    [['5%', '5.5 %'], 'percent'],
    [['$5', '-$1,000.50', '7'], 'currency'],
    [['3,50 €', '1.000 €'], 'comma-currency'],
    [['2020-01-31'], 'iso-date'],
    [['2020-01-31 10:00', '2020-01-31'], 'iso-timestamp'],
    [['2020-01-31T10:00:00Z'], 'zoned-timestamp'],
    [['2020-1-5', '2020-10-15'], 'loose-iso-date'],
    [['1/31/2020'], 'month/day/year'],
    [['31/1/2020'], 'day/month/year'],
    [['1/31/20'], 'month/day/year-2'],
    [['31.1.2020'], 'day.month.year'],
    [['Mar 5, 2020', 'April 6, 2020'], 'month-day-year-named'],
    [['5 March 2020'], 'day-month-year-named'],
    [['05-MAR-2020'], 'day-mon-year'],
    [['1/31/2020 3:04 PM'], 'month/day/year-ampm'],
  ] as const)('takes %j for %s', (values, kind) => expect(decideKind(values)).toBe(kind));

  it.each([
    [['01001', '12086']],
    [['1', 'x']],
    [['$5', '€5']],
    [['(1)', '2']],
    [['31/1/2020', '1/31/2020']],
    [['1.2.3']],
    [['12345678901234567890']],
    [['-', 'none']],
    [['2020-01-31', '1/31/2020']],
    [['.']],
    [['+']],
  ])('leaves %j text', (values) => expect(decideKind(values)).toBe('text'));

  it('passes over what says "nothing" among numbers', () => {
    expect(decideKind(['-', '5', 'NA'])).toBe('integer');
  });

  it('takes nothing that was refuted', () => {
    expect(decideKind(['1', '2'], new Set(['integer']))).toBe('decimal');
    expect(decideKind([], new Set(['empty']))).toBe('text');
  });
});

it('knows when month and day could be the other way round', () => {
  expect(orderIsAssumed('month/day/year', ['1/2/2020', '3/4/2020'])).toBe(true);
  expect(orderIsAssumed('month/day/year', ['1/2/2020', '1/31/2020'])).toBe(false);
});

it('names currencies', () => {
  expect(['$5', '5 €', 'US$ 3', 'GBP 2', '7'].map(currencyOf)).toEqual([
    'USD',
    'EUR',
    'USD',
    'GBP',
    undefined,
  ]);
});
