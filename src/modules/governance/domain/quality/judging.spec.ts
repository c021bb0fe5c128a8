import { describe, expect, it } from 'vitest';
import type { QualityCheck } from '../../contract/quality/index.js';
import { holdsBack, judge, summarize } from './judging.js';

const now = new Date('2026-01-31T12:00:00.000Z');
const of = (check: QualityCheck, severity: 'warn' | 'error' = 'error') => ({ check, severity });
const measure = (rows: number, failing = 0) => ({ version: 'v1', rows, failing });
const notNull = (mostly: number) => of({ type: 'not-null', column: 'a', mostly });

describe('a rule about rows', () => {
  it('passes when the share of them that pass is large enough', () => {
    expect(judge(notNull(0.9), measure(10, 1), { now })).toMatchObject({ outcome: 'pass', score: 90 });
    expect(judge(notNull(0.91), measure(10, 1), { now })).toMatchObject({ outcome: 'fail', score: 90 });
  });

  it('passes where there are no rows, and never rounds what fails up to 100', () => {
    expect(judge(notNull(1), measure(0), { now })).toMatchObject({ outcome: 'pass', score: 100 });
    expect(judge(notNull(1), measure(1_000_000, 1), { now })).toMatchObject({
      outcome: 'fail',
      score: 99.99,
    });
  });

  it('only warns where that is all that is wanted', () => {
    const warning = of({ type: 'not-null', column: 'a', mostly: 1 }, 'warn');
    expect(judge(warning, measure(2, 1), { now }).outcome).toBe('warn');
  });

  it('that could not be looked at says why', () => {
    const error = 'The table "t" has no column "a" any more.';
    expect(judge(notNull(1), { ...measure(0), error }, { now })).toEqual({
      outcome: 'error',
      message: error,
    });
  });
});

describe('freshness', () => {
  const fresh = of({ type: 'freshness', column: 'a', maxAgeHours: 24 });
  it.each([
    ['2026-01-30T12:00:00Z', 'pass'],
    ['2026-01-30 12:00:00', 'pass'],
    ['2026-01-30T11:59:59', 'fail'],
    ['2026-01-30T13:00:00+02:00', 'fail'],
    ['2026-01-31', 'pass'],
    ['2026-01-30', 'fail'],
    ['2026-02-03', 'pass'],
  ])('counts hours in UTC: %s is a %s', (newest, outcome) => {
    expect(judge(fresh, { ...measure(5), newest }, { now }).outcome).toBe(outcome);
  });

  it('fails where there is no value', () => {
    expect(judge(fresh, measure(0), { now })).toMatchObject({ outcome: 'fail', score: 0 });
  });
});

describe('a drift of row counts', () => {
  const drift = of({ type: 'row-count-drift', maxDecreasePercent: 10, maxIncreasePercent: 50 });
  it.each([
    [100, 90, 'pass'],
    [100, 89, 'fail'],
    [100, 150, 'pass'],
    [100, 151, 'fail'],
    [0, 0, 'pass'],
    [0, 1, 'fail'],
    [undefined, 7, 'pass'],
  ])('from %s to %s is a %s', (rowsBefore, rows, outcome) => {
    expect(judge(drift, measure(rows), { now, rowsBefore }).outcome).toBe(outcome);
  });

  it('may be limited one way alone', () => {
    const shrinking = of({ type: 'row-count-drift', maxDecreasePercent: 0 });
    expect(judge(shrinking, measure(1000), { now, rowsBefore: 1 }).outcome).toBe('pass');
  });
});

it('a score is the mean of what was looked at, and the outcome the worst', () => {
  expect(
    summarize([{ outcome: 'pass', score: 100 }, { outcome: 'warn', score: 50 }, { outcome: 'error' }]),
  ).toEqual({ outcome: 'error', score: 75, counts: { pass: 1, warn: 1, fail: 0, error: 1 } });
  expect(summarize([])).toEqual({ outcome: 'pass', counts: { pass: 0, warn: 0, fail: 0, error: 0 } });
});

it('a load is held back by what failed or could not be looked at, and by no warning', () => {
  const all = (['pass', 'warn', 'fail', 'error'] as const).map((outcome) => [
    holdsBack('error', outcome),
    holdsBack('warn', outcome),
  ]);
  expect(all).toEqual([
    [false, false],
    [false, false],
    [true, false],
    [true, false],
  ]);
});
