import type { InferredColumn, InferredTable } from './inferred-column.js';
import { isUnique } from './profile.js';
import { singular, squash, wordsOf } from './words.js';

/** Columns that may take part in a key of several columns, at most. */
const widest = 8;
const mostTries = 30;

/** Scores from here on say that the column is there to identify rows; below, that it happens to do so. */
const onPurpose = 60;

/** The column that is there to identify a row, if one does. */
export const singleKeyOf = (table: InferredTable): string | undefined => uniqueColumn(table, onPurpose);

/** The column that happens to be different in every row, where nothing else identifies them. */
export const accidentalKeyOf = (table: InferredTable): string | undefined => uniqueColumn(table, 1);

function uniqueColumn(table: InferredTable, least: number): string | undefined {
  const unique = table.columns.filter(({ profile }) => isUnique(profile, { ...table, columns: [] }));
  const scored = unique
    .map((column) => ({ name: column.profile.name, score: keyScore(column, table) }))
    .filter(({ score }) => score >= least)
    .sort((a, b) => b.score - a.score);
  return scored[0]?.name;
}

function keyScore(column: InferredColumn, table: InferredTable): number {
  const { profile, role, meaning } = column;
  const name = squash(profile.name);
  const entity = singular(squash(table.name));
  if (name === 'id' || name === `${entity}id` || name === `${squash(table.name)}id`) return 100;
  if (meaning === 'state-fips' || meaning === 'county-fips') return 95;
  if (role === 'key') return 90;
  // One row is always unique: only an identifier says so on purpose.
  if (table.rowCount < 2) return 0;
  if (role === 'name') return onPurpose;
  if (role === 'time') return 50;
  if (role === 'category' && profile.type === 'text') return 40;
  const counts = profile.type === 'integer' && profile.min === 1 && profile.max === table.rowCount;
  return counts && table.columns[0] === column ? 45 : 0;
}

const mayIdentify = ({ role, profile }: InferredColumn): boolean =>
  profile.nullCount === 0 &&
  profile.distinctCount > 1 &&
  (['key', 'time', 'category', 'name'].includes(role) || isOrdinal(profile.name));

/** Measures that group rows in tables of counts: "population by state and age". */
const isOrdinal = (name: string): boolean => wordsOf(name).join(' ') === 'age';

/** Pairs and triples that could identify a row, likeliest first; which of them do, only the data can tell. */
export function compositeKeyCandidates(table: InferredTable): string[][] {
  const parts = table.columns.filter(mayIdentify).sort(byFitness).slice(0, widest);
  const product = (columns: readonly InferredColumn[]) =>
    columns.reduce((all, { profile }) => all * profile.distinctCount, 1);
  return [...combinations(parts, 2), ...combinations(parts, 3), ...combinations(parts, 4)]
    .filter((columns) => product(columns) >= table.rowCount)
    .slice(0, mostTries)
    .map((columns) => columns.map(({ profile }) => profile.name));
}

const fitness: Readonly<Record<string, number>> = { key: 0, time: 1, name: 2, category: 3, measure: 3 };

const byFitness = (a: InferredColumn, b: InferredColumn): number =>
  (fitness[a.role] ?? 4) - (fitness[b.role] ?? 4);

function combinations<T>(items: readonly T[], size: number): T[][] {
  if (size === 0) return [[]];
  return items.flatMap((item, index) =>
    combinations(items.slice(index + 1), size - 1).map((rest) => [item, ...rest]),
  );
}
