import type { Limits, PlanName } from '../contract/views.js';

const gigabyte = 1024 ** 3;

/** What each plan allows: questions, rows and API calls in a month, statements one by one, the others at a time. */
export const standardLimits: Readonly<Record<PlanName, Limits>> = {
  free: {
    questions: 500,
    rows: 1_000_000,
    apiCalls: 10_000,
    sources: 3,
    seats: 3,
    storageBytes: gigabyte,
    statementSeconds: 10,
    statementRows: 100_000,
    concurrentStatements: 2,
  },
  professional: {
    questions: 10_000,
    rows: 50_000_000,
    apiCalls: 250_000,
    sources: 25,
    seats: 10,
    storageBytes: 25 * gigabyte,
    statementSeconds: 30,
    statementRows: 1_000_000,
    concurrentStatements: 4,
  },
  team: {
    questions: 100_000,
    rows: 500_000_000,
    apiCalls: 2_500_000,
    sources: 100,
    seats: 50,
    storageBytes: 250 * gigabyte,
    statementSeconds: 60,
    statementRows: 1_000_000,
    concurrentStatements: 8,
  },
  enterprise: {
    questions: null,
    rows: null,
    apiCalls: null,
    sources: null,
    seats: null,
    storageBytes: null,
    statementSeconds: null,
    statementRows: null,
    concurrentStatements: null,
  },
};

export const titles: Readonly<Record<PlanName, string>> = {
  free: 'Free',
  professional: 'Professional',
  team: 'Team',
  enterprise: 'Enterprise',
};
