import { definePersonalData } from '#shared/contracts';

/** The history of statements is that of the person who ran them. */
export const queriesPersonalData = definePersonalData('queries', [
  {
    table: 'run',
    data: 'Statements that were run, with when and how long',
    purpose: 'Showing people what they ran, and running it again',
    legalBasis: 'contract',
    retention: 'As long as the organisation, or until it is removed',
    people: [{ column: 'user_id', onErase: 'delete' }],
  },
]);
