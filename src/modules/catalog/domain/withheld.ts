import type { ColumnValues, ColumnView, SchemaView, TableView } from '../contract/views.js';

export interface Withheld {
  /** Of which the one who asks may not see every row, by their names in lower case. */
  readonly tables: ReadonlySet<string>;
  /** The same for people who see the same rows. */
  readonly key: string;
}

const isWithheld = (table: string, { tables }: Withheld): boolean => tables.has(table.toLowerCase());

/**
 * The schema without what the values of such tables tell: no examples, no smallest and largest one, and of counts only
 * how many digits they have. What is compiled from it is not what is compiled for those who see everything.
 */
export function withoutValues<Schema extends Pick<SchemaView, 'tables' | 'modelVersion'>>(
  schema: Schema,
  withheld: Withheld,
): Schema & Pick<SchemaView, 'withheld'> {
  const hidden = schema.tables.filter(({ name }) => isWithheld(name, withheld)).map(({ name }) => name);
  if (hidden.length === 0) return schema;
  return {
    ...schema,
    modelVersion: `${schema.modelVersion} without values of ${JSON.stringify(hidden.toSorted())}`,
    tables: schema.tables.map((table) => (hidden.includes(table.name) ? bareTable(table) : table)),
    withheld: { tables: hidden, key: withheld.key },
  };
}

export const withoutValuesOf = (
  values: readonly ColumnValues[],
  withheld: Withheld,
): readonly ColumnValues[] =>
  withheld.tables.size === 0 ? values : values.filter(({ table }) => !isWithheld(table, withheld));

const magnitude = (count: number): number => (count <= 1 ? count : 10 ** Math.ceil(Math.log10(count)));

const bareTable = (table: TableView): TableView => ({
  ...table,
  rowCount: magnitude(table.rowCount),
  columns: table.columns.map(bareColumn),
});

function bareColumn({ min: _min, max: _max, ...column }: ColumnView): ColumnView {
  return { ...column, nullShare: 0, distinctCount: magnitude(column.distinctCount), samples: [] };
}
