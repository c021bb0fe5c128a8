import { Injectable } from '@nestjs/common';
import { Database, type Transaction } from '#shared/database';
import { DatasetLoadEntity } from './dataset-load.entity.js';

export interface NewLoad {
  readonly id: string;
  readonly dataSourceId: string;
  readonly organizationId: string;
  readonly fileIds: readonly string[];
}

export interface ClaimedLoad extends NewLoad {
  /** This one included. */
  readonly attempts: number;
}

const columns = `id, data_source_id as "dataSourceId", organization_id as "organizationId", file_ids as "fileIds", attempts`;

@Injectable()
export class DatasetLoadRepository {
  constructor(private readonly database: Database) {}

  async add(load: NewLoad, tx: Transaction): Promise<void> {
    await tx
      .createQueryBuilder()
      .insert()
      .into(DatasetLoadEntity)
      .values({ ...load, fileIds: [...load.fileIds], status: 'waiting', attempts: 0, aliveAt: () => 'now()' })
      .orIgnore()
      .execute();
  }

  /** One caller gets the load: while it waits, or when whoever had it has been silent for too long. */
  async claim(id: string, silentSeconds: number): Promise<ClaimedLoad | undefined> {
    return await this.database.transaction(async (tx) => {
      const [rows]: [ClaimedLoad[]] = await tx.query(
        `update datasets.dataset_load set status = 'running', attempts = attempts + 1, alive_at = clock_timestamp()
          where id = $1 and (status = 'waiting'
             or status = 'running' and alive_at < clock_timestamp() - make_interval(secs => $2))
          returning ${columns}`,
        [id, silentSeconds],
      );
      return rows[0];
    });
  }

  async isOpen(id: string): Promise<boolean> {
    const rows = await this.database.query(
      `select from datasets.dataset_load where id = $1 and status in ('waiting', 'running')`,
      [id],
    );
    return rows.length > 0;
  }

  async signOfLife(id: string): Promise<void> {
    await this.database.query(
      `update datasets.dataset_load set alive_at = clock_timestamp() where id = $1 and status = 'running'`,
      [id],
    );
  }

  /** Back in the queue, for the next attempt. */
  async release(id: string): Promise<void> {
    await this.database.query(
      `update datasets.dataset_load set status = 'waiting' where id = $1 and status = 'running'`,
      [id],
    );
  }

  /** False when the load is gone: its source was removed meanwhile. */
  async end(id: string, status: 'done' | 'failed', tx: Transaction): Promise<boolean> {
    const { affected } = await tx.update(DatasetLoadEntity, { id, status: 'running' }, { status });
    return affected === 1;
  }

  /** Loads that nobody carries out, though they are not done. */
  async abandoned(silentSeconds: number): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      `select id from datasets.dataset_load where status in ('waiting', 'running')
          and alive_at < clock_timestamp() - make_interval(secs => $1) order by created_at`,
      [silentSeconds],
    );
    return rows.map(({ id }) => id);
  }

  async removeAllOf(dataSourceId: string, tx: Transaction): Promise<void> {
    await tx.delete(DatasetLoadEntity, { dataSourceId });
  }
}
