import type { Meter } from '#shared/contracts';

/** What somebody used of one thing. */
export interface Use {
  readonly organizationId: string;
  readonly userId: string;
  readonly meter: Meter;
  readonly amount: number;
  /** The month. */
  readonly period: string;
}

/** One use for all that is the same person's of the same month, in an order that is always the same. */
export function summed(uses: readonly Use[]): Use[] {
  const byKey = Map.groupBy(uses, ({ organizationId, meter, period, userId }) =>
    [organizationId, meter, period, userId].join(' '),
  );
  return [...byKey]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, [first, ...others]]) =>
      first ? [{ ...first, amount: others.reduce((sum, { amount }) => sum + amount, first.amount) }] : [],
    );
}
