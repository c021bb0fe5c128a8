import type { InferredColumn, InferredTable } from './inferred-column.js';
import { isUnique } from './profile.js';
import { singular, squash, wordsOf } from './words.js';

export interface ColumnRef {
  readonly table: string;
  readonly column: string;
}

/** A column that by its name may refer to a unique column of another table. */
export interface ForeignKeyCandidate {
  readonly from: ColumnRef;
  readonly to: ColumnRef;
  /** How much the names say so: 0 to 1. */
  readonly similarity: number;
  /** Breaks ties: a table of the entity itself rather than figures about it. */
  readonly preference: number;
}

/** Names that say nothing about what is meant when two tables share them. */
const generic = new Set([
  ...[
    'id',
    'name',
    'code',
    'key',
    'title',
    'type',
    'description',
    'status',
    'date',
    'year',
    'no',
    'number',
    'rank',
  ],
  ...[
    'value',
    'text',
    'label',
    'category',
    'group',
    'level',
    'month',
    'day',
    'time',
    'count',
    'total',
    'order',
  ],
  ...[
    'age',
    'sex',
    'gender',
    'color',
    'email',
    'phone',
    'address',
    'note',
    'notes',
    'comment',
    'position',
    'class',
  ],
]);

const lowestSimilarity = 0.65;
/** Share of the values of the referring column that the other table must have. */
const leastContained = 0.9;
export const leastScore = 0.8;
/** Scores that lie so near to each other say nothing about which is right. */
const nearlySame = 0.04;

/** How much it says that values are the same where names are not. */
const likeness = 0.67;
/** Fewer values, or shorter ones, may be the same by chance. */
const leastAlike = 8;
const shortest = 4;

interface Target extends ColumnRef {
  readonly values: ReadonlySet<string>;
  readonly inferred: InferredColumn;
  readonly entity: string;
  readonly isPrimary: boolean;
  readonly preference: number;
}

/** Every pair worth a look into the data. */
export function foreignKeyCandidates(
  tables: readonly InferredTable[],
  primaryKeys: ReadonlyMap<string, readonly string[]>,
): ForeignKeyCandidate[] {
  const targets = tables.flatMap((table) => targetsIn(table, primaryKeys.get(table.name) ?? []));
  return tables.flatMap((table) =>
    table.columns
      .filter((column) => mayPoint(column) && !isOwnKey(column, table, primaryKeys.get(table.name) ?? []))
      .flatMap((column) =>
        targets
          .filter((target) => target.table !== table.name && mayRefer(column, target))
          .map((target) => ({
            from: { table: table.name, column: column.profile.name },
            to: { table: target.table, column: target.column },
            similarity: Math.max(similarityOf(column.profile.name, target), likenessOf(column, target)),
            preference: target.preference,
          })),
      )
      .filter(({ similarity }) => similarity >= lowestSimilarity),
  );
}

/** Columns that can be referred to: unique ones, where one column is enough to tell the rows apart. */
function targetsIn(table: InferredTable, primaryKey: readonly string[]): Target[] {
  if (primaryKey.length !== 1) return [];
  const entity = singular(squash(table.name));
  const aboutness = aboutnessOf(table);
  return table.columns
    .filter(
      ({ profile, role }) =>
        isUnique(profile, { ...table, columns: [] }) &&
        (role === 'key' || role === 'name' || primaryKey.includes(profile.name)),
    )
    .map((inferred) => ({
      table: table.name,
      column: inferred.profile.name,
      inferred,
      values: new Set(inferred.profile.values),
      entity,
      isPrimary: primaryKey[0] === inferred.profile.name,
      preference: (isNamedAfter(inferred, entity) ? 10 : 0) + aboutness,
    }));
}

/** How much a table is about things themselves, which have names and places, rather than about figures on them. */
function aboutnessOf({ columns }: InferredTable): number {
  const has = (test: (column: InferredColumn) => boolean) => columns.some(test);
  const count = (role: InferredColumn['role']) => columns.filter((column) => column.role === role).length;
  const named = has(({ role }) => role === 'name') ? 3 : 0;
  const located = has(({ meaning }) => meaning === 'latitude') ? 2 : 0;
  return named + located - count('time') - count('measure') / 100;
}

/** The state code in `states`, `course_id` in `course`: rather than the same column in a table about something else. */
const isNamedAfter = ({ meaning, profile }: InferredColumn, entity: string): boolean =>
  (meaning?.startsWith(entity) ?? false) || squash(profile.name).startsWith(entity);

/** Codes and names; and numbers under a name in the singular, which count nothing: `physician`. */
function mayPoint({ role, profile }: InferredColumn): boolean {
  if (role === 'measure') return profile.type === 'integer' && singular(profile.name) === profile.name;
  return ['key', 'name', 'category'].includes(role);
}

