import { definePersonalData } from '#shared/contracts';

/** The glossary belongs to the organisation, whoever writes it. */
export const semanticsPersonalData = definePersonalData('semantics', [
  {
    table: 'term',
    data: 'Who changed a term of the glossary',
    purpose: 'Telling members whose definition they rely on',
    legalBasis: 'legitimate-interest',
    retention: 'As long as the term',
    people: [{ column: 'changed_by', onErase: 'pseudonymise' }],
    shows: ['organization_id', 'name', 'changed_at'],
  },
]);
