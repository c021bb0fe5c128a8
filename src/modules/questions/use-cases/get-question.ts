import { type IQueryHandler, QueryBus, QueryHandler } from '@nestjs/cqrs';
import { ListHiddenSources } from '#modules/data-sources';
import { questionsErrors as errors } from '../contract/errors.js';
import { GetQuestion } from '../contract/queries.js';
import { QuestionRepository } from '../infra/question.repository.js';

@QueryHandler(GetQuestion)
export class GetQuestionHandler implements IQueryHandler<GetQuestion> {
  constructor(
    private readonly queries: QueryBus,
    private readonly questions: QuestionRepository,
  ) {}

  /** Of everybody in the organisation who may ask the source that it is about. */
  async execute({ input: { actor, questionId } }: GetQuestion) {
    const question = await this.questions.get(actor.organizationId, questionId);
    const hidden = await this.queries.execute(new ListHiddenSources({ actor }));
    if (hidden.includes(question.dataSourceId)) throw errors.notFound({ questionId });
    return question;
  }
}
