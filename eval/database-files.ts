import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { stringify } from 'csv-stringify/sync';

/** A file as it is uploaded. */
export interface DataFile {
  readonly name: string;
  readonly content: string | Buffer;
}

interface Schema {
  readonly tables: readonly {
    readonly name: string;
    readonly columns: readonly { readonly name: string; readonly inferred_type: string }[];
  }[];
}

const nulls = new Set(['', 'null', 'NULL', 'nil']);

const decimal = (value: number): string => (Number.isInteger(value) ? value.toFixed(1) : String(value));

/** Text is trimmed, numbers are numbers, and what stands for nothing is empty. */
const written = (value: Uint8Array | null, type: string): string => {
  if (value === null) return '';
  const text = Buffer.from(value).toString('utf8').trim();
  if (type !== 'INTEGER' && type !== 'REAL') return text;
  if (nulls.has(text)) return '';
  return type === 'INTEGER' ? String(Math.trunc(Number(text))) : decimal(Number(text));
};

/** The tables of a SQLite file, as CSV files; text comes as bytes, since not all of it is sound. */
const tablesOf = (folder: string): DataFile[] => {
  const { tables } = JSON.parse(readFileSync(join(folder, 'schema.json'), 'utf8')) as Schema;
  const database = new DatabaseSync(join(folder, 'db.sqlite'), { readOnly: true });
  const files = tables.map(({ name, columns }): DataFile => {
    const quoted = name.replaceAll('"', '""');
    const list = columns.map((column) => `CAST("${column.name.replaceAll('"', '""')}" AS BLOB)`).join(', ');
    const rows = database.prepare(`SELECT ${list} FROM "${quoted}"`).all() as Record<
      string,
      Uint8Array | null
    >[];
    const lines = rows.map((row) =>
      Object.values(row).map((value, at) => written(value, columns[at]?.inferred_type ?? 'TEXT')),
    );
    const content = stringify([columns.map((column) => column.name), ...lines]);
    return { name: `${name.replaceAll(/[^\p{L}\p{N}_-]+/gu, '_')}.csv`, content };
  });
  database.close();
  return files;
};

/** What is uploaded of a database of a set. */
export const filesOf = (folder: string, database: string): readonly DataFile[] => {
  const csv = join(folder, 'csv', `${database}.csv`);
  if (existsSync(csv)) return [{ name: `${database}.csv`, content: readFileSync(csv) }];
  return tablesOf(join(folder, 'databases', database));
};

/** Changes whenever what is uploaded does. */
export const fingerprintOf = (files: readonly DataFile[]): string => {
  const hash = createHash('sha256');
  for (const { name, content } of files) hash.update(name).update('\0').update(content).update('\0');
  return hash.digest('hex').slice(0, 16);
};
