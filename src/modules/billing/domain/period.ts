import type { Meter } from '#shared/contracts';

/** Start anew every month; of the others there is what there is. */
const monthly: ReadonlySet<Meter> = new Set<Meter>(['questions', 'rows', 'apiCalls']);

export const isMonthly = (meter: Meter): boolean => monthly.has(meter);

/** The month of a moment, in UTC: 2026-11. */
export const periodOf = (moment: Date): string => moment.toISOString().slice(0, 7);

/** What does not start anew is counted under one period for all times. */
export const always = '0000-00';

export const periodFor = (meter: Meter, period: string): string => (isMonthly(meter) ? period : always);

/** When the next month begins. */
export function endOf(period: string): Date {
  const [year = 0, month = 0] = period.split('-').map(Number);
  return new Date(Date.UTC(year, month, 1));
}

export const resetOf = (meter: Meter, period: string): { readonly resetsAt?: string } =>
  isMonthly(meter) ? { resetsAt: endOf(period).toISOString() } : {};
