import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { ArrayOverlap, IsNull, LessThanOrEqual, Not, Repository } from 'typeorm';
import { z } from 'zod';
import { type Actor, publicOrganizationId } from '#shared/contracts';
import { Database, type Transaction } from '#shared/database';
import { Cursors, type PageRequest } from '#shared/pagination';
import {
  type DataSourcePage,
  type DataSourceView,
  dataSourcesErrors as errors,
  isDatabase,
  type LiveConnectionView,
  type NamedSourceView,
} from '../contract/index.js';
import { DataSourceEntity } from './data-source.entity.js';

export type NewDataSource = Pick<
  DataSourceView,
  'id' | 'organizationId' | 'name' | 'kind' | 'mode' | 'fileIds' | 'connection' | 'copy' | 'schedule'
> & {
  readonly createdBy: string;
  readonly sealedPassword?: string;
  readonly nextRefreshAt?: Date;
};

type Change = Partial<
  Pick<
    DataSourceEntity,
    | 'name'
    | 'status'
    | 'version'
    | 'report'
    | 'failure'
    | 'connection'
    | 'sealedPassword'
    | 'copy'
    | 'schedule'
    | 'nextRefreshAt'
  >
>;

interface ListRequest extends PageRequest {
  readonly actor: Actor;
  /** Those that are not shared with the actor. */
  readonly hidden: readonly string[];
}

/** `created_at` is kept in milliseconds, so a cursor carries it without loss. */
const cursors = new Cursors(z.object({ createdAt: z.iso.datetime(), id: z.uuid() }));

const readable = `
  select id, organization_id as "organizationId", name, restricted, kind, mode, status, file_ids as "fileIds", version, report,
         failure, connection, copy, schedule, next_refresh_at as "nextRefreshAt", created_at as "createdAt"
    from data_sources.data_source
   where id = $1 and organization_id = any ($2::uuid[])`;

const connectionOf = `
  select kind, connection, sealed_password as "sealedPassword", copy from data_sources.data_source where id = $1`;

@Injectable()
export class DataSourceRepository {
  constructor(
    @InjectRepository(DataSourceEntity) private readonly rows: Repository<DataSourceEntity>,
    private readonly database: Database,
  ) {}

  /** Of the own organisation, or public. Every statement and question asks for it, so it is prepared. */
  async getReadable({ organizationId }: Actor, dataSourceId: string): Promise<DataSourceView> {
    const values = [dataSourceId, [organizationId, publicOrganizationId]];
    const [row] = await this.database.prepared<SelectedRow>({
      name: 'readable source',
      text: readable,
      values,
    });
    if (!row) throw errors.notFound({ dataSourceId });
    return toView(row);
  }

  /** Every statement on a live source asks for it. */
  async getLiveConnection(dataSourceId: string): Promise<LiveConnectionView> {
    const [row] = await this.database.prepared<ConnectionRow>({
      name: 'connection of a source',
      text: connectionOf,
      values: [dataSourceId],
    });
    if (!row) throw errors.notFound({ dataSourceId });
    const { kind, connection: settings, sealedPassword, copy } = row;
    if (!isDatabase(kind) || !settings || !sealedPassword) throw errors.notLive({ kind });
    return { kind, settings, sealedPassword, ...(copy && { copy }) };
  }

  /** Made of any of these files. */
  async ofFiles(organizationId: string, fileIds: readonly string[]): Promise<NamedSourceView[]> {
    const rows = await this.rows.find({
      where: { organizationId, fileIds: ArrayOverlap([...fileIds]) },
      select: { id: true, name: true },
    });
    return rows.map(({ id, name }) => ({ id, name }));
  }

  /** Whose schedule has come, the longest first. */
  async due(now: Date): Promise<string[]> {
    const rows = await this.rows.find({
      where: { nextRefreshAt: LessThanOrEqual(now) },
      select: { id: true, nextRefreshAt: true },
      order: { nextRefreshAt: 'ASC' },
    });
    return rows.map(({ id }) => id);
  }

