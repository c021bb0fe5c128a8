import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { z } from 'zod';
import { Cursors, type PageRequest } from '#shared/pagination';
import {
  questionsErrors as errors,
  type QuestionPageView,
  type QuestionRecordView,
} from '../contract/index.js';
import { QuestionEntity } from './question.entity.js';

export interface HistoryPage extends PageRequest {
  readonly organizationId: string;
  readonly userId: string;
  readonly conversationId?: string | undefined;
}

const cursors = new Cursors(z.object({ askedAt: z.iso.datetime(), id: z.uuid() }));

@Injectable()
export class QuestionRepository {
  constructor(@InjectRepository(QuestionEntity) private readonly rows: Repository<QuestionEntity>) {}

  async get(organizationId: string, questionId: string): Promise<QuestionRecordView> {
    const row = await this.rows.findOneBy({ id: questionId, organizationId });
    if (!row) throw errors.notFound({ questionId });
    return toView(row);
  }

  /** Newest first. */
  async page({ limit, cursor, ...of }: HistoryPage): Promise<QuestionPageView> {
    const page = this.rows
      .createQueryBuilder('question')
      .where(of)
      .orderBy({ 'question.askedAt': 'DESC', 'question.id': 'DESC' })
      .limit(limit + 1);
    const after = cursors.read(cursor);
    if (after) page.andWhere('(question.askedAt, question.id) < (:askedAt, :id)', after);
    const found = (await page.getMany()).map(toView);
    return cursors.page(found, limit, ({ askedAt, id }) => ({ askedAt, id }));
  }
}

function toView(row: QuestionEntity): QuestionRecordView {
  const { id, question, status, dataSourceId, conversationId, follows, clarifies, chosen, outcome, timing } =
    row;
  return {
    id,
    status,
    question,
    dataSourceId,
    ...(conversationId && { conversationId }),
    ...(follows && { follows }),
    ...(clarifies && { clarifies }),
    ...(chosen.length > 0 && { chosen }),
    ...outcome,
    timing,
    askedAt: row.askedAt.toISOString(),
  } as QuestionRecordView;
}
