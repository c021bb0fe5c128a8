import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { AnswerChoice } from '../contract/commands.js';
import { questionsErrors as errors } from '../contract/errors.js';
import { QuestionRepository } from '../infra/question.repository.js';
import { Asking } from './asking.js';

@CommandHandler(AnswerChoice)
export class AnswerChoiceHandler implements ICommandHandler<AnswerChoice> {
  constructor(
    private readonly questions: QuestionRepository,
    private readonly asking: Asking,
  ) {}

  async execute({ input: { actor, questionId, choiceId } }: AnswerChoice) {
    const asked = await this.questions.get(actor.organizationId, questionId);
    if (asked.status !== 'ambiguous') throw errors.notAmbiguous({ questionId, status: asked.status });
    const allowed = asked.choices.map(({ id }) => id);
    if (!allowed.includes(choiceId)) throw errors.unknownChoice({ choiceId, allowed });

    const { question, dataSourceId, conversationId } = asked;
    return this.asking.ask({
      actor,
      question,
      dataSourceId,
      ...(conversationId && { conversationId }),
      execute: true,
      clarifies: questionId,
      chosen: [...(asked.chosen ?? []), choiceId],
    });
  }
}
