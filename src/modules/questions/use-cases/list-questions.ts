import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { ListQuestions } from '../contract/queries.js';
import type { QuestionPageView } from '../contract/views.js';
import { QuestionRepository } from '../infra/question.repository.js';

@QueryHandler(ListQuestions)
export class ListQuestionsHandler implements IQueryHandler<ListQuestions> {
  constructor(private readonly questions: QuestionRepository) {}

  async execute({ input: { actor, ...page } }: ListQuestions): Promise<QuestionPageView> {
    if (actor.kind === 'guest') return { items: [] };
    const { organizationId, userId } = actor;
    return this.questions.page({ organizationId, userId, ...page });
  }
}
