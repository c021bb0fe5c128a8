import { Injectable } from '@nestjs/common';
import type { ModelFailureView, StepView } from '../contract/index.js';
import { describeSchema } from '../domain/llm/describe-schema.js';
import { draftPrompt, repairPrompt } from '../domain/llm/prompts.js';
import { sqlIn } from '../domain/llm/sql-in.js';
import { type ChatMessage, ModelNonsense, ModelUnreachable } from '../infra/llm/chat.js';
import { LanguageModel } from '../infra/llm/language-model.js';
import { Proof, type Proven } from './proof.js';
import type { Assignment } from './toolbox.js';

export type Written = { readonly steps: readonly StepView[] } & (
  | { readonly proven: Proven }
  | { readonly failure: ModelFailureView }
);

const longestSchema = 24_000;
const tries = 2;

/** Has a language model write SQL in one go, and once more when the gate or the engine says what is wrong. */
@Injectable()
export class Drafting {
  constructor(
    private readonly model: LanguageModel,
    private readonly proof: Proof,
  ) {}

  async write(assignment: Assignment): Promise<Written> {
    const steps: StepView[] = [];
    try {
      return await this.attempt(assignment, steps);
    } catch (error) {
      return { steps, failure: failureOf(error) };
    }
  }

  private async attempt(assignment: Assignment, steps: StepView[]): Promise<Written> {
    const messages = opening(assignment);
    let problem = '';
    for (let left = tries; left > 0; left -= 1) {
      const { content } = await this.model.chat({ messages });
      const sql = sqlIn(content);
      if (sql === undefined) return { steps, failure: noAnswer('it gave no SQL') };
      const verdict = await this.proof.of({ ...assignment, sql });
      if ('proven' in verdict) return { steps, proven: verdict.proven };
      problem = verdict.problem;
      steps.push({ step: left > 1 ? 'repair' : 'check', input: inShort(sql), result: inShort(problem) });
      messages.push({ role: 'assistant', content: inShort(content, 4000), toolCalls: [] });
      messages.push({ role: 'user', content: repairPrompt(problem) });
    }
    return { steps, failure: noAnswer(`its SQL cannot be used: ${problem}`) };
  }
}

const opening = ({ source, question, maySeeRows }: Assignment): ChatMessage[] => {
  const { schema } = source;
  const shown = describeSchema(schema, { values: maySeeRows, most: longestSchema });
  return [
    { role: 'system', content: draftPrompt(schema.dialect, shown) },
    { role: 'user', content: question },
  ];
};

export const inShort = (text: string, most = 300): string =>
  text.length > most ? `${text.slice(0, most)}…` : text;

export const noAnswer = (why: string): ModelFailureView => ({
  outcome: 'no-answer',
  reason: `The language model did not help: ${inShort(why)}.`.replace(/\.\.$/, '.'),
});

/** What became of a question that the model was asked; what is nobody's doing goes on as it is. */
export const failureOf = (error: unknown): ModelFailureView => {
  if (error instanceof ModelUnreachable)
    return { outcome: 'unreachable', reason: `The language model could not be reached: ${error.message}.` };
  if (error instanceof ModelNonsense) return noAnswer(error.message);
  throw error;
};
