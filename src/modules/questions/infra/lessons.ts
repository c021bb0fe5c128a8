import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { z } from 'zod';
import { Clock, Ids } from '#shared/clock';
import type { Transaction } from '#shared/database';
import { Cursors, type PageRequest } from '#shared/pagination';
import type { LessonPageView, LessonReportView, LessonView } from '../contract/index.js';
import { LessonEntity } from './lesson.entity.js';

interface Page extends PageRequest {
  /** Sources that are not for the one who asks. */
  readonly hidden: readonly string[];
  readonly dataSourceId?: string | undefined;
}

const cursors = new Cursors(z.object({ requestedAt: z.iso.datetime(), id: z.uuid() }));

/** The runs of learning, with their reports. */
@Injectable()
export class Lessons {
  constructor(
    @InjectRepository(LessonEntity) private readonly rows: Repository<LessonEntity>,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  async add(
    lesson: Pick<LessonEntity, 'organizationId' | 'dataSourceId' | 'requestedBy'>,
  ): Promise<LessonView> {
    const row: LessonEntity = {
      ...lesson,
      id: this.ids.next(),
      status: 'waiting',
      requestedAt: this.clock.now(),
      finishedAt: null,
      report: null,
      problem: null,
    };
    await this.rows.insert({ ...row });
    return toView(row);
  }

  async finish(id: string, report: LessonReportView): Promise<void> {
    const end = { status: 'done' as const, finishedAt: this.clock.now(), problem: null };
    await this.rows.update({ id }, { ...end, report: report as object });
  }

  async fail(id: string, problem: string): Promise<void> {
    await this.rows.update({ id }, { status: 'failed', finishedAt: this.clock.now(), problem });
  }

  /** Newest first. */
  async page(organizationId: string, { limit, cursor, hidden, dataSourceId }: Page): Promise<LessonPageView> {
    const page = this.rows
      .createQueryBuilder('one')
      .where({ organizationId, ...(dataSourceId && { dataSourceId }) })
      .andWhere('not (one.dataSourceId = any (:hidden))', { hidden })
      .orderBy({ 'one.requestedAt': 'DESC', 'one.id': 'DESC' })
      .limit(limit + 1);
    const after = cursors.read(cursor);
    if (after) page.andWhere('(one.requestedAt, one.id) < (:requestedAt, :id)', after);
    const found = (await page.getMany()).map(toView);
    return cursors.page(found, limit, ({ requestedAt, id }) => ({ requestedAt, id }));
  }

  async removeAllOf(dataSourceId: string, tx: Transaction): Promise<void> {
    await tx.delete(LessonEntity, { dataSourceId });
  }
}

const toView = (row: LessonEntity): LessonView => ({
  id: row.id,
  dataSourceId: row.dataSourceId,
  status: row.status,
  ...(row.requestedBy !== null && { requestedBy: row.requestedBy }),
  requestedAt: row.requestedAt.toISOString(),
  ...(row.finishedAt !== null && { finishedAt: row.finishedAt.toISOString() }),
  ...(row.report !== null && { report: row.report }),
  ...(row.problem !== null && { problem: row.problem }),
});
