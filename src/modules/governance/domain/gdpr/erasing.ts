import type { OrganizationView } from '#modules/organizations';
import type { PersonalCount } from '#shared/contracts';
import type { ErasureCertificate } from '../../contract/erasure.js';

/**
 * Whoever signs people in is first, so that nothing new comes of them; whoever keeps track of it is last. The others in
 * any order, but always the same.
 */
export function inOrder(modules: readonly string[]): string[] {
  const first = ['identity', 'organizations'].filter((name) => modules.includes(name));
  const last = ['governance'].filter((name) => modules.includes(name));
  const others = modules.filter((name) => !first.includes(name) && !last.includes(name)).toSorted();
  return [...first, ...others, ...last];
}

/** What others work in: it is not taken from them, so somebody else has to have it first. */
export const ownedBy = (userId: string, organizations: readonly OrganizationView[]): string[] =>
  organizations
    .filter((one) => one.ownerId === userId && !one.personal && one.state !== 'deleted')
    .map(({ name }) => name);

export const ownedSentence = (names: readonly string[]): string =>
  `It begins when these organisations belong to others: ${names.join(', ')}.`;

/** Of organisations that the person has left, nobody tells the name. */
export function heldSentence(names: readonly string[], left: number): string {
  const others = left === 0 ? [] : [`${left} that you have left`];
  return `It begins when the legal hold of these organisations is lifted: ${[...names, ...others].join(', ')}.`;
}

/** Rows that go by themselves are no part of it. */
export const remaining = (counts: readonly PersonalCount[]): number =>
  counts.filter(({ onErase }) => onErase !== 'expire').reduce((sum, { rows }) => sum + rows, 0);

/** For people: the same as the certificate says to programs. */
export function certificateText({ erasureId, completedAt, modules }: ErasureCertificate): string {
  const lines = modules.flatMap(({ module, tables }) =>
    tables
      .filter(({ rows, onErase }) => rows > 0 && onErase !== 'expire')
      .map(({ table, rows, onErase }) => `- ${module}.${table}: ${rows} rows ${said[onErase]}`),
  );
  return [
    'Everything that Almanac kept of you is erased.',
    '',
    `Erasure ${erasureId}, completed ${completedAt}. Every module has confirmed it:`,
    ...lines,
    '',
    'Where a row belongs to an organisation and named you, it names a pseudonym that nothing connects with you.',
  ].join('\n');
}

const said = { delete: 'deleted', pseudonymise: 'pseudonymised', expire: 'left to expire' } as const;
