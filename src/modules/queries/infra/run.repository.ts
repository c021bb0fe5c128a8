import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository, type SelectQueryBuilder } from 'typeorm';
import { z } from 'zod';
import { Cursors } from '#shared/pagination';
import { type ListRuns, queriesErrors, type RunPageView, type RunRecordView } from '../contract/index.js';
import { RunEntity } from './run.entity.js';

type Wanted = ListRuns['input'];

/** Whose runs. */
export interface RunScope {
  readonly organizationId: string;
  readonly userId: string;
}

const cursors = new Cursors(z.object({ startedAt: z.iso.datetime(), id: z.uuid() }));

@Injectable()
export class RunRepository {
  constructor(@InjectRepository(RunEntity) private readonly rows: Repository<RunEntity>) {}

  /** Newest first. */
  async page({ actor, limit, cursor, search, ...more }: Wanted): Promise<RunPageView> {
    const { organizationId, userId } = actor;
    const page = this.rows
      .createQueryBuilder('run')
      .where({ organizationId, userId, ...given(more) })
      .orderBy({ 'run.startedAt': 'DESC', 'run.id': 'DESC' })
      .limit(limit + 1);
    for (const [index, word] of (search ?? '').split(/\s+/).filter(Boolean).entries())
      containing(page, `word${index}`, word);
    const after = cursors.read(cursor);
    if (after) page.andWhere('(run.startedAt, run.id) < (:startedAt, :id)', after);
    const found = (await page.getMany()).map(toRunView);
    return cursors.page(found, limit, ({ startedAt, id }) => ({ startedAt, id }));
  }

  /** Of everybody in the organisation, newest first. */
  favoritesOf(organizationId: string, dataSourceId: string): Promise<RunEntity[]> {
    const where = { organizationId, dataSourceId, favorite: true };
    return this.rows.find({ where, order: { startedAt: 'DESC', id: 'DESC' } });
  }

  async find(organizationId: string, id: string): Promise<RunEntity | null> {
    return await this.rows.findOneBy({ organizationId, id });
  }

  async mark(scope: RunScope, id: string, favorite: boolean): Promise<void> {
    const { affected } = await this.rows.update({ ...scope, id }, { favorite });
    if (affected === 0) throw queriesErrors.unknownRun({ id });
  }

  async remove(scope: RunScope, id: string): Promise<void> {
    const { affected } = await this.rows.delete({ ...scope, id });
    if (affected === 0) throw queriesErrors.unknownRun({ id });
  }
}

function containing(page: SelectQueryBuilder<RunEntity>, name: string, word: string): void {
  page.andWhere(`run.sql ilike :${name}`, { [name]: `%${word.replaceAll(/[\\%_]/g, '\\$&')}%` });
}

/** Without what was left out. */
const given = <T extends object>(fields: T): Partial<T> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Partial<T>;

export function toRunView(row: RunEntity): RunRecordView {
  const { id, dataSourceId, dataVersion, origin, sql, parameters, status, code, cached, favorite } = row;
  return {
    id,
    dataSourceId,
    dataVersion,
    origin,
    sql,
    parameters,
    status,
    ...(code !== null && { code }),
    rowCount: Number(row.rowCount),
    totalRows: Number(row.totalRows),
    executeMs: row.executeMs,
    cached,
    favorite,
    startedAt: row.startedAt.toISOString(),
  };
}
