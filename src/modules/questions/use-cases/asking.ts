import { Injectable } from '@nestjs/common';
import { Clock, Ids } from '#shared/clock';
import type { Actor } from '#shared/contracts';
import type { AmbiguousView, ProvenanceView, QuestionView, TimingView } from '../contract/index.js';
import { Answers } from '../infra/answers.js';
import { provenanceOf } from '../infra/attribution.js';
import { cleaned } from '../infra/cleaned.js';
import type { Before } from '../infra/conversations.js';
import { History } from '../infra/history.js';
import { type Source, Sources } from '../infra/sources.js';
import { type Outcome, StoredOutcomes } from './stored-outcomes.js';
import { Understanding, type Understood } from './understanding.js';

export interface Ask {
  readonly actor: Actor;
  readonly question: string;
  readonly dataSourceId: string;
  readonly conversationId?: string;
  readonly execute: boolean;
  /** The ambiguous question that is settled by these choices. */
  readonly clarifies?: string;
  readonly chosen?: readonly string[];
  /** What was asked before, where this may continue it. */
  readonly before?: Before;
  /** What is left to choose from: nothing is read. */
  readonly open?: Pick<AmbiguousView, 'phrase' | 'choices'>;
}

/** From words to an answer that is remembered: read, run, choose a chart, write the history. */
@Injectable()
export class Asking {
  private readonly stored = new StoredOutcomes();

  constructor(
    private readonly sources: Sources,
    private readonly understanding: Understanding,
    private readonly answers: Answers,
    private readonly history: History,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  async ask(asked: Ask): Promise<QuestionView> {
    const question = cleaned(asked.question);
    const source = await this.sources.of(asked.actor, asked.dataSourceId);
    const understood = asked.open
      ? unsettled(asked.open, asked)
      : await this.understanding.of({ ...asked, question }, source);
    const { outcome, timing } = await this.outcomeOf(understood, source, asked);
    const times = { ...timing, parseMs: rounded(understood.parseMs) };
    return this.remember({ ...asked, question, understood }, outcome, times);
  }

  private async outcomeOf(understood: Understood, source: Source, { actor, execute }: Ask) {
    const { interpretation: read } = understood;
    const timing = { executeMs: 0, cached: false };
    if (read.status !== 'answered') return { outcome: read, timing };

    const { status, reading, sql, tables } = read;
    if (!execute) {
      const provenance = withOrigin(provenanceOf(source, tables), understood);
      return { outcome: { status, reading, sql, provenance }, timing };
    }

    const { answer, executeMs, cached } = await this.answers.of({ actor, source, reading: read });
    return {
      outcome: { status, reading, sql, ...answer, provenance: withOrigin(answer.provenance, understood) },
      timing: { executeMs: rounded(executeMs), cached },
    };
  }

  private async remember(
    asked: Ask & { readonly understood: Understood },
    outcome: Outcome,
    timing: TimingView,
  ): Promise<QuestionView> {
    const { question, dataSourceId, conversationId, clarifies, understood } = asked;
    const { chosen, follows, interpretation } = understood;
    const { organizationId, userId } = asked.actor;
    const id = this.ids.next();
    const askedAt = this.clock.now().toISOString();
    const kept =
      conversationId && interpretation.status === 'answered'
        ? { conversationId, context: interpretation.context }
        : undefined;
    const row = {
      id,
      organizationId,
      userId,
      dataSourceId,
      conversationId: conversationId ?? null,
      follows: follows ?? null,
      clarifies: clarifies ?? null,
      chosen: [...chosen],
      question,
      status: outcome.status,
      outcome: this.stored.of(outcome),
      timing,
      askedAt,
    };
    await this.history.add(row, kept);
    return {
      id,
      question,
      dataSourceId,
      ...(conversationId && { conversationId }),
      ...(follows && { follows }),
      ...(clarifies && { clarifies }),
      ...(chosen.length > 0 && { chosen }),
      ...outcome,
      timing,
      askedAt,
    };
  }
}

const unsettled = (open: NonNullable<Ask['open']>, { chosen = [], before }: Ask): Understood => ({
  interpretation: { status: 'ambiguous', ...open },
  chosen,
  parseMs: 0,
  ...(before && { follows: before.questionId }),
});

const withOrigin = (
  provenance: ProvenanceView,
  { golden, languageModel }: Pick<Understood, 'golden' | 'languageModel'>,
): ProvenanceView => {
  if (languageModel !== undefined) return { ...provenance, engine: 'llm', languageModel };
  return golden ? { ...provenance, engine: 'golden', golden } : provenance;
};

const rounded = (ms: number): number => Math.round(ms * 100) / 100;
