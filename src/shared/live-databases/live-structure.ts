import { allRows, type LiveConnection } from './live-pool.js';
import type { LiveKind } from './login.js';
import {
  clickhouseColumns,
  clickhouseKeys,
  mysqlColumns,
  mysqlKeys,
  postgresqlColumns,
  postgresqlKeys,
} from './structure-statements.js';

export interface LiveTableColumn {
  readonly name: string;
  readonly nativeType: string;
  readonly comment?: string;
}

export interface LiveTable {
  readonly name: string;
  readonly comment?: string;
  /** As the database estimates them; unknown for views and for what was never analysed. */
  readonly estimatedRows?: number;
  /** A view, or something else whose rows may be those of another table. */
  readonly derived?: true;
  readonly columns: readonly LiveTableColumn[];
}

/** A key the database declares; without `references` a primary key. */
export interface LiveKey {
  readonly table: string;
  readonly columns: readonly string[];
  readonly references?: { readonly table: string; readonly columns: readonly string[] };
}

/** What a database says about itself: nothing of it is inferred. */
export interface LiveStructure {
  readonly tables: readonly LiveTable[];
  readonly declaredKeys: readonly LiveKey[];
}

/** Which tables are meant, of what kind of database. */
export interface LivePlace {
  readonly kind: LiveKind;
  readonly namespace: string;
}

const quotes: Readonly<Record<LiveKind, string>> = { postgresql: '"', mysql: '`', clickhouse: '`' };

/** A name as the SQL of the database writes it. In ClickHouse a backslash is an escape in names as well. */
export const quoteFor =
  (kind: LiveKind) =>
  (name: string): string =>
    kind === 'clickhouse'
      ? `\`${name.replaceAll(/[`\\]/g, '\\$&')}\``
      : `${quotes[kind]}${name.replaceAll(quotes[kind], quotes[kind].repeat(2))}${quotes[kind]}`;

const statements: Readonly<Record<LiveKind, { readonly columns: string; readonly keys: string }>> = {
  postgresql: { columns: postgresqlColumns, keys: postgresqlKeys },
  mysql: { columns: mysqlColumns, keys: mysqlKeys },
  clickhouse: { columns: clickhouseColumns, keys: clickhouseKeys },
};

export async function structureOf(connection: LiveConnection, place: LivePlace): Promise<LiveStructure> {
  const { columns: columnsOf, keys: declared } = statements[place.kind];
  const columns = await allRows(await connection.open(columnsOf, [place.namespace]));
  const keys = await allRows(await connection.open(declared, [place.namespace]));
  const tables = tablesOf(columns);
  return { tables, declaredKeys: keysOf(keys, tables) };
}

type Row = readonly unknown[];

function tablesOf(rows: readonly Row[]): LiveTable[] {
  const byName = Map.groupBy(rows, ([table]) => String(table));
  return [...byName].map(([name, columns]) => {
    const [, comment, estimated, , , , derived] = columns[0] ?? [];
    return {
      name,
      ...(comment ? { comment: String(comment) } : {}),
      ...(Number(estimated) >= 0 ? { estimatedRows: Math.round(Number(estimated)) } : {}),
      ...(isTrue(derived) ? { derived: true } : {}),
      columns: columns.map(columnOf),
    };
  });
}

const isTrue = (value: unknown): boolean => value === true || Number(value) === 1;

const columnOf = ([, , , name, nativeType, comment]: Row): LiveTableColumn => ({
  name: String(name),
  nativeType: String(nativeType),
  ...(comment ? { comment: String(comment) } : {}),
});

/** A list, or the text of one. */
const namesOf = (value: unknown): string[] =>
  typeof value === 'string' ? JSON.parse(value) : Array.isArray(value) ? value.map(String) : [];

/** Keys over columns that may not be read are of no use. */
function keysOf(rows: readonly Row[], tables: readonly LiveTable[]): LiveKey[] {
  const known = new Map(
    tables.map(({ name, columns }) => [name, new Set(columns.map((column) => column.name))]),
  );
  const readable = (table: string, columns: readonly string[]) =>
    columns.every((column) => known.get(table)?.has(column));
  return rows.flatMap(([table, columns, target, targetColumns]) => {
    const key = { table: String(table), columns: namesOf(columns) };
    if (!readable(key.table, key.columns)) return [];
    if (target === null) return [key];
    const references = { table: String(target), columns: namesOf(targetColumns) };
    return readable(references.table, references.columns) ? [{ ...key, references }] : [];
  });
}
