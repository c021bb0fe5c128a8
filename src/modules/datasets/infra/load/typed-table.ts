import { quoteIdentifier } from '#shared/duckdb';
import { headerChange } from '../../domain/column-changes.js';
import { nameColumns } from '../../domain/names.js';
import type { BuildDatabase } from '../build-database.js';
import { leavesOf } from './leaves.js';
import type { Loaded, TableTask } from './loaded-table.js';

/** Something that DuckDB reads with types of its own, which are kept. */
export interface TypedSource extends TableTask {
  readonly relation: string;
}

/** Structures become columns: `address.city`. */
export async function loadTyped(database: BuildDatabase, source: TypedSource): Promise<Loaded> {
  const { table, label, relation } = source;
  const leaves = await leavesOf(database, relation);
  database.admit(label, leaves.length);
  const names = nameColumns(leaves.map(({ name }) => name));
  const select = names.map(({ name }, at) => `${leaves[at]?.sql} as ${quoteIdentifier(name)}`);
  const target = quoteIdentifier(table);
  await database.run(`create table ${target} as select ${select.join(', ')} from ${relation}`);
  const [rowCount] = await database.row(`select count(*) from ${target}`);
  const origins = names.map((column) => ({
    table,
    column: column.name,
    label: column.label ?? column.name,
  }));
  return {
    table: { name: table, rowCount: Number(rowCount), columnCount: leaves.length },
    changes: names.flatMap((column) =>
      headerChange(column).map((change) => ({ table, column: column.name, ...change })),
    ),
    origins: [{ table, label }, ...origins],
    declaredKeys: [],
  };
}
