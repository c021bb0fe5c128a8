import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { GetQuestion } from '../contract/queries.js';
import { QuestionRepository } from '../infra/question.repository.js';

@QueryHandler(GetQuestion)
export class GetQuestionHandler implements IQueryHandler<GetQuestion> {
  constructor(private readonly questions: QuestionRepository) {}

  execute({ input: { actor, questionId } }: GetQuestion) {
    return this.questions.get(actor.organizationId, questionId);
  }
}
