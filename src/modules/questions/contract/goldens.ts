import { Command, Query } from '@nestjs/cqrs';
import { type Actor, DomainEvent } from '#shared/contracts';
import type { SqlView } from './views.js';

export const goldenStatuses = ['proposed', 'active', 'broken'] as const;
export type GoldenStatus = (typeof goldenStatuses)[number];

/** The answer an organisation holds for right. It is used while it is `active`. */
export interface GoldenView {
  readonly id: string;
  readonly dataSourceId: string;
  readonly question: string;
  /** `reading`: the engine's own, by the choices in `chosen`; `sql`: written by hand. */
  readonly kind: 'reading' | 'sql';
  readonly chosen: readonly string[];
  readonly sql: SqlView;
  readonly status: GoldenStatus;
  /** Why it is `broken`. */
  readonly problem?: string;
  readonly proposedBy: string;
  /** The Analyst or Admin who held it for right; absent while it is `proposed`. */
  readonly checkedBy?: string;
  /** ISO 8601. */
  readonly proposedAt: string;
}

export interface GoldenPageView {
  readonly items: readonly GoldenView[];
  /** Where the next page begins; absent on the last one. */
  readonly nextCursor?: string;
}

/** What somebody thinks of an answer. */
export type Verdict =
  | { readonly verdict: 'right' | 'wrong' }
  /** The question means this choice or reading. */
  | { readonly verdict: 'reading'; readonly choiceId: string }
  | { readonly verdict: 'sql'; readonly sql: string };

export interface FeedbackView {
  readonly id: string;
  readonly questionId: string;
  readonly verdict: Verdict['verdict'];
  /** What a correction proposes. */
  readonly golden?: GoldenView;
}

/** Keeps what somebody thinks of an answer; a correction is proposed as a golden answer, for an Analyst to check. */
export class GiveFeedback extends Command<FeedbackView> {
  static readonly type = 'questions.give-feedback';
  constructor(
    readonly input: {
      readonly actor: Actor;
      readonly questionId: string;
      readonly verdict: Verdict;
      readonly comment?: string | undefined;
    },
  ) {
    super();
  }
}

/** Holds the answer that a question got for right: one that the engine gives again. */
export class PromoteQuestion extends Command<GoldenView> {
  static readonly type = 'questions.promote-question';
  constructor(readonly input: { readonly actor: Actor; readonly questionId: string }) {
    super();
  }
}

/** The one check of a proposal. It takes the place of another golden answer to the same words. */
export class ApproveGolden extends Command<GoldenView> {
  static readonly type = 'questions.approve-golden';
  constructor(readonly input: { readonly actor: Actor; readonly goldenId: string }) {
    super();
  }
}

export class RemoveGolden extends Command<void> {
  static readonly type = 'questions.remove-golden';
  constructor(readonly input: { readonly actor: Actor; readonly goldenId: string }) {
    super();
  }
}

/** The golden answers of the organisation, proposed and broken ones too, newest first. */
export class ListGoldens extends Query<GoldenPageView> {
  static readonly type = 'questions.list-goldens';
  constructor(
    readonly input: {
      readonly actor: Actor;
      readonly limit: number;
      readonly cursor?: string | undefined;
      readonly dataSourceId?: string | undefined;
      readonly status?: GoldenStatus | undefined;
    },
  ) {
    super();
  }
}

/** A golden answer does not fit the data, the schema or the engine any more; it is not used until it does. */
export class GoldenBroke extends DomainEvent<{
  readonly goldenId: string;
  readonly organizationId: string;
  readonly dataSourceId: string;
  readonly question: string;
  readonly problem: string;
}> {
  static readonly type = 'questions.golden-broke';
}
