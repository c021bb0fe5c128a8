import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Clock, Ids } from '#shared/clock';
import { Database, type Transaction } from '#shared/database';
import { Cursors } from '#shared/pagination';
import type {
  Paged,
  ResolutionReport,
  ResolutionRunPage,
  ResolutionRunView,
} from '../../contract/entities/index.js';

interface Row {
  readonly id: string;
  readonly state: ResolutionRunView['state'];
  readonly requestedBy: string;
  readonly requestedAt: Date;
  readonly finishedAt: Date | null;
  readonly dataVersion: string | null;
  readonly report: ResolutionReport | null;
  readonly problem: string | null;
}

/** Whose work it is. */
export interface WaitingRun {
  readonly resolutionId: string;
  readonly organizationId: string;
  readonly userId: string;
}

const cursors = new Cursors(z.object({ requestedAt: z.iso.datetime(), id: z.uuid() }));
const columns = `id, state, requested_by as "requestedBy", requested_at as "requestedAt", finished_at as "finishedAt",
                 data_version as "dataVersion", report, problem`;

@Injectable()
export class ResolutionRuns {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** However often it is asked for at once: one. */
  async request(resolutionId: string, userId: string): Promise<ResolutionRunView> {
    const [row] = await this.database.query<Row>(
      `insert into governance.entity_run (id, resolution_id, requested_by, requested_at, state)
         values ($1, $2, $3, $4, 'waiting')
         on conflict (resolution_id) where state = 'waiting' do update set state = 'waiting' returning ${columns}`,
      [this.ids.next(), resolutionId, userId, this.clock.now()],
    );
    return viewOf(row as Row);
  }

  async page(resolutionId: string, { limit, cursor }: Paged): Promise<ResolutionRunPage> {
    const after = cursors.read(cursor);
    const rows = await this.database.query<Row>(
      `select ${columns} from governance.entity_run
        where resolution_id = $1 and ($2::timestamptz is null or (requested_at, id) < ($2, $3::uuid))
        order by requested_at desc, id desc limit ${limit + 1}`,
      [resolutionId, after?.requestedAt ?? null, after?.id ?? null],
    );
    return cursors.page(rows.map(viewOf), limit, ({ requestedAt, id }) => ({ requestedAt, id }));
  }

  async waiting(runId: string): Promise<WaitingRun | undefined> {
    const [row] = await this.database.query<WaitingRun>(
      `select resolution_id as "resolutionId", organization_id as "organizationId", requested_by as "userId"
         from governance.entity_run r join governance.entity_resolution e on e.id = r.resolution_id
        where r.id = $1 and r.state = 'waiting'`,
      [runId],
    );
    return row;
  }

  /** Answers whether it was still waited for: then this is the one who does it. */
  async complete(
    runId: string,
    { version, report }: { readonly version: string; readonly report: ResolutionReport },
    tx: Transaction,
  ): Promise<boolean> {
    const [, done]: [unknown, number] = await tx.query(
      `update governance.entity_run set state = 'completed', finished_at = $2, data_version = $3, report = $4
        where id = $1 and state = 'waiting'`,
      [runId, this.clock.now(), version, JSON.stringify(report)],
    );
    return done > 0;
  }

  async fail(runId: string, problem: string): Promise<void> {
    await this.database.query(
      `update governance.entity_run set state = 'failed', finished_at = $2, problem = $3
        where id = $1 and state = 'waiting'`,
      [runId, this.clock.now(), problem],
    );
  }
}

const viewOf = ({ id, state, requestedBy, requestedAt, ...row }: Row): ResolutionRunView => ({
  id,
  state,
  requestedBy,
  requestedAt: requestedAt.toISOString(),
  ...(row.finishedAt && { finishedAt: row.finishedAt.toISOString() }),
  ...(row.dataVersion && { dataVersion: row.dataVersion }),
  ...(row.report && { report: row.report }),
  ...(row.problem && { problem: row.problem }),
});
