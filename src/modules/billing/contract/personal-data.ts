import { definePersonalData } from '#shared/contracts';

/** Sums by month. */
export const billingPersonalData = definePersonalData('billing', [
  {
    table: 'user_usage',
    data: 'Questions, rows and calls by month',
    purpose: 'Showing an organisation who used what it pays for',
    legalBasis: 'legitimate-interest',
    retention: 'As long as the organisation',
    people: [{ column: 'user_id', onErase: 'pseudonymise' }],
    shows: ['questions', 'rows', 'api_calls'],
  },
]);
