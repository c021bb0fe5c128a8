import type { Meter } from '#shared/contracts';
import type { Limits } from '../contract/views.js';

export interface Claim {
  readonly meter: Meter;
  readonly amount: number;
}

/** What is used and what is held, by meter. */
export type Standing = Map<Meter, number>;

export interface Refused {
  readonly meter: Meter;
  readonly limit: number;
  readonly used: number;
  readonly asked: number;
}

/**
 * Takes what a request claims out of what there is, or says what is missing and takes nothing. Requests that are
 * judged one after the other on one standing never take more than the limit together.
 */
export function take(standing: Standing, claims: readonly Claim[], limits: Limits): Refused | undefined {
  for (const { meter, amount } of claims) {
    const limit = limits[meter];
    const used = standing.get(meter) ?? 0;
    const asked = Math.max(amount, 1);
    if (limit !== null && used + asked > limit) return { meter, limit, used: Math.min(used, limit), asked };
  }
  for (const { meter, amount } of claims) standing.set(meter, (standing.get(meter) ?? 0) + amount);
  return undefined;
}

const warnings = [100, 80] as const;

/** The share of the limit that is worth a word, when it has not been told yet. */
export function newWarning(used: number, limit: number | null, told: number): 80 | 100 | undefined {
  if (limit === null || limit === 0) return undefined;
  return warnings.find((percent) => percent > told && used * 100 >= limit * percent);
}

export const isWarning = (used: number, limit: number | null): boolean =>
  limit !== null && used * 100 >= limit * 80;
