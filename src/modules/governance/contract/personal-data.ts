import { definePersonalData } from '#shared/contracts';

/** What admins say of members, and who said it. */
export const governancePersonalData = definePersonalData('governance', [
  {
    table: 'user_attribute',
    data: 'Attributes of members, and who set them',
    purpose: 'Deciding which rows a member may see',
    legalBasis: 'legitimate-interest',
    retention: 'As long as the membership',
    people: [
      { column: 'user_id', onErase: 'delete' },
      { column: 'changed_by', onErase: 'pseudonymise' },
    ],
    shows: ['changed_at'],
  },
  {
    table: 'row_policy',
    data: 'Who changed a row policy',
    purpose: 'Telling who decided which rows are seen',
    legalBasis: 'legitimate-interest',
    retention: 'As long as the policy',
    people: [{ column: 'changed_by', onErase: 'pseudonymise' }],
    shows: ['organization_id', 'name', 'changed_at'],
  },
  {
    table: 'audit_person',
    data: 'By which pseudonym the audit trail of an organisation calls somebody',
    purpose: 'Telling an organisation who did what in it',
    legalBasis: 'legitimate-interest',
    retention: 'As long as the audit trail; whom a pseudonym means, until the person is erased',
    people: [{ column: 'user_id', onErase: 'pseudonymise' }],
    withheld: ['key'],
  },
  {
    table: 'personal_data_export',
    data: 'When somebody asked for an archive of their data',
    purpose: 'The right of access',
    legalBasis: 'legal-obligation',
    retention: 'As long as the account; the archive for GDPR_EXPORT_DAYS',
    people: [{ column: 'user_id', onErase: 'delete' }],
  },
  {
    table: 'retention_rule',
    data: 'Who decided how long data is kept',
    purpose: 'Telling who decided it',
    legalBasis: 'legitimate-interest',
    retention: 'As long as the rule',
    people: [{ column: 'changed_by', onErase: 'pseudonymise' }],
    shows: ['changed_at'],
  },
  {
    table: 'legal_hold',
    data: 'Who set a legal hold',
    purpose: 'Telling who decided it',
    legalBasis: 'legitimate-interest',
    retention: 'As long as the hold',
    people: [{ column: 'set_by', onErase: 'pseudonymise' }],
    shows: ['set_at'],
  },
]);
