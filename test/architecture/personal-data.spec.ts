import { globSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { definePersonalData } from '#shared/contracts';
import { modules } from '../../src/app.module.js';

/** What a column is called that holds the id of a user, and what holds an address. */
const isUserId = (column: string, type: string) =>
  type === 'uuid' &&
  /^(user_id|account_id|actor_id|member_id|owner_id|subject_id|personal_of|\w+_by)$/.test(column);
const isAddress = (column: string) => /^(email|e_mail|mail_address)$/.test(column);

interface Column {
  readonly table: string;
  readonly column: string;
  readonly type: string;
}

/** As migrations write them: create table, and alter table … add column. */
function columnsOf(sql: string): Column[] {
  const statements = [...sql.matchAll(/(?:create|alter) table (\w+)([^;]*);/g)];
  return statements.flatMap(([, table = '', body = '']) =>
    [...body.matchAll(/(?:^|,|add column)\s*(\w+)\s+(uuid|text)\b/gm)].map(([, column = '', type = '']) => ({
      table,
      column,
      type,
    })),
  );
}

const peopleIn = (sql: string) =>
  columnsOf(sql).filter(({ column, type }) => isUserId(column, type) || isAddress(column));

const migrationsOf = (module: string) =>
  globSync(`migrations/${module}/*.ts`).map((file) => readFileSync(file, 'utf8'));

it('finds the columns that are somebody’s', () => {
  const sql =
    'create table a (\n  id uuid primary key,\n  made_by uuid\n);\nalter table b add column email text, add column age int;';
  expect(peopleIn(sql)).toEqual([
    { table: 'a', column: 'made_by', type: 'uuid' },
    { table: 'b', column: 'email', type: 'text' },
  ]);
});

it.each(modules.map(({ contract }) => contract))(
  '$module declares every table of its own that names people',
  ({ module, personalData = definePersonalData(module, []) }) => {
    const declared = (table: string) => personalData.tables.find((one) => one.table === table);

    for (const { table, column, type } of migrationsOf(module).flatMap(peopleIn)) {
      const people = declared(table)?.people.map((one) => one.column) ?? [];
      const erasesRow = declared(table)?.people.some(({ onErase }) => onErase === 'delete');
      const covers = people.includes(column) || (erasesRow === true && isAddress(column));
      expect(covers, `${module}.${table}.${column} ${type}: declare it in contract/personal-data.ts`).toBe(
        true,
      );
    }
  },
);

it.each(modules.flatMap(({ contract: { personalData } }) => personalData ?? []))(
  '$module declares no table and no column that is not there',
  ({ module, tables }) => {
    const text = migrationsOf(module).join('\n');
    for (const { table, people, withheld = [], shows = [] } of tables) {
      expect(text, table).toMatch(new RegExp(`create table ${table} \\(`));
      for (const column of [...people.map((one) => one.column), ...withheld, ...shows])
        expect(text, `${table}.${column}`).toMatch(new RegExp(`^\\s*(add column )?\\s*${column}\\s`, 'm'));
    }
  },
);
