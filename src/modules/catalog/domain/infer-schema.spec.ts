import { describe, expect, it } from 'vitest';
import { type Data, infer, type Row, stateNames, states } from '../../../../test/infer-rows.js';

const tableOf = async (data: Data, name: string) => {
  const found = (await infer(data)).tables.find((table) => table.name === name);
  if (!found) throw new Error(`There is no ${name}.`);
  return found;
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
