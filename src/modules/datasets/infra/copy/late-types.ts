import type { LoadChange } from '#modules/data-sources';
import { quoteIdentifier } from '#shared/duckdb';
import type { ColumnPlan, LateType } from '../../domain/copy/column-plan.js';
import type { BuildDatabase } from '../build-database.js';

interface LateColumn {
  readonly table: string;
  readonly column: string;
}

interface Decision {
  readonly type: string;
  readonly change?: Pick<LoadChange, 'code' | 'message'>;
}

const mostDigits = 38;
const usualDigits = 18;

const deciding: Readonly<
  Record<LateType, (database: BuildDatabase, table: string, column: string) => Promise<Decision>>
> = {
  decimal: async (database, table, column) => {
    const [whole, places, others] = await database.row(
      `select max(length(ltrim(split_part(${column}, '.', 1), '-0'))), max(length(split_part(${column}, '.', 2))),
              count(*) filter (not regexp_full_match(${column}, '-?\\d+(\\.\\d+)?'))
         from ${table}`,
    );
    const digits = Number(whole) + Number(places);
    if (Number(others) === 0 && digits <= mostDigits)
      return { type: `DECIMAL(${digits <= usualDigits ? usualDigits : mostDigits},${Number(places)})` };
    const message =
      'The numbers have more digits than can be kept together, or are none (NaN, Infinity): they are kept to about 15 digits.';
    return { type: 'DOUBLE', change: { code: 'rounded', message } };
  },
  time: async (database, table, column) => {
    const [longer] = await database.row(
      `select count(*) filter (not regexp_full_match(${column}, '([01]?\\d|2[0-3]):.*')) from ${table}`,
    );
    return { type: Number(longer) === 0 ? 'TIME' : 'INTERVAL' };
  },
};

/** Gives columns their type once all their values are there. */
export async function settleTypes(
  database: BuildDatabase,
  table: string,
  plans: readonly ColumnPlan[],
): Promise<LoadChange[]> {
  const changes: LoadChange[] = [];
  for (const { name, late } of plans) {
    if (!late) continue;
    const [target, column] = [quoteIdentifier(table), quoteIdentifier(name)];
    const { type, change } = await deciding[late](database, target, column);
    await database.run(`alter table ${target} alter column ${column} set data type ${type}`);
    if (change) changes.push({ table, column: name, ...change } satisfies LateColumn & LoadChange);
  }
  return changes;
}
