import { Injectable } from '@nestjs/common';
import type { Actor } from '#shared/contracts';
import type { ModelFailureView } from '../contract/index.js';
import type { Answerable, DeclineCause, Declined } from '../domain/interpretation.js';
import { LlmPolicies } from '../infra/llm/llm-policies.js';
import type { Source } from '../infra/sources.js';
import { Drafting } from './drafting.js';
import type { Proven } from './proof.js';

export interface Lost {
  readonly actor: Actor;
  readonly question: string;
  readonly source: Source;
  readonly declined: Declined;
}

export type Rescued =
  | { readonly answer: Answerable; readonly languageModel: string }
  | { readonly failure: ModelFailureView };

/** What the engine declines because of the data itself, a model would only make up. */
const worthAsking: readonly DeclineCause[] = ['no-such-data', 'unclear'];

/** Asks a language model what the engine declined, where the organisation allows it. */
@Injectable()
export class Rescue {
  constructor(
    private readonly policies: LlmPolicies,
    private readonly drafting: Drafting,
  ) {}

  /** Nothing when no model was asked. */
  async of({ actor, question, source, declined }: Lost): Promise<Rescued | undefined> {
    if (!worthAsking.includes(declined.cause)) return undefined;
    const { allowed, maySeeRows, languageModel } = await this.policies.of(actor);
    if (!allowed || languageModel === undefined) return undefined;
    const written = await this.drafting.write({ actor, source, question, maySeeRows });
    if ('failure' in written) return { failure: written.failure };
    return { answer: answerOf(question, written.proven, { source, languageModel }), languageModel };
  }
}

interface By {
  readonly source: Source;
  readonly languageModel: string;
}

const answerOf = (
  question: string,
  { sql: text, tables, text: meaning }: Proven,
  { source, languageModel }: By,
): Answerable => ({
  status: 'answered',
  reading: {
    text: meaning ?? question,
    assumptions: [
      {
        phrase: question,
        meaning: `as the language model ${languageModel} wrote it in SQL: check it before you rely on it`,
        alternatives: [],
      },
    ],
  },
  sql: { dialect: source.schema.dialect, text, parameters: [] },
  columns: [],
  tables,
});