/** `course_id` in `course` is what others refer to. */
const isOwnKey = (
  { profile }: InferredColumn,
  table: InferredTable,
  primaryKey: readonly string[],
): boolean =>
  primaryKey.length === 1 &&
  primaryKey[0] === profile.name &&
  squash(profile.name).startsWith(singular(squash(table.name)));

const mayRefer = ({ profile }: InferredColumn, { inferred }: Target): boolean =>
  profile.type === inferred.profile.type && profile.distinctCount <= inferred.profile.distinctCount * 1.1;

/** Texts that are nothing but names from the other table: `border` in `border_info` holds states. */
function likenessOf({ profile, role }: InferredColumn, { values, inferred }: Target): number {
  if (profile.type !== 'text' || role === 'key' || profile.values.length < leastAlike) return 0;
  if (profile.averageLength < shortest || inferred.profile.distinctCount < leastAlike) return 0;
  return profile.values.slice(0, leastAlike).every((value) => values.has(value)) ? likeness : 0;
}

function similarityOf(name: string, { column, entity, isPrimary }: Target): number {
  const from = squash(name.replace(/[\s_]\d$/, ''));
  const to = squash(column);
  const own = to.startsWith(entity) && to !== entity ? to : `${entity}${to}`;
  if (from === own) return 1;
  if (from === to) return generic.has(to) ? 0 : 0.97;
  if (entity.length > 2 && from.endsWith(own)) return 0.95;
  if (isPrimary && from === `${entity}id`) return 0.9;
  if (!generic.has(to) && endsInWords(name, column)) return 0.85;
  if (from === entity || singular(from) === entity) return 0.8;
  return isPrimary && entity.length > 2 && singular(wordsOf(name).at(-1) ?? '') === entity ? 0.75 : 0;
}

/** `state_fips` ends in `fips`; `profips` does not. */
function endsInWords(name: string, ending: string): boolean {
  const words = wordsOf(name);
  const last = wordsOf(ending);
  return words.length > last.length && words.slice(-last.length).join(' ') === last.join(' ');
}

/** How sure a candidate is, once it is known which share of its values the other table has. */
export function scoreOf({ similarity }: ForeignKeyCandidate, contained: number): number {
  if (contained < leastContained) return 0;
  return Math.round((0.6 * similarity + 0.4 * contained) * 100) / 100;
}

/** One reference per column: the surest, and of equals the one to the table of the entity itself. */
export function surest<C extends ForeignKeyCandidate & { readonly score: number }>(
  candidates: readonly C[],
): C[] {
  const best = new Map<string, C>();
  for (const candidate of candidates) {
    if (candidate.score < leastScore) continue;
    const key = JSON.stringify([candidate.from.table, candidate.from.column]);
    const other = best.get(key);
    if (!other || isSurer(candidate, other)) best.set(key, candidate);
  }
  return oneWayBetweenTables(withoutMutual([...best.values()]));
}

/** `home_team_id` and `away_team_id` both count; a state's name beside its code says the same once more. */
function oneWayBetweenTables<C extends ForeignKeyCandidate & { readonly score: number }>(
  keys: readonly C[],
): C[] {
  const pair = ({ from, to }: C) => JSON.stringify([from.table, to.table]);
  const target = new Map<string, C>();
  for (const key of keys) {
    const other = target.get(pair(key));
    if (!other || key.score > other.score) target.set(pair(key), key);
  }
  return keys.filter((key) => target.get(pair(key))?.to.column === key.to.column);
}

const isSurer = (a: ForeignKeyCandidate & { score: number }, b: ForeignKeyCandidate & { score: number }) =>
  Math.abs(a.score - b.score) > nearlySame ? a.score > b.score : isPreferred(a, b);

const isPreferred = (
  a: ForeignKeyCandidate & { score: number },
  b: ForeignKeyCandidate & { score: number },
) => (a.preference === b.preference ? a.score > b.score : a.preference > b.preference);

/** Two tables that share a key refer to each other: the less preferred one refers to the other. */
function withoutMutual<C extends ForeignKeyCandidate>(candidates: readonly C[]): C[] {
  const isMirror = (a: C, b: C) =>
    a.from.table === b.to.table &&
    a.from.column === b.to.column &&
    a.to.table === b.from.table &&
    a.to.column === b.from.column;
  return candidates.filter((one, index) => {
    const mirror = candidates.findIndex((other) => isMirror(one, other));
    const other = candidates[mirror];
    if (!other) return true;
    return one.preference > other.preference || (one.preference === other.preference && index > mirror);
  });
}
