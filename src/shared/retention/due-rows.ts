import type { RetentionOrder, RetentionOutcome } from '#shared/contracts';
import type { Database } from '#shared/database';

/** Rows of an organisation that have a time. Names and conditions are a module's own, never from a request. */
export interface RetainedRows {
  /** With its schema. */
  readonly table: string;
  readonly time: string;
  /** Which of them may go, beside their age; of the alias `t`, with $1 to $3 as in `due`. */
  readonly unless?: string;
  /** What goes with them first, of `due (id)`. */
  readonly with?: string;
}

/** Of `t`: before the moment of its organisation. $1 the usual one, $2 those that are otherwise, $3 one organisation. */
const isDue = (time: string) => `t.${time} < coalesce(
    (select e."removeBefore" from json_to_recordset($2::json) as e ("organizationId" uuid, "removeBefore" timestamptz)
      where e."organizationId" = t.organization_id), $1::timestamptz)
  and ($3::uuid is null or t.organization_id = $3)`;

/** Counts the rows that are due, and removes them unless that is all that is wanted. */
export async function applyToRows(
  database: Database,
  { table, time, unless = 'false', with: also }: RetainedRows,
  order: RetentionOrder,
): Promise<RetentionOutcome[]> {
  const due = `select t.id, t.organization_id from ${table} t where ${isDue(time)} and not (${unless})`;
  const work = order.dryRun
    ? `gone as (select organization_id from due)`
    : `${also ? `${also}, ` : ''}gone as (delete from ${table} t using due where t.id = due.id and t.organization_id = due.organization_id returning t.organization_id)`;
  const rows = await database.query<{ organizationId: string; removed: number }>(
    `with due as (${due}), ${work}
     select organization_id as "organizationId", count(*)::float8 as removed from gone group by 1 order by 1`,
    [order.removeBefore, JSON.stringify(order.exceptions), order.organizationId ?? null],
  );
  return rows.map((row) => ({ ...row, archived: 0 }));
}
