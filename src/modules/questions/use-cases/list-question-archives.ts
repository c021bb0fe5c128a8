import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { ListQuestionArchives, type QuestionArchivePageView } from '../contract/archives.js';
import { QuestionArchives } from '../infra/question-archives.js';

@QueryHandler(ListQuestionArchives)
export class ListQuestionArchivesHandler implements IQueryHandler<ListQuestionArchives> {
  constructor(private readonly archives: QuestionArchives) {}

  execute({ input: { actor, ...page } }: ListQuestionArchives): Promise<QuestionArchivePageView> {
    return this.archives.page(actor, page);
  }
}
