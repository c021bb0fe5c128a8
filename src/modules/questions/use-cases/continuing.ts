import { Injectable } from '@nestjs/common';
import { builtinDataSourceId } from '#modules/data-sources';
import type { AskQuestion } from '../contract/commands.js';
import type { ChoiceView, QuestionRecordView } from '../contract/views.js';
import { asksForTheOther } from '../domain/engine.js';
import { Conversations } from '../infra/conversations.js';
import { QuestionRepository } from '../infra/question.repository.js';
import type { Ask } from './asking.js';

/** What a question of a conversation continues. */
@Injectable()
export class Continuing {
  constructor(
    private readonly conversations: Conversations,
    private readonly questions: QuestionRepository,
  ) {}

  /** The question as it is to be read: after which, about which source. */
  async of({ execute = true, ...asked }: AskQuestion['input']): Promise<Ask> {
    const { actor, conversationId, question } = asked;
    const before = conversationId ? await this.conversations.newest(actor, conversationId) : undefined;
    const dataSourceId = asked.dataSourceId ?? before?.dataSourceId ?? builtinDataSourceId;
    const ask: Ask = { ...asked, dataSourceId, execute };
    if (!before || before.dataSourceId !== dataSourceId) return ask;
    const settled = asksForTheOther(question) ? await this.theOther(ask, before.questionId) : undefined;
    return settled ?? { ...ask, before };
  }

  /** A question that was settled by a choice, with what was not chosen. */
  private async theOther(ask: Ask, questionId: string): Promise<Ask | undefined> {
    const { organizationId } = ask.actor;
    const asked = await this.questions.get(organizationId, questionId);
    const clarified = asked.clarifies ? await this.questions.get(organizationId, asked.clarifies) : undefined;
    const offer = offerOf(asked, clarified);
    if (!offer) return undefined;
    const { question, follows, chosen = [] } = asked;
    const before = follows ? await this.conversations.of(ask.actor, follows) : undefined;
    const [left, ...others] = offer.left;
    const chosenBefore = chosen.slice(0, -1);
    return {
      ...ask,
      question,
      ...(before && { before }),
      clarifies: asked.clarifies ?? questionId,
      chosen: left && others.length === 0 ? [...chosenBefore, left.id] : chosenBefore,
      ...(others.length > 0 && { open: { phrase: offer.phrase, choices: offer.left } }),
    };
  }
}

interface Offer {
  readonly phrase: string;
  readonly left: readonly ChoiceView[];
}

/** What the last choice was taken from, without what was taken. */
const offerOf = (asked: QuestionRecordView, clarified: QuestionRecordView | undefined): Offer | undefined => {
  if (clarified?.status === 'ambiguous') {
    const { phrase, choices } = clarified;
    return { phrase, left: choices.filter(({ id }) => id !== asked.chosen?.at(-1)) };
  }
  if (asked.status !== 'answered') return undefined;
  const known = asked.reading.assumptions.findLast(({ remembered }) => remembered);
  const { remembered, phrase = '' } = known ?? {};
  return remembered && { phrase, left: remembered.choices.filter(({ id }) => id !== remembered.choiceId) };
};
