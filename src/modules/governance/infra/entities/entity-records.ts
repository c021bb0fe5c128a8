import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Clock } from '#shared/clock';
import { Database, type Transaction } from '#shared/database';
import { Cursors } from '#shared/pagination';
import type { Paged, RecordRef } from '../../contract/entities/index.js';
import { governanceErrors as errors } from '../../contract/errors.js';
import type { Entity, Identified } from '../../domain/entities/identities.js';

const cursors = new Cursors(z.object({ id: z.uuid() }));
const record = `jsonb_build_object('table', table_place, 'key', record_key) order by table_place, record_key`;

/** Which records are which entity. */
@Injectable()
export class EntityRecords {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async of(resolutionId: string): Promise<Entity[]> {
    return await this.database.query<Entity>(
      `select entity_id as id, jsonb_agg(${record}) as records from governance.entity_record
        where resolution_id = $1 group by 1 order by 1`,
      [resolutionId],
    );
  }

  async page(resolutionId: string, { limit, cursor }: Paged) {
    const after = cursors.read(cursor);
    const rows = await this.database.query<Entity>(
      `select e.id, (select jsonb_agg(${record}) from governance.entity_record where entity_id = e.id) as records
         from governance.entity e where e.resolution_id = $1 and e.ended_at is null and ($2::uuid is null or e.id > $2)
        order by e.id limit ${limit + 1}`,
      [resolutionId, after?.id ?? null],
    );
    return cursors.page(rows, limit, ({ id }) => ({ id }));
  }

  /** An id of earlier leads to what it went into. */
  async get(resolutionId: string, entityId: string): Promise<Entity> {
    const [row] = await this.database.query<{ id: string; records: readonly RecordRef[] | null }>(
      `with recursive later as (
         select id, successor_id from governance.entity where id = $2 and resolution_id = $1
         union select e.id, e.successor_id from governance.entity e join later on e.id = later.successor_id
       )
       select id, (select jsonb_agg(${record}) from governance.entity_record where entity_id = later.id) as records
         from later where successor_id is null`,
      [resolutionId, entityId],
    );
    if (!row?.records) throw errors.entityNotFound({ entityId });
    return { id: row.id, records: row.records };
  }

  async keep(
    resolutionId: string,
    { entities, superseded, ended }: Identified,
    tx: Transaction,
  ): Promise<void> {
    const now = this.clock.now();
    await tx.query('delete from governance.entity_record where resolution_id = $1', [resolutionId]);
    const gone = [
      ...[...superseded].map(([id, by]) => ({ id, by })),
      ...ended.map((id) => ({ id, by: null })),
    ];
    await tx.query(
      `insert into governance.entity (id, resolution_id, created_at)
         select id, $1, $3 from unnest($2::uuid[]) id on conflict (id) do nothing`,
      [resolutionId, entities.map(({ id }) => id), now],
    );
    await tx.query(
      `update governance.entity e set successor_id = g.by, ended_at = $2
         from jsonb_to_recordset($1::jsonb) as g (id uuid, by uuid) where e.id = g.id`,
      [JSON.stringify(gone), now],
    );
    const members = entities.flatMap(({ id, records }) => records.map((one) => ({ ...one, id })));
    await tx.query(
      `insert into governance.entity_record (resolution_id, table_place, record_key, entity_id)
         select $1, "table", key, id from jsonb_to_recordset($2::jsonb) as m ("table" smallint, key text, id uuid)`,
      [resolutionId, JSON.stringify(members)],
    );
  }
}
