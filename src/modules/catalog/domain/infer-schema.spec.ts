import { describe, expect, it } from 'vitest';
import type { DeclaredKey } from '#modules/datasets';
import type { DataReader } from './data-reader.js';
import { inferSchema } from './infer-schema.js';
import type { ColumnProfile, TableProfile } from './profile.js';

type Row = readonly (string | number | null)[];

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

type Data = ConstructorParameters<typeof RowsReader>[0];
const infer = (data: Data, declaredKeys: DeclaredKey[] = []) =>
  inferSchema(new RowsReader(data), { declaredKeys, origins: [] });

const tableOf = async (data: Data, name: string) => {
  const found = (await infer(data)).tables.find((table) => table.name === name);
  if (!found) throw new Error(`There is no ${name}.`);
  return found;
};

const stateNames = [
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
const states = {
  columns: ['state_id', 'state_name', 'area'],
  rows: stateNames.map((name, index): Row => [index + 1, name, 900 - index]),
};

describe('the primary key', () => {
  it('is the column that is called so, not the one that happens to be different in every row', async () => {
    expect((await tableOf({ states }, 'states')).primaryKey).toEqual(['state_id']);
  });

  it('is what tells the rows apart together', async () => {
    const rows = stateNames.flatMap((name) =>
      [1990, 2000].map((year): Row => [name, year, year * 7 + name.length]),
    );
    const panel = { columns: ['state', 'year', 'population'], rows };

    expect((await tableOf({ panel }, 'panel')).primaryKey).toEqual(['year', 'state']);
  });

  it('makes a category of the number that takes part in it', async () => {
    const rows = stateNames.flatMap((name) =>
      [0, 5, 10].map((age): Row => [name, age, age * 7 + name.length]),
    );
    const table = await tableOf({ ages: { columns: ['state', 'age', 'population'], rows } }, 'ages');

    expect(table.primaryKey).toEqual(['state', 'age']);
    expect(table.columns[1]).toMatchObject({ name: 'age', role: 'category' });
  });

  it('is missing when rows repeat', async () => {
    const log = {
      columns: ['level', 'word'],
      rows: [
        ['info', 'a'],
        ['info', 'a'],
      ] as Row[],
    };

    expect((await tableOf({ log }, 'log')).primaryKey).toEqual([]);
  });
});

describe('foreign keys', () => {
  const refersTo = async (data: Data, declared: DeclaredKey[] = []) =>
    (await infer(data, declared)).foreignKeys.map(
      ({ table, columns, references }) => `${table}.${columns} -> ${references.table}.${references.columns}`,
    );
  const some = (columns: string[], rows: Row[]) => ({ columns, rows });

  it.each([
    ['the same name', 'state_id'],
    ['a part before it', 'home_state_id'],
    ['a number after it', 'state_id_2'],
    ['the name of the table alone', 'state'],
  ])('are told from %s: %s', async (_, name) => {
    const cities = some(
      ['city_id', name],
      [
        [1, 1],
        [2, 2],
        [3, 2],
      ],
    );

    expect(await refersTo({ states, cities })).toEqual([`cities.${name} -> states.state_id`]);
  });

  it('are told from values alone when they are names, and many', async () => {
    const border = some(
      ['border_id', 'other'],
      stateNames.map((name, index): Row => [index + 50, name]),
    );

    expect(await refersTo({ states, border })).toEqual(['border.other -> states.state_name']);
  });

  it('need the values to be there', async () => {
    const cities = some(
      ['city_id', 'state_id'],
      [
        [1, 77],
        [2, 78],
      ],
    );

    expect(await refersTo({ states, cities })).toEqual([]);
  });

  it('need nearly all of the values to be there', async () => {
    const rows = [
      ...stateNames.map((_, index): Row => [index + 100, index + 1]),
      [200, 77],
      [201, 78],
    ] as Row[];

    expect(await refersTo({ states, cities: some(['city_id', 'state_id'], rows.slice(0, 10)) })).toHaveLength(
      1,
    );
    expect(await refersTo({ states, cities: some(['city_id', 'state_id'], rows.slice(4)) })).toEqual([]);
  });

  it('do not come from names that mean nothing', async () => {
    const one = some(
      ['id', 'name'],
      [
        [1, 'a'],
        [2, 'b'],
      ],
    );

    expect(await refersTo({ one, two: one })).toEqual([]);
  });

  it('lead to the table of the thing itself, once', async () => {
    const facts = some(
      ['state_id', 'votes'],
      stateNames.map((_, index): Row => [index + 1, index * 9]),
    );
    const cities = some(
      ['city_id', 'state_id'],
      [
        [1, 1],
        [2, 2],
        [3, 2],
      ],
    );

    expect(await refersTo({ facts, cities, states })).toEqual([
      'facts.state_id -> states.state_id',
      'cities.state_id -> states.state_id',
    ]);
  });

  it('are left alone where the origin declared how two tables belong together', async () => {
    const cities = some(
      ['state_id', 'capital_id'],
      [
        [1, 1],
        [2, 2],
      ],
    );
    const declared = {
      table: 'cities',
      columns: ['capital_id'],
      references: { table: 'states', columns: ['state_id'] },
    };

    expect(await refersTo({ states, cities }, [declared])).toEqual(['cities.capital_id -> states.state_id']);
  });
});

describe('a figure that stands in every row of its group', () => {
  it('is not added up', async () => {
    const rows = stateNames.flatMap((name, index) =>
      [0, 5, 10].map((age): Row => [name, age, age * 7 + index, 1000 + index]),
    );
    const columns = ['state', 'age', 'population', 'state_total_population'];
    const table = await tableOf({ ages: { columns, rows } }, 'ages');

    expect(table.columns.map(({ aggregation }) => aggregation)).toEqual([
      undefined,
      undefined,
      'sum',
      'none',
    ]);
  });
});

describe('what a row is called', () => {
  it('is the table in the singular, and what its rows are named by', async () => {
    const tbl_people = {
      columns: ['id', 'employee_name'],
      rows: [
        [1, 'Ann'],
        [2, 'Bob'],
        [3, 'Cy'],
      ] as Row[],
    };

    expect((await tableOf({ tbl_people }, 'tbl_people')).synonyms).toEqual(['person', 'employee']);
  });

  it('is said of one table only, and of the one that carries the name first', async () => {
    const figures = {
      columns: ['state', 'votes'],
      rows: stateNames.map((name, index): Row => [name, index]),
    };
    const { tables } = await infer({ figures, states });

    expect(tables.map(({ name, synonyms }) => [name, synonyms])).toEqual([
      ['figures', ['figure']],
      ['states', ['state']],
    ]);
  });
});
