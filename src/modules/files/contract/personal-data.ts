import { definePersonalData } from '#shared/contracts';

/** Files belong to the organisation, whoever uploaded them. */
export const filesPersonalData = definePersonalData('files', [
  {
    table: 'file',
    data: 'Which files somebody uploaded',
    purpose: 'Telling members where a file comes from',
    legalBasis: 'contract',
    retention: 'As long as the file',
    people: [{ column: 'uploaded_by', onErase: 'pseudonymise' }],
    shows: ['organization_id', 'name', 'created_at'],
  },
]);
