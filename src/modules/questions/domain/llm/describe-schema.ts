import type { ColumnView, SchemaView, TableView } from '#modules/catalog';

export interface Wish {
  /** Only these; all when left out. */
  readonly tables?: readonly string[] | undefined;
  /** Whether something of the values may be told: samples, the smallest and the largest. */
  readonly values: boolean;
  /** Characters at most. */
  readonly most: number;
}

const columnOf = (column: ColumnView, values: boolean) => ({
  name: column.name,
  type: column.nativeType,
  label: column.label,
  ...(column.description && { description: column.description }),
  ...(column.unit && { unit: column.unit }),
  ...(column.aggregation === 'none' && { note: 'must be neither added nor averaged' }),
  ...(column.aggregation === 'average' && { note: 'must not be added' }),
  ...(values && {
    samples: column.samples,
    ...(column.min !== undefined && { min: column.min, max: column.max }),
  }),
});

const tableOf = (table: TableView, values: boolean) => ({
  name: table.name,
  ...(table.description && { description: table.description }),
  rows: table.rowCount,
  primaryKey: table.primaryKey,
  columns: table.columns.map((column) => columnOf(column, values)),
});

/** A schema as a language model is shown it: as JSON, so that no name in it is taken for anything but a name. */
export const describeSchema = (schema: SchemaView, { tables, values, most }: Wish): string => {
  const wanted = schema.tables.filter(({ name }) => !tables || tables.includes(name));
  const full = JSON.stringify({
    dialect: schema.dialect,
    tables: wanted.map((table) => tableOf(table, values)),
    foreignKeys: schema.foreignKeys
      .filter(({ table }) => wanted.some(({ name }) => name === table))
      .map(({ table, columns, references }) => ({ table, columns, references })),
  });
  if (full.length <= most) return full;
  const short = JSON.stringify({
    dialect: schema.dialect,
    note: 'shortened: ask for single tables',
    tables: wanted.map(({ name, columns }) => ({ name, columns: columns.map((column) => column.name) })),
  });
  return short.length <= most
    ? short
    : JSON.stringify({ note: 'only the names of tables', tables: wanted.map(({ name }) => name) }).slice(
        0,
        most,
      );
};
