import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { AnswerChoice } from '../contract/commands.js';
import { questionsErrors as errors } from '../contract/errors.js';
import type { QuestionRecordView } from '../contract/views.js';
import { QuestionRepository } from '../infra/question.repository.js';
import { RememberedChoices } from '../infra/remembered-choices.js';
import { Sources } from '../infra/sources.js';
import { Understanding } from '../infra/understanding.js';
import { Asking } from './asking.js';

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

/** What has been chosen once this choice is taken too. */
function chosenWith(asked: QuestionRecordView, choiceId: string): readonly string[] {
  const { id: questionId, status, chosen = [] } = asked;
  const open = choicesOf(asked);
  if (open.length === 0) throw errors.notAmbiguous({ questionId, status });
  const at = open.findIndex((ids) => ids.includes(choiceId));
  if (at < 0) throw errors.unknownChoice({ choiceId, allowed: open.flat() });
  return [...chosen.slice(0, status === 'ambiguous' ? chosen.length : at), choiceId];
}

/** The ids to choose from, of each choice that is open: the one asked for, or those that were remembered, in order. */
function choicesOf(asked: QuestionRecordView): string[][] {
  if (asked.status === 'ambiguous') return [asked.choices.map(({ id }) => id)];
  if (asked.status === 'declined') return [];
  return asked.reading.assumptions.flatMap(({ remembered }) =>
    remembered ? [remembered.choices.map(({ id }) => id)] : [],
  );
}
