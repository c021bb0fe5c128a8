import { type Role, roles } from './actor.js';

interface PermissionRow {
  /** The lowest role that has it; every higher one has it too. */
  readonly from: Role;
  /** What it allows, for people. */
  readonly allows: string;
}

/**
 * Who may do what in an organisation: the one table that the guard of every route, and every handler that has to ask
 * again, looks into. The public sees of it is docs/permissions.md.
 */
export const permissionTable = {
  'content.read': {
    from: 'guest',
    allows: 'See what is shared with one: sources, schemas, results, answers.',
  },
  'questions.ask': { from: 'guest', allows: 'Ask questions, run queries and draw charts.' },
  'content.write': { from: 'user', allows: 'Upload files, make sources, and keep what is one’s own.' },
  'members.read': { from: 'user', allows: 'See who is a member, and the teams.' },
  'glossary.write': { from: 'analyst', allows: 'Add, change and remove terms of the glossary.' },
  'answers.teach': { from: 'analyst', allows: 'Promote and approve golden answers, and have names learned.' },
  'usage.read': { from: 'analyst', allows: 'See what the whole organisation runs and uses.' },
  'language-model.manage': { from: 'admin', allows: 'Decide what a language model is shown.' },
  'members.manage': {
    from: 'admin',
    allows: 'Add, invite, suspend and remove members, and change their roles.',
  },
  'teams.manage': { from: 'admin', allows: 'Make, change and remove teams, and say who is in them.' },
  'organization.manage': { from: 'admin', allows: 'Change name, slug, settings and branding.' },
  'sources.manage': {
    from: 'admin',
    allows: 'Use, change and share every source, also those that are shared with some only.',
  },
  'billing.manage': {
    from: 'admin',
    allows: 'See what everybody used, and change what the organisation pays for.',
  },
  'policies.manage': {
    from: 'admin',
    allows: 'Say which rows of a table members see, and try it out.',
  },
  'audit.read': { from: 'admin', allows: 'Search, check and export the audit trail.' },
  'retention.manage': { from: 'admin', allows: 'Say how long which data is kept, and hold it.' },
  'consents.manage': {
    from: 'admin',
    allows: 'Say what members are asked to consent to, and see who did.',
  },
  'quality.manage': {
    from: 'admin',
    allows: 'Say what data has to be like, see how good it is, and release what was held back.',
  },
  'entities.manage': {
    from: 'admin',
    allows: 'Say which records of a source are the same thing, and decide where that is not certain.',
  },
  'security.manage': {
    from: 'admin',
    allows:
      'Demand a second factor of every member, say from where one may work, and end everybody’s API keys.',
  },
} as const satisfies Readonly<Record<string, PermissionRow>>;

export type Permission = keyof typeof permissionTable;

export const permissionNames = Object.keys(permissionTable) as Permission[];

/** `roles` lists the highest first. */
export const permits = (role: Role, permission: Permission): boolean =>
  roles.indexOf(role) <= roles.indexOf(permissionTable[permission].from);

/** In the order of the table. */
export const permissionsOf = (role: Role): Permission[] =>
  permissionNames.filter((permission) => permits(role, permission));
