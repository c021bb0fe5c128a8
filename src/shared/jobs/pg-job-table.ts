import type { Pool } from 'pg';
import { jobId } from './job-id.js';
import type { JobState, JobView } from './jobs.js';

interface Row {
  readonly id: string;
  readonly name: string;
  readonly state: 'created' | 'retry' | 'active' | 'completed' | 'failed' | 'cancelled';
  readonly attempts: number;
  readonly percent: number | null;
  readonly output: { readonly message?: string; readonly value?: unknown } | null;
}

const stateOf: Record<Row['state'], JobState> = {
  created: 'waiting',
  retry: 'retrying',
  active: 'running',
  completed: 'completed',
  failed: 'dead',
  cancelled: 'dead',
};

const select = `
  select id, name, state, percent, output,
         case when started_on is null then 0 else retry_count + 1 end as attempts
    from jobs.job left join jobs.job_progress on job_id = id`;

/** What pg-boss knows but has no call for: reads of its job table, and the progress beside it. */
export class PgJobTable {
  constructor(private readonly pool: Pool) {}

  async find(name: string, id: string): Promise<JobView | undefined> {
    const { rows } = await this.pool.query<Row>(`${select} where name = $1 and id::text = $2`, [name, id]);
    return rows[0] && viewOf(rows[0]);
  }

  async dead(limit: number): Promise<JobView[]> {
    const { rows } = await this.pool.query<Row>(
      `${select} where state = 'failed' order by completed_on desc, id limit $1`,
      [limit],
    );
    return rows.map(viewOf);
  }

  /** The job that waits or runs under a key. */
  async holderOf(name: string, key: string): Promise<string | undefined> {
    const { rows } = await this.pool.query<{ id: string }>(
      `select id from jobs.job where name = $1 and singleton_key = $2 and state <= 'active'`,
      [name, key],
    );
    return rows[0]?.id;
  }

  async running(name: string): Promise<string[]> {
    const { rows } = await this.pool.query<{ id: string }>(
      `select id from jobs.job where name = $1 and state = 'active'`,
      [name],
    );
    return rows.map(({ id }) => id);
  }

  async setProgress(id: string, percent: number): Promise<void> {
    await this.pool.query(
      `insert into jobs.job_progress (job_id, percent) values ($1, $2)
         on conflict (job_id) do update set percent = excluded.percent, changed_at = now()`,
      [id, percent],
    );
  }

  async forgetProgressOlderThan(days: number): Promise<void> {
    await this.pool.query(`delete from jobs.job_progress where changed_at < now() - $1 * interval '1 day'`, [
      days,
    ]);
  }
}

function viewOf({ id, name, state, attempts, percent, output }: Row): JobView {
  const lastError = state === 'completed' ? undefined : messageOf(output);
  return {
    id: jobId(name, id),
    name,
    state: stateOf[state],
    attempts,
    progress: state === 'completed' ? 100 : (percent ?? 0),
    ...(lastError === undefined ? {} : { lastError }),
  };
}

/** pg-boss stores a thrown error as it is, and its own reasons under `value`. */
function messageOf(output: Row['output']): string | undefined {
  if (!output) return undefined;
  const { message, value } = output;
  if (message !== undefined) return message;
  return typeof value === 'object' && value && 'message' in value ? String(value.message) : String(value);
}
