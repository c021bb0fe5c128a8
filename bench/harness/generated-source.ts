import { DatabaseSync } from 'node:sqlite';

export const tableCount = 200;
const rowsPerTable = 500;

const syllables = [
  'ba',
  'do',
  'fi',
  'ga',
  'ke',
  'lo',
  'mi',
  'nu',
  'pa',
  'ri',
  'so',
  'ta',
  've',
  'wu',
  'xi',
  'zo',
];

/** A pronounceable word that no other number has. */
export function word(number: number): string {
  const parts: string[] = [];
  for (let rest = number + syllables.length; rest > 0; rest = Math.floor(rest / syllables.length))
    parts.push(syllables[rest % syllables.length] ?? '');
  return parts.join('');
}

export const tableName = (table: number): string => `${word(5000 + table)}s`;
export const valueName = (table: number, row: number): string => word(100_000 + table * rowsPerTable + row);

const columns = ['name', 'region', 'status', 'opened_on', 'budget', 'revenue', 'staff', 'score', 'weight'];

/** 200 tables of 10 columns, whose names alone are 100,000 different words. */
export function writeSource(path: string): void {
  const database = new DatabaseSync(path);
  database.exec('begin');
  for (let table = 0; table < tableCount; table++) fillTable(database, table);
  database.exec('commit');
  database.close();
}

function fillTable(database: DatabaseSync, table: number): void {
  const name = tableName(table);
  database.exec(`create table ${name} (id integer primary key, name text, region text, status text, opened_on text,
    budget real, revenue real, staff integer, score integer, weight real)`);
  const insert = database.prepare(
    `insert into ${name} (${columns.join(', ')}) values (${columns.map(() => '?').join(', ')})`,
  );
  for (let row = 0; row < rowsPerTable; row++)
    insert.run(
      valueName(table, row),
      ['north', 'south', 'east', 'west'][row % 4] ?? '',
      ['open', 'closed', 'planned'][row % 3] ?? '',
      `20${10 + (row % 15)}-0${1 + (row % 9)}-15`,
      1000 + ((row * 37) % 9000),
      500 + ((row * 91) % 20_000),
      1 + ((row * 7) % 300),
      (row * 13) % 100,
      ((row * 17) % 1000) / 10,
    );
}
