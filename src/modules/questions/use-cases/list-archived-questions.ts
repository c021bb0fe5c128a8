import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { z } from 'zod';
import { Cursors } from '#shared/pagination';
import { ListArchivedQuestions } from '../contract/archives.js';
import type { QuestionPageView } from '../contract/views.js';
import { keptOf } from '../infra/question.repository.js';
import { QuestionArchives } from '../infra/question-archives.js';

/** A file never changes, so that a place in it stays one. */
const cursors = new Cursors(z.object({ place: z.int().nonnegative() }));

@QueryHandler(ListArchivedQuestions)
export class ListArchivedQuestionsHandler implements IQueryHandler<ListArchivedQuestions> {
  constructor(private readonly archives: QuestionArchives) {}

  async execute({
    input: { actor, archiveId, limit, cursor },
  }: ListArchivedQuestions): Promise<QuestionPageView> {
    const archive = await this.archives.own(actor, archiveId);
    const begin = cursors.read(cursor)?.place ?? 0;
    const newest = (await this.archives.questionsOf(archive)).toReversed();
    const found = newest
      .slice(begin, begin + limit + 1)
      .map((row, index) => ({ row, place: begin + index + 1 }));
    const { items, ...next } = cursors.page(found, limit, ({ place }) => ({ place }));
    return { items: items.map(({ row }) => keptOf(row).asked), ...next };
  }
}
