import { Injectable } from '@nestjs/common';
import type { Actor } from '#shared/contracts';
import type { AssumptionView, ModelFailureView, ReadingView } from '../contract/index.js';
import type { Ambiguous, Answerable, Declined } from '../domain/interpretation.js';
import { type Settled, type Taken, takeChoices } from '../domain/take-choices.js';
import type { Before } from '../infra/conversations.js';
import { Interpreter } from '../infra/interpreter.js';
import { RememberedChoices } from '../infra/remembered-choices.js';
import type { Source } from '../infra/sources.js';
import { type GoldenMatch, Goldens } from './goldens.js';
import { type Lost, Rescue } from './rescue.js';

export interface Words {
  readonly actor: Actor;
  readonly question: string;
  /** Choices taken for this question; what was remembered is then left aside. */
  readonly chosen?: readonly string[];
  /** What was asked before, where this may continue it. */
  readonly before?: Before;
}

export type AnswerableView = Omit<Answerable, 'reading'> & { readonly reading: ReadingView };

/** Declined, also by the language model if it was asked. */
export type DeclinedAnswer = Declined & { readonly languageModel?: ModelFailureView };

export interface Understood {
  readonly interpretation: AnswerableView | Ambiguous | DeclinedAnswer;
  readonly chosen: readonly string[];
  readonly parseMs: number;
  /** The question that it continues. */
  readonly follows?: string;
  /** Present when the answer is one that the organisation holds for right. */
  readonly golden?: GoldenMatch['golden'];
  /** Present when a language model wrote the SQL. */
  readonly languageModel?: string;
}

/** What a question means to the one who asks: a golden answer, or the engine's reading with the choices taken before. */
@Injectable()
export class Understanding {
  constructor(
    private readonly interpreter: Interpreter,
    private readonly goldens: Goldens,
    private readonly remembered: RememberedChoices,
    private readonly rescue: Rescue,
  ) {}

  async of(words: Words, source: Source): Promise<Understood> {
    const { actor, question, chosen, before } = words;
    const next =
      before && this.interpreter.next(question, source, { context: before.context, choices: chosen });
    if (next)
      return {
        interpretation: next.interpretation,
        parseMs: next.parseMs,
        chosen: chosen ?? [],
        follows: before.questionId,
      };
    if (!chosen) {
      const match = await this.goldens.find(actor, question, source);
      if (match) return { interpretation: match.answer, chosen: [], parseMs: 0, golden: match.golden };
    }
    const understood = await this.read(words, source);
    const { interpretation: declined } = understood;
    if (declined.status !== 'declined') return understood;
    const started = performance.now();
    const rescued = await this.rescued({ ...words, source, declined });
    if (!rescued) return understood;
    return { ...understood, ...rescued, parseMs: understood.parseMs + performance.now() - started };
  }

  private async rescued(
    lost: Lost,
  ): Promise<Pick<Understood, 'interpretation' | 'languageModel'> | undefined> {
    const rescued = await this.rescue.of(lost);
    if (!rescued) return undefined;
    if ('answer' in rescued) return { interpretation: rescued.answer, languageModel: rescued.languageModel };
    const { declined } = lost;
    const { failure } = rescued;
    const reason = `${declined.reason} ${failure.reason}`;
    return { interpretation: { ...declined, reason, languageModel: failure } };
  }

  private async read({ actor, question, chosen }: Words, source: Source): Promise<Understood> {
    const { interpretation, parseMs } = this.interpreter.read(question, source, chosen);
    if (interpretation.status !== 'ambiguous' || chosen)
      return { interpretation, chosen: chosen ?? [], parseMs };

    const { dataSourceId } = source;
    const known = await this.remembered.find({ actor, dataSourceId, question });
    const settled = known && this.settle(question, source, known.chosen);
    if (!known || settled?.interpretation.status !== 'answered')
      return { interpretation, chosen: [], parseMs };
    const answer = settled.interpretation;
    const assumed = settled.taken.map((one) => assumptionOf(one, known.id));
    return { interpretation: withAssumptions(answer, assumed), chosen: known.chosen, parseMs };
  }

  /** The choices that were taken, each with what it was taken from; none when one is not offered. */
  settle(question: string, source: Source, chosen: readonly string[]): Settled | undefined {
    return takeChoices((ids) => this.interpreter.read(question, source, ids).interpretation, chosen);
  }
}

const withAssumptions = (answer: Answerable, more: readonly AssumptionView[]): AnswerableView => ({
  ...answer,
  reading: { ...answer.reading, assumptions: [...more, ...answer.reading.assumptions] },
});

const assumptionOf = ({ phrase, choice, offered }: Taken, id: string): AssumptionView => ({
  phrase,
  meaning: choice.text,
  alternatives: offered.filter((one) => one !== choice).map(({ text }) => text),
  remembered: { id, choiceId: choice.id, choices: offered },
});
