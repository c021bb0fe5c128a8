import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#shared/contracts';
import { AnswerChoice } from '../contract/commands.js';
import { questionsErrors as errors } from '../contract/errors.js';
import { chosenWith, openChoices } from '../domain/open-choices.js';
import { type Before, Conversations } from '../infra/conversations.js';
import { RememberedChoices } from '../infra/remembered-choices.js';
import { Sources } from '../infra/sources.js';
import { Asking } from './asking.js';
import { QuestionRights } from './question-rights.js';
import { toldTo } from './told-question.js';
import { Understanding } from './understanding.js';

@CommandHandler(AnswerChoice)
export class AnswerChoiceHandler implements ICommandHandler<AnswerChoice> {
  constructor(
    private readonly rights: QuestionRights,
    private readonly asking: Asking,
    private readonly sources: Sources,
    private readonly understanding: Understanding,
    private readonly remembered: RememberedChoices,
    private readonly conversations: Conversations,
  ) {}

  async execute({ input: { actor, questionId, choiceId } }: AnswerChoice) {
    const asked = toldTo(actor, await this.rights.readable(actor, questionId));
    const allowed = openChoices(asked).flat();
    if (allowed.length === 0) throw errors.notAmbiguous({ questionId, status: asked.status });
    if (!allowed.includes(choiceId)) throw errors.unknownChoice({ choiceId, allowed });
    const chosen = chosenWith(asked, choiceId);
    const { question, dataSourceId, conversationId, follows } = asked;
    const answer = await this.asking.ask({
      actor,
      question,
      dataSourceId,
      ...(conversationId && { conversationId }),
      execute: true,
      clarifies: questionId,
      chosen,
      ...(follows && { before: await this.beforeOf(actor, { questionId: follows, dataSourceId }) }),
    });
    if (answer.status === 'answered' && !follows)
      await this.remember({ actor, question, dataSourceId }, chosen);
    return answer;
  }

  /** What is forgotten by now has no context, and is then said to have none. */
  private async beforeOf(actor: Actor, forgotten: Before): Promise<Before> {
    return (await this.conversations.of(actor, forgotten.questionId)) ?? forgotten;
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
