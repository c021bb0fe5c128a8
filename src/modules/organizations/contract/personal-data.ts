import { definePersonalData } from '#shared/contracts';

/** What names somebody in an organisation. */
export const organizationsPersonalData = definePersonalData('organizations', [
  {
    table: 'profile',
    data: 'Locale, time zone, preferences, privacy',
    purpose: 'Showing Almanac as the person wants it',
    legalBasis: 'contract',
    retention: 'As long as the account',
    people: [{ column: 'user_id', onErase: 'delete' }],
  },
  {
    table: 'image',
    data: 'The picture that somebody gave of themselves',
    purpose: 'Showing people to each other',
    legalBasis: 'contract',
    retention: 'Until it is replaced or removed, and an hour',
    people: [{ column: 'user_id', onErase: 'delete' }],
  },
  {
    table: 'invitation',
    data: 'Addresses that were invited, and by whom',
    purpose: 'Inviting people into an organisation',
    legalBasis: 'contract',
    retention: 'As long as the organisation',
    people: [
      { column: 'email', holds: 'email', onErase: 'delete' },
      { column: 'invited_by', onErase: 'pseudonymise' },
    ],
    withheld: ['token_hash'],
    shows: ['organization_id', 'role', 'invited_at'],
  },
  {
    table: 'scim_user',
    data: 'What the directory of an organisation says of a member',
    purpose: 'Managing members by a directory',
    legalBasis: 'contract',
    retention: 'As long as the membership',
    people: [{ column: 'user_id', onErase: 'delete' }],
  },
  {
    table: 'team_member',
    data: 'In which teams somebody is',
    purpose: 'Working in teams',
    legalBasis: 'contract',
    retention: 'As long as the membership',
    people: [{ column: 'user_id', onErase: 'delete' }],
  },
  {
    table: 'membership',
    data: 'Organisations, roles there, name and address as shown to members',
    purpose: 'Working in an organisation',
    legalBasis: 'contract',
    retention: 'As long as the membership',
    people: [{ column: 'user_id', onErase: 'delete' }],
  },
  {
    table: 'organization',
    data: 'Which organisations are somebody’s own',
    purpose: 'Saying who decides about an organisation',
    legalBasis: 'contract',
    retention: 'As long as the organisation',
    people: [
      { column: 'personal_of', onErase: 'delete' },
      { column: 'owner_id', onErase: 'pseudonymise' },
    ],
    shows: ['name', 'slug'],
  },
]);
