import type { RetentionOrder, RetentionOutcome } from '#shared/contracts';
import type { Database } from '#shared/database';

/** Rows of an organisation that have a time. Names and conditions are a module's own, never from a request. */
export interface RetainedRows {
  /** With its schema. */
  readonly table: string;
  readonly time: string;
  /** Which of them may go, beside their age; of the alias `t`. */
  readonly unless?: string;
  /** What goes with them first, of `due (id)`. */
  readonly with?: string;
}

/**
 * The moment of the organisation of `t`: of $2, those that are otherwise, or else the usual one. An organisation that says
 * how long and not when to archive archives nothing before it goes.
 */
const momentOf = (moment: string, usual: string) => `coalesce(
    (select ${moment} from json_to_recordset($2::json) as e ("organizationId" uuid, "removeBefore" timestamptz, "archiveBefore" timestamptz)
      where e."organizationId" = t.organization_id), ${usual}::timestamptz)`;

export const removeMoment = momentOf('e."removeBefore"', '$1');
export const archiveMoment = momentOf('coalesce(e."archiveBefore", e."removeBefore")', '$4');

/** For these moments: $1 and $4 the usual ones, $2 those that are otherwise, $3 one organisation. */
export const valuesOf = ({ removeBefore, archiveBefore, exceptions, organizationId }: RetentionOrder) => [
  removeBefore,
  JSON.stringify(exceptions),
  organizationId ?? null,
  archiveBefore ?? removeBefore,
];

const isDue = (time: string) =>
  `t.${time} < ${removeMoment} and ($3::uuid is null or t.organization_id = $3)`;

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
    valuesOf(order).slice(0, 3),
  );
  return rows.map((row) => ({ ...row, archived: 0 }));
}
