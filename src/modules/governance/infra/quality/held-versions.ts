import { Injectable } from '@nestjs/common';
import { Database, type Transaction } from '#shared/database';
import { type Placed, SortedPages } from '#shared/pagination';
import { governanceErrors as errors } from '../../contract/errors.js';
import type {
  HeldState,
  HeldVersionPage,
  HeldVersionView,
  ListHeldVersions,
} from '../../contract/quality/index.js';
import type { OwnedSource } from './quality-rules.js';

interface Row {
  readonly id: string;
  readonly dataSourceId: string;
  readonly version: string;
  readonly runId: string;
  readonly state: HeldState;
  readonly heldAt: Date;
  readonly endedAt: Date | null;
  readonly releasedBy: string | null;
  readonly reason: string | null;
}

interface OfVersion extends OwnedSource {
  readonly version: string;
}

const pages = new SortedPages({ heldAt: { sql: 'h.held_at', type: 'timestamptz' } }, 'h.id');

const columns = `h.id, h.data_source_id as "dataSourceId", h.version, h.run_id as "runId", h.state,
  h.held_at as "heldAt", h.ended_at as "endedAt", h.released_by as "releasedBy", h.reason`;

@Injectable()
export class HeldVersions {
  constructor(private readonly database: Database) {}

  /** It was judged and found good, or somebody released it: then its run holds nothing any more. */
  async wasLetThrough({ organizationId, dataSourceId, version }: OfVersion): Promise<boolean> {
    const rows = await this.database.query(
      `select from governance.quality_run where organization_id = $1 and data_source_id = $2 and version = $3
          and trigger = 'load' and state = 'done' and not held limit 1`,
      [organizationId, dataSourceId, version],
    );
    return rows.length > 0;
  }

  /** Once more, when it is loaded once more. */
  async hold(of: OfVersion & { id: string; runId: string; heldAt: Date }, tx: Transaction): Promise<void> {
    await tx.query(
      `insert into governance.quality_held_version
         (id, organization_id, data_source_id, version, run_id, state, held_at)
         values ($1, $2, $3, $4, $5, 'held', $6)
         on conflict (organization_id, data_source_id, version) do update
           set run_id = excluded.run_id, state = 'held', held_at = excluded.held_at, ended_at = null`,
      [of.id, of.organizationId, of.dataSourceId, of.version, of.runId, of.heldAt],
    );
  }

  /** A later version answers: what was held before is of no more use. */
  async supersede({ organizationId, dataSourceId }: OwnedSource, at: Date, tx?: Transaction): Promise<void> {
    await (tx ?? this.database).query(
      `update governance.quality_held_version set state = 'superseded', ended_at = $3
        where organization_id = $1 and data_source_id = $2 and state = 'held'`,
      [organizationId, dataSourceId, at],
    );
  }

  async get(organizationId: string, heldId: string): Promise<HeldVersionView> {
    const [row] = await this.database.query<Row>(
      `select ${columns} from governance.quality_held_version h where h.id = $1 and h.organization_id = $2`,
      [heldId, organizationId],
    );
    if (!row) throw errors.heldVersionNotFound({ heldId });
    return viewOf(row);
  }

  /** Nothing when somebody was quicker. From now on its figures are what the next ones are compared with. */
  async release(
    heldId: string,
    by: { readonly userId: string; readonly reason: string; readonly at: Date },
    tx: Transaction,
  ): Promise<HeldVersionView | undefined> {
    const [row]: Row[] = await tx.query(
      `with released as (update governance.quality_held_version h
          set state = 'released', ended_at = $2, released_by = $3, reason = $4
          where h.id = $1 and h.state = 'held' returning ${columns}),
        let_through as (update governance.quality_run r set held = false from released where r.id = released."runId")
       select * from released`,
      [heldId, by.at, by.userId, by.reason],
    );
    return row && viewOf(row);
  }

  async count({ organizationId, dataSourceId }: OwnedSource): Promise<number> {
    const rows = await this.database.query(
      `select from governance.quality_held_version
        where organization_id = $1 and data_source_id = $2 and state = 'held'`,
      [organizationId, dataSourceId],
    );
    return rows.length;
  }

  async page(
    organizationId: string,
    asked: Omit<ListHeldVersions['input'], 'actor'>,
  ): Promise<HeldVersionPage> {
    const newestFirst = { ...asked, sort: 'heldAt', order: 'desc' } as const;
    const own = [organizationId, asked.dataSourceId ?? null, asked.state ?? null];
    const { place, after, order, parameters } = pages.sql(newestFirst, own);
    const rows = await this.database.query<Row & Placed>(
      `select ${columns}, ${place} from governance.quality_held_version h
        where h.organization_id = $1 and ($2::uuid is null or h.data_source_id = $2)
          and ($3::text is null or h.state = $3) and ${after} ${order}`,
      parameters,
    );
    const { items, ...next } = pages.page(rows, newestFirst);
    return { items: items.map(viewOf), ...next };
  }
}

const viewOf = ({ id, dataSourceId, version, runId, state, heldAt, ...row }: Row): HeldVersionView => ({
  id,
  dataSourceId,
  version,
  runId,
  state,
  heldAt: heldAt.toISOString(),
  ...(row.endedAt && { endedAt: row.endedAt.toISOString() }),
  ...(row.releasedBy && { releasedBy: row.releasedBy }),
  ...(row.reason && { reason: row.reason }),
});
