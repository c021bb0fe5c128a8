import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { In, Repository } from 'typeorm';
import { Database, type Transaction } from '#shared/database';
import type { LoadFailure, LoadView } from '../contract/index.js';
import { DatasetLoadEntity } from './dataset-load.entity.js';

export interface NewLoad {
  readonly id: string;
  readonly dataSourceId: string;
  readonly organizationId: string;
  readonly origin: 'files' | 'database';
  readonly fileIds: readonly string[];
  /** Everything is read, also where usually only what is new is. */
  readonly whole: boolean;
  /** What is read answers whatever its checks say. */
  readonly unchecked: boolean;
}

export interface Headway {
  readonly rowsRead?: number;
  readonly rowsExpected?: number;
}

/** How a load ended. */
export interface LoadEnd {
  readonly status: 'done' | 'failed';
  readonly version?: string;
  readonly failure?: LoadFailure;
  readonly headway?: Headway;
}

export interface ClaimedLoad extends NewLoad {
  /** This one included. */
  readonly attempts: number;
}

const columns = `id, data_source_id as "dataSourceId", organization_id as "organizationId", file_ids as "fileIds", attempts, origin, whole, unchecked`;

const kept = 100;

@Injectable()
export class DatasetLoadRepository {
  constructor(
    @InjectRepository(DatasetLoadEntity) private readonly rows: Repository<DatasetLoadEntity>,
    private readonly database: Database,
  ) {}

  /** Keeps the newest hundred of a source. */
  async add(load: NewLoad, tx: Transaction): Promise<void> {
    await tx
      .createQueryBuilder()
      .insert()
      .into(DatasetLoadEntity)
      .values({ ...load, fileIds: [...load.fileIds], status: 'waiting', attempts: 0, aliveAt: () => 'now()' })
      .orIgnore()
      .execute();
    await tx.query(
      `delete from datasets.dataset_load where data_source_id = $1 and created_at <= (
         select created_at from datasets.dataset_load where data_source_id = $1
         order by created_at desc offset ${kept} limit 1)`,
      [load.dataSourceId],
    );
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

  /** False when there is nothing more to do: it was cancelled, or its source removed. */
  async signOfLife(id: string, headway: Headway): Promise<boolean> {
    const change = { aliveAt: () => 'clock_timestamp()', ...columnsOf(headway) };
    const { affected } = await this.rows.update({ id, status: 'running' }, change);
    return affected === 1;
  }

  /** Back in the queue, for the next attempt. */
  async release(id: string): Promise<void> {
    await this.database.query(
      `update datasets.dataset_load set status = 'waiting' where id = $1 and status = 'running'`,
      [id],
    );
  }

  /** False when the load is gone: its source was removed meanwhile. */
  async end(id: string, end: LoadEnd, tx: Transaction): Promise<boolean> {
    const { headway = {}, ...rest } = end;
    const change = { ...rest, ...columnsOf(headway), endedAt: () => 'clock_timestamp()' };
    const { affected } = await tx.update(DatasetLoadEntity, { id, status: 'running' }, change);
    return affected === 1;
  }

  /** False when it has ended already. */
  async cancel(id: string, failure: LoadFailure, tx: Transaction): Promise<boolean> {
    const change = { status: 'cancelled', failure, endedAt: () => 'clock_timestamp()' } as const;
    const { affected } = await tx.update(
      DatasetLoadEntity,
      { id, status: In(['waiting', 'running']) },
      change,
    );
    return affected === 1;
  }

  async find(dataSourceId: string, id: string): Promise<LoadView | undefined> {
    const row = await this.rows.findOneBy({ dataSourceId, id });
    return row ? toView(row) : undefined;
  }

  /** Newest first. */
  async list(dataSourceId: string): Promise<LoadView[]> {
    const order = { createdAt: 'DESC' } as const;
    return (await this.rows.find({ where: { dataSourceId }, order, take: kept })).map(toView);
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

const columnsOf = ({ rowsRead, rowsExpected }: Headway) => ({
  ...(rowsRead !== undefined && { rowsRead: String(rowsRead) }),
  ...(rowsExpected !== undefined && { rowsExpected: String(rowsExpected) }),
});

const toView = (row: DatasetLoadEntity): LoadView => ({
  id: row.id,
  dataSourceId: row.dataSourceId,
  status: row.status,
  attempts: row.attempts,
  ...(row.rowsRead !== null && { rowsRead: Number(row.rowsRead) }),
  ...(row.rowsExpected !== null && { rowsExpected: Number(row.rowsExpected) }),
  ...(row.version !== null && { version: row.version }),
  ...(row.failure && { failure: row.failure }),
  createdAt: row.createdAt.toISOString(),
  ...(row.endedAt && { endedAt: row.endedAt.toISOString() }),
});
