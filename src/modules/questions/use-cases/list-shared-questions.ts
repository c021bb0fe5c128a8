import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { ListSharedQuestions } from '../contract/sharing.js';
import { QuestionRepository } from '../infra/question.repository.js';
import { QuestionRights } from './question-rights.js';
import { toldTo } from './told-question.js';

@QueryHandler(ListSharedQuestions)
export class ListSharedQuestionsHandler implements IQueryHandler<ListSharedQuestions> {
  constructor(
    private readonly rights: QuestionRights,
    private readonly questions: QuestionRepository,
  ) {}

  async execute({ input: { actor, ...page } }: ListSharedQuestions) {
    const { organizationId, userId } = actor;
    const hidden = await this.rights.hiddenSources(actor);
    const subjects = await this.rights.subjectsOf(actor);
    const { items, ...next } = await this.questions.shared({
      ...page,
      organizationId,
      userId,
      hidden,
      subjects,
    });
    return { items: items.map((kept) => toldTo(actor, kept)), ...next };
  }
}
