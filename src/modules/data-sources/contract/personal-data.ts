import { definePersonalData } from '#shared/contracts';

/** Sources belong to the organisation, whoever made them. */
export const dataSourcesPersonalData = definePersonalData('data-sources', [
  {
    table: 'data_source',
    data: 'Which sources somebody made',
    purpose: 'Telling members where a source comes from',
    legalBasis: 'contract',
    retention: 'As long as the source',
    people: [{ column: 'created_by', onErase: 'pseudonymise' }],
    shows: ['organization_id', 'name', 'created_at'],
  },
  {
    table: 'share',
    data: 'Which sources are shared with somebody',
    purpose: 'Saying who may use a source',
    legalBasis: 'contract',
    retention: 'As long as the membership',
    people: [{ column: 'subject_id', onErase: 'delete' }],
  },
]);
