import { defineRetention } from '#shared/contracts';

export const queriesRetention = defineRetention('queries', [
  {
    kind: 'runs',
    data: 'The history of statements, without their rows; favourites stay',
    days: 730,
    leastDays: 30,
    mostDays: 3650,
  },
]);
