import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { GetQuestion } from '../contract/queries.js';
import { QuestionRights } from './question-rights.js';
import { toldTo } from './told-question.js';

@QueryHandler(GetQuestion)
export class GetQuestionHandler implements IQueryHandler<GetQuestion> {
  constructor(private readonly rights: QuestionRights) {}

  async execute({ input: { actor, questionId } }: GetQuestion) {
    return toldTo(actor, await this.rights.readable(actor, questionId));
  }
}
