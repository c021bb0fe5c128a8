import type { DeclaredKey } from '#modules/datasets';
import type { DataReader } from '../src/modules/catalog/domain/data-reader.js';
import { inferSchema } from '../src/modules/catalog/domain/infer-schema.js';
import type { ColumnProfile, TableProfile } from '../src/modules/catalog/domain/profile.js';

export type Row = readonly (string | number | null)[];

/** Rows in memory, read the way a database would be. */
class RowsReader implements DataReader {
  constructor(
    private readonly data: Readonly<Record<string, { readonly columns: string[]; readonly rows: Row[] }>>,
  ) {}

  async tables(): Promise<TableProfile[]> {
    return Object.entries(this.data).map(([name, { columns, rows }]) => ({
      name,
      heading: name,
      rowCount: rows.length,
      columns: columns.map((column, index) =>
        profileOf(
          column,
          rows.map((row) => row[index] ?? null),
        ),
      ),
    }));
  }

  async isUnique(table: string, columns: readonly string[]): Promise<boolean> {
    const keys = this.rows(table).map((row) => JSON.stringify(columns.map((column) => row[column])));
    return new Set(keys).size === keys.length;
  }

  async contained(
    from: { table: string; column: string },
    to: { table: string; column: string },
  ): Promise<number> {
    const known = new Set(this.rows(to.table).map((row) => row[to.column]));
    const values = [...new Set(this.rows(from.table).map((row) => row[from.column]))].filter(
      (v) => v !== null,
    );
    return values.filter((value) => known.has(value ?? null)).length / values.length;
  }

  async constantWithin(
    table: string,
    { columns, groups }: { columns: readonly string[]; groups: readonly string[] },
  ) {
    const groupOf = (row: Record<string, unknown>) => JSON.stringify(groups.map((group) => row[group]));
    return columns.filter((column) => {
      const pairs = this.rows(table).map((row) => [groupOf(row), row[column]]);
      const groupsOnly = new Set(pairs.map(([group]) => group));
      return new Set(pairs.map((pair) => JSON.stringify(pair))).size === groupsOnly.size;
    });
  }

  private rows(table: string): Record<string, string | number | null>[] {
    const { columns = [], rows = [] } = this.data[table] ?? {};
    return rows.map((row) =>
      Object.fromEntries(columns.map((column, index) => [column, row[index] ?? null])),
    );
  }
}

function profileOf(name: string, cells: readonly (string | number | null)[]): ColumnProfile {
  const values = cells.filter((cell) => cell !== null);
  const numbers = values.filter((value) => typeof value === 'number');
  const isText = numbers.length < values.length;
  return {
    name,
    heading: name,
    type: isText ? 'text' : 'integer',
    nativeType: isText ? 'VARCHAR' : 'BIGINT',
    nullCount: cells.length - values.length,
    distinctCount: new Set(values).size,
    exact: true,
    ...(isText ? {} : { min: Math.min(...numbers), max: Math.max(...numbers) }),
    whole: !isText,
    averageLength: isText ? 10 : 0,
    samples: [],
    values: isText ? [...new Set(values.map(String))] : [],
  };
}

export type Data = ConstructorParameters<typeof RowsReader>[0];
/** What is inferred about tables that are written out. */
export const infer = (data: Data, declaredKeys: DeclaredKey[] = []) =>
  inferSchema(new RowsReader(data), { declaredKeys, origins: [] });

export const stateNames = [
  'Ohio',
  'Texas',
  'Utah',
  'Iowa',
  'Maine',
  'Idaho',
  'Kansas',
  'Nevada',
  'Oregon',
  'Florida',
];
export const states = {
  columns: ['state_id', 'state_name', 'area'],
  rows: stateNames.map((name, index): Row => [index + 1, name, 900 - index]),
};
