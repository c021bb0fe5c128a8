import type { Limits, PlanName } from '../contract/views.js';

const gigabyte = 1024 ** 3;

/** What each plan allows: questions, rows and API calls in a month, the others at a time. */
export const standardLimits: Readonly<Record<PlanName, Limits>> = {
  free: {
    questions: 500,
    rows: 1_000_000,
    apiCalls: 10_000,
    sources: 3,
    seats: 3,
    storageBytes: gigabyte,
  },
  professional: {
    questions: 10_000,
    rows: 50_000_000,
    apiCalls: 250_000,
    sources: 25,
    seats: 10,
    storageBytes: 25 * gigabyte,
  },
  team: {
    questions: 100_000,
    rows: 500_000_000,
    apiCalls: 2_500_000,
    sources: 100,
    seats: 50,
    storageBytes: 250 * gigabyte,
  },
  enterprise: {
    questions: null,
    rows: null,
    apiCalls: null,
    sources: null,
    seats: null,
    storageBytes: null,
  },
};

export const titles: Readonly<Record<PlanName, string>> = {
  free: 'Free',
  professional: 'Professional',
  team: 'Team',
  enterprise: 'Enterprise',
};
