import { type CopyChecks } from '#modules/data-sources';
import { quoteIdentifier } from '#shared/duckdb';
import { datasetsErrors as errors } from '../../contract/index.js';
import { failedChecks, type KeyCount } from '../../domain/copy/quality.js';
import type { BuildDatabase } from '../build-database.js';
import type { CopyPlan } from './copy-plan.js';
import type { CopiedTable } from './table-copy.js';

interface ToCheck {
  readonly plan: CopyPlan;
  readonly copied: readonly CopiedTable[];
  readonly rowsBefore: ReadonlyMap<string, number>;
  readonly checks: CopyChecks;
}

/** Throws what speaks against letting a copy answer. */
export async function checkCopy(
  database: BuildDatabase,
  { plan, copied, rowsBefore, checks }: ToCheck,
): Promise<void> {
  const rows = new Map(copied.map(({ table }) => [table.name, table.rowCount]));
  const counts = [...new Set([...rows.keys(), ...rowsBefore.keys()])].map((table) => {
    const [now, before] = [rows.get(table), rowsBefore.get(table)];
    return {
      table,
      ...(now !== undefined && { rows: now }),
      ...(before !== undefined && { rowsBefore: before }),
    };
  });
  const keys: KeyCount[] = [];
  for (const key of keysOf(plan, checks)) keys.push(await counted(database, key));
  const failed = failedChecks(counts, keys, checks);
  if (failed.length > 0) throw errors.heldBack({ checks: failed });
}

/** Those of the database and those that were asked for, in the names of the copy. */
function keysOf({ tables, declaredKeys }: CopyPlan, { unique }: CopyChecks) {
  const asked = unique.flatMap(({ table: label, columns }) => {
    const known = tables.find((table) => table.label === label);
    const nameOf = new Map(known?.origins.map((origin) => [origin.label, origin.column]));
    return known
      ? [{ table: known.table, columns: columns.map((column) => nameOf.get(column) ?? column) }]
      : [];
  });
  return [...declaredKeys.filter(({ references }) => !references), ...asked];
}

async function counted(
  database: BuildDatabase,
  { table, columns }: Pick<KeyCount, 'table' | 'columns'>,
): Promise<KeyCount> {
  const key = columns.map((name) => quoteIdentifier(name));
  const target = quoteIdentifier(table);
  const complete = key.map((name) => `${name} is not null`).join(' and ');
  const [rowsWithout] = await database.row(
    `select (select count(*) from ${target})
          - (select count(*) from (select distinct ${key.join(', ')} from ${target} where ${complete}))`,
  );
  return { table, columns, rowsWithout: Number(rowsWithout) };
}
