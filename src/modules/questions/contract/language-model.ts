import { Command, Query } from '@nestjs/cqrs';
import { type Actor, DomainEvent } from '#shared/contracts';
import type { ChoiceView, ModelFailureView, SqlView } from './views.js';

/** What an organisation allows a language model. */
export interface LlmPolicyView {
  /** It is asked what the engine declines. */
  readonly allowed: boolean;
  /** It is shown values and rows of the data, and not only the schema. */
  readonly maySeeRows: boolean;
  /** Whether there is one at all: `LLM_BASE_URL`. */
  readonly available: boolean;
  /** Its name. */
  readonly languageModel?: string;
  /** Absent while nobody has decided. */
  readonly changedBy?: string;
  /** ISO 8601. */
  readonly changedAt?: string;
}

export class GetLlmPolicy extends Query<LlmPolicyView> {
  static readonly type = 'questions.get-llm-policy';
  constructor(readonly input: { readonly actor: Actor }) {
    super();
  }
}

export class SetLlmPolicy extends Command<LlmPolicyView> {
  static readonly type = 'questions.set-llm-policy';
  constructor(
    readonly input: { readonly actor: Actor; readonly allowed: boolean; readonly maySeeRows: boolean },
  ) {
    super();
  }
}

export class LlmPolicyChanged extends DomainEvent<{
  readonly organizationId: string;
  readonly userId: string;
  readonly allowed: boolean;
  readonly maySeeRows: boolean;
}> {
  static readonly type = 'questions.llm-policy-changed';
}

/** Something that was done on the way to a statement. */
export interface StepView {
  readonly step: 'look_up_schema' | 'look_up_values' | 'dry_run' | 'check' | 'repair' | 'unknown';
  /** What was asked for, in short. */
  readonly input: string;
  /** What came back, in short. */
  readonly result: string;
}

interface Generated {
  readonly question: string;
  readonly dataSourceId: string;
  /** What a language model did; empty when none was asked. */
  readonly steps: readonly StepView[];
}

/** A statement that answers a question. It has passed the gate and has not been shown with rows. */
export type GeneratedSqlView =
  | (Generated & {
      readonly status: 'generated';
      readonly engine: 'grammar' | 'golden' | 'llm';
      /** The one that wrote it. */
      readonly languageModel?: string;
      readonly sql: SqlView;
      readonly tables: readonly string[];
      /** What it means, in English; of SQL by a model, absent when a part of it has no words. */
      readonly text?: string;
    })
  | (Generated & {
      readonly status: 'ambiguous';
      readonly phrase: string;
      readonly choices: readonly ChoiceView[];
    })
  | (Generated & {
      readonly status: 'declined';
      readonly reason: string;
      readonly notUnderstood: readonly string[];
      readonly languageModel?: ModelFailureView;
    });

interface Wanted {
  readonly actor: Actor;
  readonly question: string;
  /** The built-in source when left out. */
  readonly dataSourceId?: string;
}

/** SQL for a question: the engine's, or else, where the organisation allows it, that of a language model. */
export class GenerateSql extends Query<GeneratedSqlView> {
  static readonly type = 'questions.generate-sql';
  constructor(readonly input: Wanted) {
    super();
  }
}

/** SQL by a language model that looks things up and tries its statements, within limits of steps and time. */
export class GenerateSqlWithAgent extends Query<GeneratedSqlView> {
  static readonly type = 'questions.generate-sql-with-agent';
  constructor(readonly input: Wanted) {
    super();
  }
}
