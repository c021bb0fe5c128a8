import type { ColumnMeaning } from '../contract/views.js';
import type { InferredColumn, InferredTable } from './inferred-column.js';

const finestFirst: readonly ColumnMeaning[] = ['city-name', 'county-name', 'state-name'];
const places = new Set<ColumnMeaning | undefined>([
  ...finestFirst,
  'county-fips',
  'state-fips',
  'state-abbreviation',
]);

/** In a table about places, the name of the place names the row: that of the county, not that of its state. */
export function withPlaceNames(table: InferredTable, primaryKey: readonly string[]): InferredTable {
  const inKey = table.columns.filter(({ profile }) => primaryKey.includes(profile.name));
  const isAboutPlaces = primaryKey.length === 0 || inKey.some(({ meaning }) => places.has(meaning));
  const isNamed = table.columns.some(({ role, meaning }) => role === 'name' && meaning === undefined);
  const finest = finestFirst.find((meaning) => table.columns.some((column) => column.meaning === meaning));
  if (!isAboutPlaces || isNamed || !finest) return table;
  return { ...table, columns: table.columns.map((column) => renamed(column, finest)) };
}

function renamed(column: InferredColumn, finest: ColumnMeaning): InferredColumn {
  if (column.meaning === finest) return { ...column, role: 'name' };
  return column.role === 'name' && places.has(column.meaning) ? { ...column, role: 'category' } : column;
}
