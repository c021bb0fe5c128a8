import type { DataReader } from './data-reader.js';
import type { InferredTable } from './inferred-column.js';

/** In shorter tables, or where few rows belong together, equal values may be chance. */
const fewestRows = 20;
const fewestTogether = 1.5;

/**
 * A figure that is written once more in every row of its group, like the total of a state beside each of its age
 * groups: added up it would count many times over. Years are left alone, because only one of them is looked at.
 */
export async function withoutRepeated(
  table: InferredTable,
  primaryKey: readonly string[],
  reader: DataReader,
): Promise<InferredTable> {
  const sums = table.columns
    .filter(({ aggregation, profile }) => aggregation === 'sum' && profile.distinctCount > 1)
    .map(({ profile }) => profile.name);
  if (primaryKey.length < 2 || sums.length === 0 || table.rowCount < fewestRows) return table;
  const repeated = new Set<string>();
  for (const column of droppable(table, primaryKey)) {
    const within = primaryKey.filter((name) => name !== column);
    for (const name of await reader.constantWithin(table.name, { columns: sums, groups: within }))
      repeated.add(name);
  }
  return {
    ...table,
    columns: table.columns.map((column) =>
      repeated.has(column.profile.name) ? { ...column, aggregation: 'none' as const } : column,
    ),
  };
}

/** Parts of the key whose values share a group that is large enough to tell. */
function droppable(table: InferredTable, primaryKey: readonly string[]): string[] {
  return table.columns
    .filter(({ profile, role }) => primaryKey.includes(profile.name) && role !== 'time')
    .filter(({ profile }) => profile.distinctCount >= fewestTogether)
    .map(({ profile }) => profile.name);
}
