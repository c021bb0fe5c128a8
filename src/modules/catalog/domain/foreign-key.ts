import type { InferredColumn, InferredTable } from './inferred-column.js';
import { hint, type Named, nameSimilarity, namesOfTable } from './key-names.js';
import { isOverwhelming, mayBeAmong, surprise, telling } from './key-values.js';
import { isOfPeople, isPerson, mayBeCalled } from './people-words.js';
import { isUnique } from './profile.js';
import { singular, squash, wordsOf } from './words.js';

export interface ColumnRef {
  readonly table: string;
  readonly column: string;
}

/** A column that by its name or its values may refer to a unique column. */
export interface ForeignKeyCandidate {
  readonly from: ColumnRef;
  readonly to: ColumnRef;
  /** How much names and profiles say so: 0 to 1. */
  readonly similarity: number;
  /** How unlikely it is, in bits, that values are contained by chance. */
  readonly surprise: number;
  /** Breaks ties: a table of the entity itself rather than figures about it. */
  readonly preference: number;
}

const lowestSimilarity = 0.65;
/** How much it says that values are the same where names are not. */
const likeness = 0.67;
/** Of texts so many are looked up before the data is asked. */
const lookedUp = 8;

interface Target extends ColumnRef, Named {
  readonly values: ReadonlySet<string>;
  readonly inferred: InferredColumn;
  /** Whether the rows of its table have names. */
  readonly isNamed: boolean;
  readonly preference: number;
}

/** A table whose columns may refer to others. */
interface Origin {
  readonly table: InferredTable;
  readonly primaryKey: readonly string[];
  /** Of all its columns. */
  readonly prefix: string;
}

/** Every pair worth a look into the data. */
export function foreignKeyCandidates(
  tables: readonly InferredTable[],
  primaryKeys: ReadonlyMap<string, readonly string[]>,
): ForeignKeyCandidate[] {
  const origins = tables.map((table) => ({
    table,
    primaryKey: primaryKeys.get(table.name) ?? [],
    prefix: prefixOf(table),
  }));
  const targets = origins.flatMap(targetsIn);
  return origins.flatMap((origin) =>
    origin.table.columns
      .filter(mayPoint)
      .flatMap((column) => targets.flatMap((target) => candidate(origin, column, target) ?? [])),
  );
}

function candidate(origin: Origin, column: InferredColumn, target: Target): ForeignKeyCandidate | undefined {
  if (!mayBeAmong(column.profile, target.inferred.profile)) return undefined;
  const similarity = similarityOf(origin, column, target);
  if (similarity < lowestSimilarity) return undefined;
  return {
    from: { table: origin.table.name, column: column.profile.name },
    to: { table: target.table, column: target.column },
    similarity,
    surprise: surprise(column.profile, target.inferred.profile),
    preference: target.preference,
  };
}

function similarityOf(origin: Origin, column: InferredColumn, target: Target): number {
  const { name } = column.profile;
  if (target.table === origin.table.name) return refersToItsOwn(name, target) ? hint : 0;
  const alike = likenessOf(column, target);
  if (isOwnKey(column, origin)) return isAPerson(origin.table, target) ? hint : alike;
  const tells = surprise(column.profile, target.inferred.profile) >= telling;
  return Math.max(
    nameSimilarity({ full: name, plain: plainName(name, origin.prefix) }, target, tells),
    alike,
  );
}

/** `manager_id` in `employees`, `parent_id` in anything. */
function refersToItsOwn(name: string, target: Target): boolean {
  const { column, entity, head, isPrimary } = target;
  const from = squash(name);
  if (!isPrimary || name === column) return false;
  const words = wordsOf(name).filter((word) => word !== 'id');
  if (words[0] === 'parent' && words.slice(1).join('') === (words.length > 1 ? entity : '')) return true;
  if (from === 'reportsto') return true;
  const own = squash(column);
  const isOwnName = own.startsWith(entity) && own !== entity;
  return (isOwnName && from.endsWith(own)) || mayBeCalled(singular(words.at(-1) ?? ''), entity, head);
}

/** Gymnasts who have no names of their own are among the people who have. */
const isAPerson = (table: InferredTable, { entity, isPrimary, isNamed }: Target): boolean =>
  isPrimary &&
  isNamed &&
  isOfPeople(entity) &&
  isPerson(namesOfTable(table.name).entity) &&
  table.columns.every(({ role }) => role !== 'name');

/** Columns that can be referred to: unique ones, where one column is enough to tell the rows apart. */
function targetsIn({ table, primaryKey, prefix }: Origin): Target[] {
  if (primaryKey.length !== 1) return [];
  const names = namesOfTable(table.name);
  const aboutness = aboutnessOf(table);
  return table.columns
    .filter(
      ({ profile, role }) =>
        isUnique(profile, { ...table, columns: [] }) &&
        (role === 'key' || role === 'name' || primaryKey.includes(profile.name)),
    )
    .map((inferred) => ({
      ...names,
      table: table.name,
      column: inferred.profile.name,
      plain: plainName(inferred.profile.name, prefix),
      inferred,
      values: new Set(inferred.profile.values),
      isPrimary: primaryKey[0] === inferred.profile.name,
      isName: inferred.role === 'name',
      isNamed: table.columns.some(({ role }) => role === 'name'),
      preference: (isNamedAfter(inferred, names.entity) ? 10 : 0) + aboutness,
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

/** Codes and names; and whole numbers under a name in the singular, which count nothing: `physician`. */
function mayPoint({ role, profile }: InferredColumn): boolean {
  if (role === 'measure') return profile.whole && singular(profile.name) === profile.name;
  return ['key', 'name', 'category'].includes(role);
}

const isPrimaryIn = ({ primaryKey }: Origin, name: string): boolean =>
  primaryKey.length === 1 && primaryKey[0] === name;

/** `course_id` in `course` is what others refer to. */
const isOwnKey = ({ profile }: InferredColumn, origin: Origin): boolean =>
  isPrimaryIn(origin, profile.name) && squash(profile.name).startsWith(singular(squash(origin.table.name)));

/** Values that are nothing but values of the other column: `border` in `border_info` holds states. */
function likenessOf(column: InferredColumn, { inferred, values, isPrimary }: Target): number {
  if (!isOverwhelming(column, inferred.profile)) return 0;
  if (column.profile.type !== 'text') return isPrimary ? likeness : 0;
  return column.profile.values.slice(0, lookedUp).every((value) => values.has(value)) ? likeness : 0;
}

/** What all columns of a table begin with, in one or two letters: `l_` in `l_orderkey`, `l_quantity`. */
function prefixOf({ columns }: InferredTable): string {
  const first = /^\p{L}{1,2}_/u.exec(columns[0]?.profile.name ?? '')?.[0] ?? '';
  return columns.length > 1 && columns.every(({ profile }) => profile.name.startsWith(first)) ? first : '';
}

const plainName = (name: string, prefix: string): string => name.slice(prefix.length);
