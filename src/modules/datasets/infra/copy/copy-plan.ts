import type { CopiedKind, CopySettings } from '#modules/data-sources';
import { type LiveStructure, quoteFor } from '#shared/live-databases';
import { type DeclaredKey, datasetsErrors as errors, type Origin } from '../../contract/index.js';
import { mysqlColumn } from '../../domain/copy/mysql-columns.js';
import { postgresqlColumn } from '../../domain/copy/postgresql-columns.js';
import { nameColumns } from '../../domain/names.js';
import type { TableToCopy } from './table-copy.js';

export interface PlannedTable extends TableToCopy {
  /** The column that tells what is new, as the database and the copy call it. */
  readonly watermark?: { readonly sourceColumn: string; readonly column: string };
  readonly estimatedRows: number;
  readonly origins: readonly Origin[];
}

export interface CopyPlan {
  readonly tables: readonly PlannedTable[];
  readonly declaredKeys: readonly DeclaredKey[];
}

interface Named {
  readonly table: string;
  readonly columns: ReadonlyMap<string, string>;
}

const columnOf = { postgresql: postgresqlColumn, mysql: mysqlColumn } as const satisfies Record<
  CopiedKind,
  unknown
>;

/** What is copied, and what it is called: names stay as they are where DuckDB can tell them apart. */
export function planCopy(
  kind: CopiedKind,
  { tables, declaredKeys }: LiveStructure,
  settings: CopySettings,
): CopyPlan {
  const wanted = settings.tables ? tables.filter(({ name }) => settings.tables?.includes(name)) : tables;
  const missing = settings.tables?.find((name) => !wanted.some((table) => table.name === name));
  if (missing !== undefined) throw errors.tableGone({ table: missing });
  if (wanted.length === 0) throw errors.noTables({ label: 'The database' });
  const tableNames = nameColumns(wanted.map(({ name }) => name)).map(({ name }) => name);
  const named = new Map(
    wanted.map(({ name, columns }, at): [string, Named] => {
      const names = nameColumns(columns.map((column) => column.name));
      return [
        name,
        {
          table: tableNames[at] ?? name,
          columns: new Map(columns.map((column, place) => [column.name, names[place]?.name ?? column.name])),
        },
      ];
    }),
  );
  const keys = declaredKeys.flatMap((key) => renamed(key, named));
  const quote = quoteFor(kind);
  const planned = wanted.map(({ name: label, columns, estimatedRows = 0, comment }): PlannedTable => {
    const { table, columns: names } = named.get(label) ?? {
      table: label,
      columns: new Map<string, string>(),
    };
    const nameOf = (column: string) => names.get(column) ?? column;
    const sourceColumn = settings.incremental[label];
    if (sourceColumn !== undefined && !names.has(sourceColumn))
      throw errors.columnGone({ table: label, column: sourceColumn });
    return {
      table,
      label,
      plans: columns.map(({ name, nativeType }) => columnOf[kind](nameOf(name), nativeType, quote(name))),
      key: keys.find((key) => key.table === table && !key.references)?.columns ?? [],
      ...(sourceColumn !== undefined && { watermark: { sourceColumn, column: nameOf(sourceColumn) } }),
      estimatedRows,
      origins: [
        { table, label, ...(comment && { description: comment }) },
        ...columns.map((column) => ({
          table,
          column: nameOf(column.name),
          label: column.name,
          ...(column.comment && { description: column.comment }),
        })),
      ],
    };
  });
  return { tables: planned, declaredKeys: keys };
}

/** Nothing when it is about what is not copied. */
function renamed(key: DeclaredKey, named: ReadonlyMap<string, Named>): DeclaredKey[] {
  const own = named.get(key.table);
  const target = key.references && named.get(key.references.table);
  if (!own || (key.references && !target)) return [];
  const inTable = ({ columns }: Named, wanted: readonly string[]) =>
    wanted.map((one) => columns.get(one) ?? one);
  const here = { table: own.table, columns: inTable(own, key.columns) };
  if (!key.references || !target) return [here];
  return [{ ...here, references: { table: target.table, columns: inTable(target, key.references.columns) } }];
}