  /** Of all databases. */
  async sealedPasswords(): Promise<{ readonly id: string; readonly sealedPassword: string }[]> {
    const select = { id: true, sealedPassword: true } as const;
    const rows = await this.rows.find({ where: { sealedPassword: Not(IsNull()) }, select });
    return rows.map(({ id, sealedPassword }) => ({ id, sealedPassword: sealedPassword ?? '' }));
  }

  /** Not when it was changed meanwhile. */
  async sealAnew(id: string, from: string, to: string): Promise<void> {
    await this.rows.update({ id, sealedPassword: from }, { sealedPassword: to });
  }

  /** Newest first. The cursor is the place of the last one shown, which may be gone by now. */
  async listReadable({ actor, hidden, limit, cursor }: ListRequest): Promise<DataSourcePage> {
    const page = this.rows
      .createQueryBuilder('source')
      .where('source.organizationId in (:...readable)', {
        readable: [actor.organizationId, publicOrganizationId],
      })
      .andWhere('not (source.id = any (:hidden))', { hidden })
      .orderBy('source.createdAt', 'DESC')
      .addOrderBy('source.id', 'DESC')
      .limit(limit + 1);
    const after = cursors.read(cursor);
    if (after) page.andWhere('(source.createdAt, source.id) < (:createdAt, :id)', after);
    const found = (await page.getMany()).map(toView);
    return cursors.page(found, limit, ({ createdAt, id }) => ({ createdAt, id }));
  }

  /** Holds the row for the transaction, so that what is decided about it stays true. */
  async lock(dataSourceId: string, tx: Transaction): Promise<DataSourceView | undefined> {
    const row = await tx.findOne(DataSourceEntity, {
      where: { id: dataSourceId },
      lock: { mode: 'pessimistic_write' },
    });
    return row ? toView(row) : undefined;
  }

  /** Nothing when the id is taken, also by somebody who is a moment ahead. */
  async add({ fileIds, ...source }: NewDataSource, tx: Transaction): Promise<DataSourceView | undefined> {
    const { raw } = await tx
      .createQueryBuilder()
      .insert()
      .into(DataSourceEntity)
      .values({ ...source, fileIds: [...fileIds], status: 'loading' })
      .orIgnore()
      .returning('id')
      .execute();
    if (raw.length === 0) return undefined;
    return toView(await tx.findOneByOrFail(DataSourceEntity, { id: source.id }));
  }

  async change(dataSourceId: string, change: Change, tx: Transaction): Promise<DataSourceView> {
    await tx.update(DataSourceEntity, { id: dataSourceId }, change);
    return toView(await tx.findOneByOrFail(DataSourceEntity, { id: dataSourceId }));
  }

  async idsOf(organizationId: string, tx: Transaction): Promise<string[]> {
    const rows = await tx.find(DataSourceEntity, { select: { id: true }, where: { organizationId } });
    return rows.map(({ id }) => id);
  }

  async remove(dataSourceId: string, tx: Transaction): Promise<void> {
    await tx.delete(DataSourceEntity, { id: dataSourceId });
  }
}

/** What is shown of a row. */
type SelectedRow = Omit<DataSourceEntity, 'createdBy' | 'sealedPassword'>;

type ConnectionRow = Pick<DataSourceEntity, 'kind' | 'connection' | 'sealedPassword' | 'copy'>;

function toView(row: SelectedRow): DataSourceView {
  const { id, organizationId, name, restricted, kind, mode, status, fileIds, createdAt } = row;
  const { version, report, failure, connection, copy, schedule, nextRefreshAt } = row;
  return {
    id,
    organizationId,
    name,
    ...(restricted && { restricted }),
    kind,
    mode,
    status,
    fileIds,
    ...(connection && { connection }),
    ...(copy && { copy }),
    ...(schedule !== null && nextRefreshAt && { schedule, nextRefreshAt: nextRefreshAt.toISOString() }),
    ...(version !== null && { version }),
    ...(report && { report }),
    ...(failure && { failure }),
    createdAt: createdAt.toISOString(),
  };
}
