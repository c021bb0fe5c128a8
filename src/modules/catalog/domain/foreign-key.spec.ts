import { describe, expect, it } from 'vitest';
import type { DeclaredKey } from '#modules/datasets';
import { type Data, infer, type Row, stateNames, states } from '../../../../test/infer-rows.js';

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

  const counted = (many: number, row: (index: number) => Row) =>
    Array.from({ length: many }, (_, index) => row(index + 1));
  const people = some(
    ['people_id', 'name'],
    counted(12, (n) => [n, `Somebody ${n}`]),
  );
  const employees = (columns: string[] = [], called = 'Ann') =>
    some(
      ['id', 'name', ...columns],
      counted(9, (n) => [n, `${called} ${n}`, ...columns.map(() => (n % 3) + 1)]),
    );

  it.each([
    ['the last word of the table', 'company_id', 'operate_company'],
    ['its name cut short', 'dept_id', 'departments'],
    ['its name contracted', 'mgr_id', 'managers'],
    ['its name before a preposition', 'member_in_charge_id', 'member'],
    ['what people in it do', 'sales_manager_id', 'employees'],
    ['what one of anybody may do', 'author_id', 'people'],
  ])('are hinted at by %s', async (_, name, table) => {
    const from = some(
      ['title', name],
      counted(5, (n) => [`No ${n}`, n]),
    );

    expect(await refersTo({ from, [table]: employees() })).toEqual([`from.${name} -> ${table}.id`]);
  });

  it.each([
    ['what only begins like the name of a table', 'employee_type_id'],
    ['a role that the people in it do not have', 'customer_id'],
    ['measures', 'age'],
    ['counts', 'number_of_employees'],
  ])('are not hinted at by %s', async (_, name) => {
    const from = some(
      ['title', name],
      counted(5, (n) => [`No ${n}`, n]),
    );

    expect(await refersTo({ from, employees: employees(['level', 'rank']) })).toEqual([]);
  });

  it('are left open where a hint fits two tables', async () => {
    const from = some(
      ['title', 'address_id'],
      counted(5, (n) => [`No ${n}`, n]),
    );
    const [billing_address, shipping_address] = [employees([], 'Street'), employees([], 'Road')];

    expect(await refersTo({ from, billing_address })).toHaveLength(1);
    expect(await refersTo({ from, billing_address, shipping_address })).toEqual([]);
  });

  it('may stay in the same table', async () => {
    expect(await refersTo({ employees: employees(['manager_id', 'parent_id', 'grade']) })).toEqual([
      'employees.manager_id -> employees.id',
      'employees.parent_id -> employees.id',
    ]);
  });

  it('tie people of some kind, who have no names, to those who have', async () => {
    const facts = (id: string) =>
      some(
        [id, 'points'],
        counted(7, (n) => [n, n * 9]),
      );

    expect(await refersTo({ people, gymnast: facts('gymnast_id') })).toEqual([
      'gymnast.gymnast_id -> people.people_id',
    ]);
    expect(await refersTo({ people, product: facts('product_id') })).toEqual([]);
  });

  it('are told from numbers alone when they have gaps, and never when they only count', async () => {
    const rooms = (number: (n: number) => number) =>
      some(
        ['room_id', 'name'],
        counted(10, (n) => [number(n), `Room ${n}`]),
      );
    const guests = (number: (n: number) => number) =>
      some(
        ['guest', 'stay'],
        counted(8, (n) => [`Guest ${n}`, number(n)]),
      );
    const scattered = (n: number) => 1000 + n * n * 17;

    expect(await refersTo({ rooms: rooms(scattered), guests: guests(scattered) })).toEqual([
      'guests.stay -> rooms.room_id',
    ]);
    expect(await refersTo({ rooms: rooms((n) => n), guests: guests((n) => n) })).toEqual([]);
  });

  it('are seen through what all columns of a table begin with', async () => {
    const orders = some(
      ['o_orderkey', 'o_total'],
      counted(9, (n) => [n, n * 7]),
    );
    const items = some(
      ['l_orderkey', 'l_quantity'],
      counted(30, (n) => [(n % 9) + 1, n % 4]),
    );

    expect(await refersTo({ orders, items })).toEqual(['items.l_orderkey -> orders.o_orderkey']);
  });
});
