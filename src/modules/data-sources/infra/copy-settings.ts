import type { LiveStructure } from '#shared/live-databases';
import { type CopySettings, dataSourcesErrors as errors } from '../contract/index.js';

/** What has an order in which changes come. */
const growing = /^(small|big|tiny|medium)?int|^(integer|timestamp|datetime|date)\b/i;

/** Throws for the first table or column that is named and not there, in the words of the request. */
export function checkCopySettings(
  { tables, incremental, checks }: CopySettings,
  { tables: found }: LiveStructure,
): void {
  const columnsOf = new Map(
    found.map(({ name, columns }) => [name, new Map(columns.map((one) => [one.name, one.nativeType]))]),
  );
  const tableOf = (field: string, name: string) => {
    const columns = columnsOf.get(name);
    if (!columns) throw errors.notInDatabase({ field, name });
    return columns;
  };
  for (const name of tables ?? []) tableOf('tables', name);
  for (const [table, column] of Object.entries(incremental)) {
    const field = `incremental.${table}`;
    if (tables && !tables.includes(table)) throw errors.notInDatabase({ field, name: table });
    const type = tableOf(field, table).get(column);
    if (type === undefined) throw errors.notInDatabase({ field, name: column });
    if (!growing.test(type)) throw errors.notGrowing({ table, column, type });
  }
  for (const { table, columns } of checks.unique)
    for (const column of columns)
      if (!tableOf('checks.unique', table).has(column))
        throw errors.notInDatabase({ field: 'checks.unique', name: `${table}.${column}` });
}
