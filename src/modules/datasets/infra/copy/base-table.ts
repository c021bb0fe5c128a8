import { quoteIdentifier } from '#shared/duckdb';
import type { ColumnPlan } from '../../domain/copy/column-plan.js';
import type { BuildDatabase } from '../build-database.js';

/** What is read once more although it was read before: a change may be committed after a later one was read. */
const overlaps: Readonly<Record<string, { readonly step: string; readonly latest: string }>> = {
  DATE: { step: '1', latest: 'cast($now as DATE)' },
  TIMESTAMP: { step: `interval '1 hour'`, latest: 'cast($now as TIMESTAMP)' },
  'TIMESTAMP WITH TIME ZONE': { step: `interval '1 hour'`, latest: 'cast($now as TIMESTAMPTZ)' },
};
const overlapOfNumbers = 1000;

export interface BaseCopy {
  /** When it was made, ISO 8601: what lies in the future is no mark of what was read. */
  readonly madeAt: string;
}

/** From where on a table is read anew: before it, the version before has all there is. */
export interface StartingPoint {
  readonly column: string;
  /** Of the column, in DuckDB. */
  readonly type: string;
  readonly from: string;
}

interface Wanted {
  readonly table: string;
  readonly plans: readonly ColumnPlan[];
  readonly watermark: string;
}

/** Nothing when the version before has no such table, or another one by that name: then it is read whole. */
export async function startingPoint(
  database: BuildDatabase,
  { table, plans, watermark }: Wanted,
  { madeAt }: BaseCopy,
): Promise<StartingPoint | undefined> {
  const known = await database.rows(
    `select column_name, data_type from duckdb_columns()
      where database_name = 'base' and schema_name = 'main' and table_name = '${table.replaceAll("'", "''")}'
      order by column_index`,
  );
  const isSame = ({ name, type, late }: ColumnPlan, at: number) =>
    known[at]?.[0] === name && (late !== undefined || known[at]?.[1] === type);
  if (known.length !== plans.length || !plans.every(isSame)) return undefined;
  const type = plans.find(({ name }) => name === watermark)?.type ?? '';
  const mark = quoteIdentifier(watermark);
  const rows = `base.main.${quoteIdentifier(table)}`;
  const moment = overlaps[type];
  const [from] = await database.row(
    moment
      ? `select cast(least(max(${mark}), ${moment.latest.replace('$now', `'${madeAt}'`)}) - ${moment.step} as VARCHAR)
           from ${rows} where isfinite(${mark})`
      : `select cast(max(cast(${mark} as HUGEINT)) - ${overlapOfNumbers} as VARCHAR) from ${rows}`,
  );
  return typeof from === 'string' ? { column: watermark, type, from } : undefined;
}

/** Rows before the point, as they were. Columns whose type is decided at the end become text again. */
export async function takeOver(
  database: BuildDatabase,
  { table, plans, start }: Omit<Wanted, 'watermark'> & { readonly start: StartingPoint },
): Promise<void> {
  const { column, type, from } = start;
  const values = plans.map(({ name, late }) => {
    const value = quoteIdentifier(name);
    return late ? `cast(${value} as VARCHAR)` : value;
  });
  const point = type in overlaps ? `'${from}'` : from;
  await database.run(
    `insert into ${quoteIdentifier(table)} select ${values.join(', ')} from base.main.${quoteIdentifier(table)}
      where ${quoteIdentifier(column)} < ${point}`,
  );
}
