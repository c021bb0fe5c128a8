import { describe, expect, it } from 'vitest';
import type { Meter } from '#shared/contracts';
import { newWarning, take } from './admission.js';
import { endOf, periodFor, periodOf, resetOf } from './period.js';
import { standardLimits } from './plans.js';
import { newAccount, standingOf } from './standing.js';
import { summed } from './sums.js';

describe('what was used', () => {
  it('is one sum for each person, thing and month, in an order that is always the same', () => {
    const use = (organizationId: string, userId: string, amount: number) =>
      ({ organizationId, userId, meter: 'rows', amount, period: '2026-11' }) as const;
    const later = { ...use('b', 'ada', 4), period: '2026-12' };
    const uses = [use('b', 'ada', 1), use('a', 'bob', 2), use('b', 'ada', 3), later];
    const sums = [use('a', 'bob', 2), use('b', 'ada', 4), later];

    expect(summed(uses)).toEqual(sums);
    expect(summed(uses.toReversed())).toEqual(sums);
    expect(summed([])).toEqual([]);
  });
});

describe('taking from what a plan allows', () => {
  const limits = { ...standardLimits.enterprise, questions: 3, rows: 10 };
  const standing = (questions: number, rows = 0) =>
    new Map<Meter, number>([
      ['questions', questions],
      ['rows', rows],
    ]);

  it('goes up to the limit and no further', () => {
    const left = standing(1);
    const answers = [1, 2, 3, 4].map(() => take(left, [{ meter: 'questions', amount: 1 }], limits));

    expect(answers.map((refused) => refused === undefined)).toEqual([true, true, false, false]);
    expect(answers.at(-1)).toEqual({ meter: 'questions', limit: 3, used: 3, asked: 1 });
  });

  it('is all that is claimed or nothing', () => {
    const left = standing(0, 10);
    const claims = [
      { meter: 'questions', amount: 1 },
      { meter: 'rows', amount: 0 },
    ] as const;

    expect(take(left, claims, limits)).toMatchObject({ meter: 'rows' });
    expect(left.get('questions')).toBe(0);
  });

  it('needs one left where nobody knows how many there will be', () => {
    const rows = [{ meter: 'rows', amount: 0 }] as const;

    expect(take(standing(0, 9), rows, limits)).toBeUndefined();
    expect(take(standing(0, 10), rows, limits)).toBeDefined();
  });

  it('never ends without a limit', () => {
    expect(take(standing(1e9), [{ meter: 'seats', amount: 1 }], limits)).toBeUndefined();
  });

  it.each([
    [7, 0, undefined],
    [8, 0, 80],
    [9, 80, undefined],
    [10, 80, 100],
    [12, 0, 100],
    [12, 100, undefined],
  ])('of 10, %i are worth a word when %i %% were told: %s', (used, told, expected) => {
    expect(newWarning(used, 10, told)).toBe(expected);
  });
});

describe('a period', () => {
  it('is a month in UTC, and ends where the next begins', () => {
    expect(periodOf(new Date('2026-12-31T23:59:59.999Z'))).toBe('2026-12');
    expect(endOf('2026-12').toISOString()).toBe('2027-01-01T00:00:00.000Z');
    expect(resetOf('questions', '2026-11')).toEqual({ resetsAt: '2026-12-01T00:00:00.000Z' });
  });

  it('is none for what does not start anew', () => {
    expect(periodFor('seats', '2026-11')).toBe(periodFor('seats', '2027-01'));
    expect(resetOf('seats', '2026-11')).toEqual({});
  });
});

describe('the plan that counts', () => {
  const rules = { standard: 'free', graceDays: 7 } as const;
  const now = new Date('2026-11-21T12:00:00Z');
  const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000);
  const account = newAccount('00000000-0000-4000-8000-00000000000a');
  const paying = { ...account, subscribedPlan: 'team', state: 'active' } as const;

  it.each([
    ['nobody has said anything', account, 'free', 'standard'],
    ['it is paid for', paying, 'team', 'subscription'],
    ['the operator says otherwise', { ...paying, operatorPlan: 'enterprise' }, 'enterprise', 'operator'],
    [
      'a payment failed lately',
      { ...paying, state: 'past_due', pastDueSince: daysAgo(6.9) },
      'team',
      'subscription',
    ],
    ['it failed a week ago', { ...paying, state: 'past_due', pastDueSince: daysAgo(7) }, 'free', 'standard'],
    ['it has ended', { ...paying, state: 'ended' }, 'free', 'standard'],
  ] as const)('when %s', (_, of, ...expected) => {
    const { plan, setBy } = standingOf(of, rules, now);
    expect([plan, setBy]).toEqual(expected);
  });

  it('says until when a failed payment is forgiven', () => {
    const late = { ...paying, state: 'past_due', pastDueSince: daysAgo(1) } as const;

    expect(standingOf(late, rules, now).graceUntil).toBe('2026-11-27T12:00:00.000Z');
  });
});
