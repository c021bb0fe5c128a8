import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { AnswerChoice } from '../contract/commands.js';
import { questionsErrors as errors } from '../contract/errors.js';
import { chosenWith, openChoices } from '../domain/open-choices.js';
import { QuestionRepository } from '../infra/question.repository.js';
import { RememberedChoices } from '../infra/remembered-choices.js';
import { Sources } from '../infra/sources.js';
import { Asking } from './asking.js';
import { Understanding } from './understanding.js';

@CommandHandler(AnswerChoice)
export class AnswerChoiceHandler implements ICommandHandler<AnswerChoice> {
  constructor(
    private readonly questions: QuestionRepository,
    private readonly asking: Asking,
    private readonly sources: Sources,
    private readonly understanding: Understanding,
    private readonly remembered: RememberedChoices,
  ) {}

  async execute({ input: { actor, questionId, choiceId } }: AnswerChoice) {
    const asked = await this.questions.get(actor.organizationId, questionId);
    const allowed = openChoices(asked).flat();
    if (allowed.length === 0) throw errors.notAmbiguous({ questionId, status: asked.status });
    if (!allowed.includes(choiceId)) throw errors.unknownChoice({ choiceId, allowed });
    const chosen = chosenWith(asked, choiceId);
    const { question, dataSourceId, conversationId } = asked;
    const answer = await this.asking.ask({
      actor,
      question,
      dataSourceId,
      ...(conversationId && { conversationId }),
      execute: true,
      clarifies: questionId,
      chosen,
    });
    if (answer.status === 'answered') await this.remember({ actor, question, dataSourceId }, chosen);
    return answer;
  }

  private async remember(words: Parameters<RememberedChoices['find']>[0], chosen: readonly string[]) {
    const source = await this.sources.of(words.actor, words.dataSourceId);
    const settled = this.understanding.settle(words.question, source, chosen);
    if (!settled) return;
    await this.remembered.remember(
      words,
      settled.taken.map(({ phrase, choice }) => ({ phrase, ...choice })),
    );
  }
}
