import type { DeclaredKey } from '#modules/datasets';
import { allRows, type LiveConnection } from '#shared/live-databases';

export interface LiveColumn {
  readonly name: string;
  readonly nativeType: string;
  readonly comment?: string;
}

export interface LiveTable {
  readonly name: string;
  readonly comment?: string;
  /** As the database estimates them; unknown for views and for what was never analysed. */
  readonly estimatedRows?: number;
  readonly columns: readonly LiveColumn[];
}

/** What a database says about itself: nothing of it is inferred. */
export interface LiveStructure {
  readonly tables: readonly LiveTable[];
  readonly declaredKeys: readonly DeclaredKey[];
}

/**
 * Tables, views and columns that the user may read. Partitions belong to their table; what has the name of a system
 * catalog would be mistaken for it.
 */
const postgresqlColumns = `
  select c.relname::text, obj_description(c.oid, 'pg_class'), c.reltuples::float8, a.attname::text,
         format_type(a.atttypid, a.atttypmod), col_description(c.oid, a.attnum)
  from pg_class c
  join pg_namespace n on n.oid = c.relnamespace
  join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  where n.nspname = $1 and c.relkind in ('r', 'p', 'v', 'm', 'f') and not c.relispartition
    and has_column_privilege(c.oid, a.attnum, 'select')
    and not exists (select from pg_class s where s.relnamespace = 'pg_catalog'::regnamespace and s.relname = c.relname)
  order by c.relname, a.attnum`;

const postgresqlKeys = `
  select c.relname::text, names(k.conrelid, k.conkey), f.relname::text, names(k.confrelid, k.confkey)
  from pg_constraint k
  join pg_class c on c.oid = k.conrelid
  join pg_namespace n on n.oid = c.relnamespace
  left join pg_class f on f.oid = k.confrelid
  where n.nspname = $1 and k.contype in ('p', 'f') and (f.oid is null or f.relnamespace = n.oid)
  order by c.relname, k.conname`.replace(
  /names\((\S+), (\S+)\)/g,
  (_, table: string, columns: string) => `array(
    select a.attname::text from unnest(${columns}) with ordinality u(attnum, place)
    join pg_attribute a on a.attrelid = ${table} and a.attnum = u.attnum order by u.place)`,
);

export async function structureOf(connection: LiveConnection, namespace: string): Promise<LiveStructure> {
  const columns = await allRows(await connection.open(postgresqlColumns, [namespace]));
  const keys = await allRows(await connection.open(postgresqlKeys, [namespace]));
  const tables = tablesOf(columns);
  return { tables, declaredKeys: keysOf(keys, tables) };
}

type Row = readonly unknown[];

function tablesOf(rows: readonly Row[]): LiveTable[] {
  const byName = Map.groupBy(rows, ([table]) => String(table));
  return [...byName].map(([name, columns]) => {
    const [, comment, estimated] = columns[0] ?? [];
    return {
      name,
      ...(comment ? { comment: String(comment) } : {}),
      ...(Number(estimated) >= 0 ? { estimatedRows: Math.round(Number(estimated)) } : {}),
      columns: columns.map(columnOf),
    };
  });
}

const columnOf = ([, , , name, nativeType, comment]: Row): LiveColumn => ({
  name: String(name),
  nativeType: String(nativeType),
  ...(comment ? { comment: String(comment) } : {}),
});

/** Keys over columns that may not be read are of no use. */
function keysOf(rows: readonly Row[], tables: readonly LiveTable[]): DeclaredKey[] {
  const known = new Map(
    tables.map(({ name, columns }) => [name, new Set(columns.map((column) => column.name))]),
  );
  const readable = (table: string, columns: readonly string[]) =>
    columns.every((column) => known.get(table)?.has(column));
  return rows.flatMap(([table, columns, target, targetColumns]) => {
    const key = { table: String(table), columns: columns as string[] };
    if (!readable(key.table, key.columns)) return [];
    if (target === null) return [key];
    const references = { table: String(target), columns: targetColumns as string[] };
    return readable(references.table, references.columns) ? [{ ...key, references }] : [];
  });
}
