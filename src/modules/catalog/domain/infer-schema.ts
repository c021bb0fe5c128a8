import type { DeclaredKey, Origin } from '#modules/datasets';
import type { DataReader } from './data-reader.js';
import { inferTables } from './inferred-column.js';
import { KeySearch } from './keys.js';
import { type InferredSchema, schemaOf } from './model.js';
import { withPlaceNames } from './place-names.js';
import type { TableProfile } from './profile.js';
import { withoutRepeated } from './repeated-measures.js';

/** What the origin of the data told when it was loaded. */
export interface Known {
  readonly declaredKeys: readonly DeclaredKey[];
  readonly origins: readonly Origin[];
}

/** Everything that can be told about the data from the data: columns, keys, references. */
export async function inferSchema(
  reader: DataReader,
  { declaredKeys, origins }: Known,
): Promise<InferredSchema> {
  const profiles = (await reader.tables()).map((table) => withOrigins(table, origins));
  const columns = inferTables(profiles);
  const search = new KeySearch(reader, declaredKeys);
  const primaryKeys = await search.primaryKeys(columns);
  const foreignKeys = await search.foreignKeys(columns, primaryKeys);
  const tables = [];
  for (const table of columns) {
    const primaryKey = primaryKeys.get(table.name) ?? [];
    tables.push(withPlaceNames(await withoutRepeated(table, primaryKey, reader), primaryKey));
  }
  return schemaOf(tables, { primaryKeys, foreignKeys });
}

/** What tables and columns were called before they got names that SQL likes. */
function withOrigins(table: TableProfile, origins: readonly Origin[]): TableProfile {
  const own = origins.filter((origin) => origin.table === table.name);
  const byColumn = new Map(own.map((origin) => [origin.column, origin]));
  const heading = byColumn.get(undefined)?.label ?? table.heading;
  const columns = table.columns.map((column) => {
    const origin = byColumn.get(column.name);
    if (!origin) return column;
    return { ...column, heading: origin.label, ...(origin.unit ? { writtenUnit: origin.unit } : {}) };
  });
  return { ...table, heading, columns };
}
