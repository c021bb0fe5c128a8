import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Clock } from '#shared/clock';
import { Database, type Transaction } from '#shared/database';
import { Cursors } from '#shared/pagination';
import type { Paged, ResolutionPage, ResolutionSpec, ResolutionView } from '../../contract/entities/index.js';
import { governanceErrors as errors } from '../../contract/errors.js';

interface Row {
  readonly id: string;
  readonly spec: ResolutionSpec;
  readonly changedBy: string;
  readonly changedAt: Date;
}

const cursors = new Cursors(z.object({ name: z.string(), id: z.uuid() }));
const columns = 'id, spec, changed_by as "changedBy", changed_at as "changedAt"';
const viewOf = ({ id, spec, changedBy, changedAt }: Row): ResolutionView => ({
  id,
  ...spec,
  changedBy,
  changedAt: changedAt.toISOString(),
});

/** What organisations say of which records are the same. */
@Injectable()
export class Resolutions {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Another organisation's does not exist. */
  async get(organizationId: string, resolutionId: string): Promise<ResolutionView> {
    const [row] = await this.database.query<Row>(
      `select ${columns} from governance.entity_resolution where id = $1 and organization_id = $2`,
      [resolutionId, organizationId],
    );
    if (!row) throw errors.resolutionNotFound({ resolutionId });
    return viewOf(row);
  }

  async page(organizationId: string, { limit, cursor }: Paged): Promise<ResolutionPage> {
    const after = cursors.read(cursor);
    const rows = await this.database.query<Row>(
      `select ${columns} from governance.entity_resolution
        where organization_id = $1 and ($2::text is null or (name, id) > ($2, $3::uuid)) order by name, id limit ${limit + 1}`,
      [organizationId, after?.name ?? null, after?.id ?? null],
    );
    return cursors.page(rows.map(viewOf), limit, ({ name, id }) => ({ name, id }));
  }

  /** A name is given once. */
  async save(
    { organizationId, userId }: { readonly organizationId: string; readonly userId: string },
    { id, spec }: { readonly id: string; readonly spec: ResolutionSpec },
    tx: Transaction,
  ): Promise<void> {
    const { name } = spec;
    const [taken] = await tx.query(
      'select from governance.entity_resolution where organization_id = $1 and name = $2 and id <> $3 for update',
      [organizationId, name, id],
    );
    if (taken) throw errors.resolutionNameTaken({ name });
    await tx.query(
      `insert into governance.entity_resolution (id, organization_id, data_source_id, name, spec, changed_by, changed_at)
         values ($1, $2, $3, $4, $5, $6, $7)
       on conflict (id) do update set data_source_id = excluded.data_source_id, name = excluded.name, spec = excluded.spec,
         changed_by = excluded.changed_by, changed_at = excluded.changed_at`,
      [id, organizationId, spec.dataSourceId, name, JSON.stringify(spec), userId, this.clock.now()],
    );
  }

  async remove(resolutionId: string, tx: Transaction): Promise<void> {
    await tx.query('delete from governance.entity_resolution where id = $1', [resolutionId]);
  }
}
