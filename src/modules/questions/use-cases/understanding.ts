import { Injectable } from '@nestjs/common';
import type { Actor } from '#shared/contracts';
import type { AssumptionView, ReadingView } from '../contract/index.js';
import type { Answerable, Interpretation } from '../domain/interpretation.js';
import { type Settled, type Taken, takeChoices } from '../domain/take-choices.js';
import { Interpreter } from '../infra/interpreter.js';
import { RememberedChoices } from '../infra/remembered-choices.js';
import type { Source } from '../infra/sources.js';
import { type GoldenMatch, Goldens } from './goldens.js';

export interface Words {
  readonly actor: Actor;
  readonly question: string;
  /** Choices taken for this question; what was remembered is then left aside. */
  readonly chosen?: readonly string[];
}

export type AnswerableView = Omit<Answerable, 'reading'> & { readonly reading: ReadingView };

export interface Understood {
  readonly interpretation: AnswerableView | Exclude<Interpretation, Answerable>;
  readonly chosen: readonly string[];
  readonly parseMs: number;
  /** Present when the answer is one that the organisation holds for right. */
  readonly golden?: GoldenMatch['golden'];
}

/** What a question means to the one who asks: a golden answer, or the engine's reading with the choices taken before. */
@Injectable()
export class Understanding {
  constructor(
    private readonly interpreter: Interpreter,
    private readonly goldens: Goldens,
    private readonly remembered: RememberedChoices,
  ) {}

  async of(words: Words, source: Source): Promise<Understood> {
    const { actor, question, chosen } = words;
    if (!chosen) {
      const match = await this.goldens.find(actor, question, source);
      if (match) return { interpretation: match.answer, chosen: [], parseMs: 0, golden: match.golden };
    }
    return this.read(words, source);
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
