import { Injectable } from '@nestjs/common';
import { Database, type Transaction } from '#shared/database';
import { type Placed, SortedPages } from '#shared/pagination';
import { governanceErrors as errors } from '../../contract/errors.js';
import type {
  ListQualityRuns,
  QualityOutcome,
  QualityRunPage,
  QualityRunView,
  QualityTrigger,
} from '../../contract/quality/index.js';
import type { OwnedSource } from './quality-rules.js';

interface Row extends OwnedSource {
  readonly id: string;
  readonly version: string | null;
  readonly trigger: QualityTrigger;
  readonly state: QualityRunView['state'];
  readonly outcome: QualityOutcome | null;
  readonly score: number | null;
  readonly counts: QualityRunView['counts'];
  readonly startedAt: Date;
  readonly finishedAt: Date | null;
  readonly problem: string | null;
}

export interface NewRun extends OwnedSource {
  readonly id: string;
  readonly trigger: QualityTrigger;
  readonly requestedBy: string | null;
  readonly startedAt: Date;
}

/** How a run ended. */
export interface RunEnd {
  readonly version: string | undefined;
  readonly outcome: QualityOutcome;
  readonly score?: number;
  readonly counts: QualityRunView['counts'];
  readonly held: boolean;
  readonly finishedAt: Date;
}

type Asked = Omit<ListQualityRuns['input'], 'actor'>;

const pages = new SortedPages(
  {
    startedAt: { sql: 'r.started_at', type: 'timestamptz' },
    score: { sql: 'coalesce(round(r.score * 100), -1)::bigint', type: 'bigint' },
  },
  'r.id',
);

const columns = `r.id, r.organization_id as "organizationId", r.data_source_id as "dataSourceId", r.version, r.trigger,
  r.state, r.outcome, r.score, r.counts, r.started_at as "startedAt", r.finished_at as "finishedAt", r.problem`;

@Injectable()
export class QualityRuns {
  constructor(private readonly database: Database) {}

  /** While one of a source waits, that one is meant. */
  async request(run: NewRun): Promise<QualityRunView> {
    const { id, organizationId, dataSourceId, trigger, requestedBy, startedAt } = run;
    const [row] = await this.database.query<Row>(
      `insert into governance.quality_run as r
         (id, organization_id, data_source_id, trigger, state, requested_by, started_at)
         values ($1, $2, $3, $4, 'waiting', $5, $6)
         on conflict (organization_id, data_source_id) where state = 'waiting'
           do update set organization_id = excluded.organization_id returning ${columns}`,
      [id, organizationId, dataSourceId, trigger, requestedBy, startedAt],
    );
    return viewOf(row as Row);
  }

  /** Of a load, in the transaction that ends it. */
  async add(
    { id, organizationId, dataSourceId, trigger, startedAt }: NewRun,
    tx: Transaction,
  ): Promise<void> {
    await tx.query(
      `insert into governance.quality_run (id, organization_id, data_source_id, trigger, state, started_at)
         values ($1, $2, $3, $4, 'done', $5)`,
      [id, organizationId, dataSourceId, trigger, startedAt],
    );
  }

  async end(runId: string, end: RunEnd, tx: Transaction): Promise<void> {
    const { version, outcome, score, counts, held, finishedAt } = end;
    await tx.query(
      `update governance.quality_run set state = 'done', version = $2, outcome = $3, score = $4, counts = $5, held = $6,
         finished_at = $7 where id = $1`,
      [runId, version ?? null, outcome, score ?? null, JSON.stringify(counts), held, finishedAt],
    );
  }

  async fail(runId: string, problem: string, at: Date): Promise<void> {
    await this.database.query(
      `update governance.quality_run set state = 'failed', problem = $2, finished_at = $3
        where id = $1 and state = 'waiting'`,
      [runId, problem, at],
    );
  }

  /** What is still to be done, of whom. */
  async waiting(runId?: string): Promise<Row[]> {
    return await this.database.query<Row>(
      `select ${columns} from governance.quality_run r
        where r.state = 'waiting' and ($1::uuid is null or r.id = $1)`,
      [runId ?? null],
    );
  }

  async get(organizationId: string, runId: string): Promise<QualityRunView> {
    const [row] = await this.database.query<Row>(
      `select ${columns} from governance.quality_run r where r.id = $1 and r.organization_id = $2`,
      [runId, organizationId],
    );
    if (!row) throw errors.qualityRunNotFound({ runId });
    return viewOf(row);
  }

  async last({ organizationId, dataSourceId }: OwnedSource): Promise<QualityRunView | undefined> {
    const [row] = await this.database.query<Row>(
      `select ${columns} from governance.quality_run r
        where r.organization_id = $1 and r.data_source_id = $2 and r.state = 'done'
        order by r.started_at desc, r.id desc limit 1`,
      [organizationId, dataSourceId],
    );
    return row && viewOf(row);
  }

  async page(organizationId: string, asked: Asked): Promise<QualityRunPage> {
    const { dataSourceId, trigger, outcome } = asked;
    const own = [organizationId, dataSourceId, trigger, outcome].map((value) => value ?? null);
    const { place, after, order, parameters } = pages.sql(asked, own);
    const rows = await this.database.query<Row & Placed>(
      `select ${columns}, ${place} from governance.quality_run r
        where r.organization_id = $1 and ($2::uuid is null or r.data_source_id = $2)
          and ($3::text is null or r.trigger = $3) and ($4::text is null or r.outcome = $4)
          and ${after} ${order}`,
      parameters,
    );
    const { items, ...next } = pages.page(rows, asked);
    return { items: items.map(viewOf), ...next };
  }
}

const viewOf = ({ id, dataSourceId, trigger, state, counts, startedAt, ...row }: Row): QualityRunView => ({
  id,
  dataSourceId,
  ...(row.version !== null && { version: row.version }),
  trigger,
  state,
  ...(row.outcome && { outcome: row.outcome }),
  ...(row.score !== null && { score: row.score }),
  counts,
  startedAt: startedAt.toISOString(),
  ...(row.finishedAt && { finishedAt: row.finishedAt.toISOString() }),
  ...(row.problem && { problem: row.problem }),
});
