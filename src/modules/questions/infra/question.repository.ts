import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Not, Repository, type SelectQueryBuilder } from 'typeorm';
import { z } from 'zod';
import { Cursors, type Page, type PageRequest } from '#shared/pagination';
import {
  questionsErrors as errors,
  type QuestionPageView,
  type QuestionRecordView,
} from '../contract/index.js';
import { QuestionEntity } from './question.entity.js';
import { QuestionArchives } from './question-archives.js';
import { sharedWith } from './share.repository.js';

export interface HistoryPage extends PageRequest {
  readonly organizationId: string;
  readonly userId: string;
  readonly conversationId?: string | undefined;
}

/** A question, with whose it is. */
export interface KeptQuestion {
  readonly asked: QuestionRecordView;
  readonly askedBy: string;
}

interface SharedPage extends PageRequest {
  readonly organizationId: string;
  /** Who looks: their own are not among them. */
  readonly userId: string;
  readonly subjects: readonly string[];
  /** Sources that are not for the one who looks. */
  readonly hidden: readonly string[];
}

const cursors = new Cursors(z.object({ askedAt: z.iso.datetime(), id: z.uuid() }));

@Injectable()
export class QuestionRepository {
  constructor(
    @InjectRepository(QuestionEntity) private readonly rows: Repository<QuestionEntity>,
    private readonly archives: QuestionArchives,
  ) {}

  async get(organizationId: string, questionId: string): Promise<QuestionRecordView> {
    return (await this.find(organizationId, questionId)).asked;
  }

  /** In the history, or in an archive. */
  async find(organizationId: string, questionId: string): Promise<KeptQuestion> {
    const row =
      (await this.rows.findOneBy({ id: questionId, organizationId })) ??
      (await this.archives.find(organizationId, questionId));
    if (!row) throw errors.notFound({ questionId });
    return keptOf(row);
  }

  /** Newest first. */
  async page({ limit, cursor, ...of }: HistoryPage): Promise<QuestionPageView> {
    const rows = this.rows.createQueryBuilder('question').where(of);
    const { items, ...next } = await this.newest(rows, { limit, cursor });
    return { items: items.map(({ asked }) => asked), ...next };
  }

  /** Answered ones of others, newest first. */
  shared({ organizationId, userId, subjects, hidden, ...page }: SharedPage): Promise<Page<KeptQuestion>> {
    const rows = this.rows
      .createQueryBuilder('question')
      .where({ organizationId, status: 'answered', userId: Not(userId) })
      .andWhere('not (question.dataSourceId = any (:hidden))', { hidden })
      .andWhere(`question.id in (${sharedWith})`, { subjects });
    return this.newest(rows, page);
  }

  private async newest(
    rows: SelectQueryBuilder<QuestionEntity>,
    { limit, cursor }: PageRequest,
  ): Promise<Page<KeptQuestion>> {
    rows.orderBy({ 'question.askedAt': 'DESC', 'question.id': 'DESC' }).limit(limit + 1);
    const after = cursors.read(cursor);
    if (after) rows.andWhere('(question.askedAt, question.id) < (:askedAt, :id)', after);
    const found = (await rows.getMany()).map(keptOf);
    return cursors.page(found, limit, ({ asked: { askedAt, id } }) => ({ askedAt, id }));
  }
}

export const keptOf = (row: QuestionEntity): KeptQuestion => ({ asked: toView(row), askedBy: row.userId });

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
