import { type BeforeApplicationShutdown, Injectable, Logger } from '@nestjs/common';
import { Database } from '#shared/database';
import { Outbox } from '#shared/messaging';
import { QueriesExecuted, type QueryExecuted, type RunOrigin, type RunStatus } from '../contract/index.js';

/** A run that has ended. */
export interface EndedRun {
  readonly id: string;
  readonly organizationId: string;
  readonly userId: string;
  readonly dataSourceId: string;
  readonly dataVersion: string;
  readonly origin: RunOrigin;
  readonly sql: string;
  readonly parameters: readonly (string | number | boolean | null)[];
  readonly maxRows: number;
  readonly status: RunStatus;
  readonly code?: string;
  readonly rowCount: number;
  readonly totalRows: number;
  readonly executeMs: number;
  readonly cached: boolean;
  readonly startedAt: string;
}

const writeAfterMs = 200;
const largestBatch = 1000;
/** While the database cannot be written to, so many wait; further ones are not remembered. */
const mostWaiting = 10_000;

const columns = `id uuid, "organizationId" uuid, "userId" uuid, "dataSourceId" uuid, "dataVersion" text, origin text,
  sql text, parameters jsonb, "maxRows" integer, status text, code text, "rowCount" bigint, "totalRows" bigint,
  "executeMs" double precision, cached boolean, "startedAt" timestamptz`;

const insertRuns = `
  insert into queries.run (id, organization_id, user_id, data_source_id, data_version, origin, sql, parameters, max_rows,
                           status, code, row_count, total_rows, execute_ms, cached, started_at)
  select id, "organizationId", "userId", "dataSourceId", "dataVersion", origin, sql, parameters, "maxRows",
         status, code, "rowCount", "totalRows", "executeMs", cached, "startedAt"
    from json_to_recordset($1::json) as ended (${columns})
  on conflict do nothing`;

const addUsage = `
  insert into queries.usage as known (organization_id, day, statements, failed, cached, rows, execute_ms)
  select "organizationId", ("startedAt" at time zone 'UTC')::date, count(*), count(*) filter (where status = 'failed'),
         count(*) filter (where cached), sum("rowCount"), sum("executeMs")
    from json_to_recordset($1::json) as ended (${columns})
   group by 1, 2 order by 1, 2
  on conflict (organization_id, day) do update
    set statements = known.statements + excluded.statements, failed = known.failed + excluded.failed,
        cached = known.cached + excluded.cached, rows = known.rows + excluded.rows,
        execute_ms = known.execute_ms + excluded.execute_ms`;

/**
 * Remembers what was run. Nobody waits for it: runs are written some at a time, a moment after they ended. Those that
 * ended in the moment before a process is killed are forgotten.
 */
@Injectable()
export class RunHistory implements BeforeApplicationShutdown {
  private readonly log = new Logger(RunHistory.name);
  private waiting: EndedRun[] = [];
  private timer: NodeJS.Timeout | undefined;
  private writing = Promise.resolve();

  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
  ) {}

  add(run: EndedRun): void {
    if (this.waiting.length < mostWaiting) this.waiting.push(run);
    this.timer ??= setTimeout(() => void this.flush(), writeAfterMs);
  }

  /** Writes what waits; what comes meanwhile waits for the next time, or a busy server would write all the time. */
  flush(): Promise<void> {
    this.writing = this.writing.then(() => this.writeAll());
    return this.writing;
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.flush();
  }

  private async writeAll(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    for (let left = this.waiting.length; left > 0; left -= largestBatch) {
      const batch = this.waiting.slice(0, Math.min(left, largestBatch));
      try {
        await this.write(batch);
      } catch (error) {
        this.log.warn(`${this.waiting.length} runs cannot be remembered now: ${error}`);
        return;
      }
      this.waiting = this.waiting.slice(batch.length);
    }
  }

  private write(batch: readonly EndedRun[]): Promise<void> {
    const rows = [JSON.stringify(batch)];
    return this.database.transaction(async (tx) => {
      await tx.query(insertRuns, rows);
      await tx.query(addUsage, rows);
      await this.outbox.add(new QueriesExecuted({ queries: batch.map(announced) }), tx);
    });
  }
}

function announced({ id: queryId, status: _status, code, ...run }: EndedRun): QueryExecuted {
  const { organizationId, userId, dataSourceId, rowCount, executeMs, cached, startedAt } = run;
  const ended = { queryId, organizationId, userId, dataSourceId, rowCount, executeMs, cached, startedAt };
  return code === undefined ? { ...ended, status: 'completed' } : { ...ended, status: 'failed', code };
}
