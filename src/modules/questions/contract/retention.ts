import { defineRetention } from '#shared/contracts';

export const questionsRetention = defineRetention('questions', [
  {
    kind: 'history',
    data: 'Questions with their outcome, and what was said about the answers',
    days: 2555,
    leastDays: 30,
    mostDays: 3650,
    archiveAfterDays: 365,
  },
]);
