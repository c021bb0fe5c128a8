import { describe, expect, it } from 'vitest';
import { nextMoment } from './schedule.js';

describe('a schedule', () => {
  it.each([
    ['every hour', '0 * * * *', '2026-03-29T00:30:00Z', '2026-03-29T01:00:00Z'],
    [
      'every night in UTC, also when clocks are put forward',
      '30 2 * * *',
      '2026-03-29T00:00:00Z',
      '2026-03-29T02:30:00Z',
    ],
    ['on working days', '0 6 * * 1-5', '2026-11-20T07:00:00Z', '2026-11-23T06:00:00Z'],
    ['on the last day there is', '0 0 29 2 *', '2026-01-01T00:00:00Z', '2028-02-29T00:00:00Z'],
    ['after the moment itself', '0 0 * * *', '2026-01-01T00:00:00Z', '2026-01-02T00:00:00Z'],
  ])('tells its next moment %s', (...[, cron, after, next]) => {
    expect(nextMoment(cron, new Date(after))).toEqual(new Date(next));
  });

  it.each(['', 'hourly', '@daily', '* * * *', '0 0 * * * *', '61 * * * *', '0 0 30 2 *', '* * * * * ; drop'])(
    'is not "%s"',
    (cron) => {
      expect(() => nextMoment(cron, new Date(0))).toThrow('five fields of cron');
    },
  );
});
