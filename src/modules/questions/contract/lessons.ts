import { Command, Query } from '@nestjs/cqrs';
import type { Actor } from '#shared/contracts';
import type { MeaningView } from './definitions.js';

/** A name that golden answers have taught, and what it means. */
export interface LearnedView {
  readonly name: string;
  readonly meaning: Exclude<MeaningView, { kind: 'definition' }>;
  /** The question of the golden answer that it was learned from. */
  readonly question: string;
}

export interface LearnedNameView extends LearnedView {
  readonly id: string;
  readonly dataSourceId: string;
  readonly goldenId: string;
  /** ISO 8601. */
  readonly learnedAt: string;
}

export interface LearnedNamePageView {
  readonly items: readonly LearnedNameView[];
  /** Where the next page begins; absent on the last one. */
  readonly nextCursor?: string;
}

/** What came of learning. */
export interface LessonReportView {
  readonly learned: readonly LearnedView[];
  /** How many names were known before, and still are. */
  readonly kept: number;
  /** Names that are not known any more. */
  readonly dropped: readonly { readonly name: string; readonly reason: string }[];
  /** Golden answers that taught nothing. */
  readonly notLearned: readonly { readonly question: string; readonly reason: string }[];
  /** Terms of the glossary whose definitions cannot be read any more. */
  readonly unreadableTerms: readonly {
    readonly termId: string;
    readonly name: string;
    readonly reason: string;
  }[];
}

export const lessonStatuses = ['waiting', 'done', 'failed'] as const;

export interface LessonView {
  readonly id: string;
  readonly dataSourceId: string;
  readonly status: (typeof lessonStatuses)[number];
  /** Absent for the weekly one. */
  readonly requestedBy?: string;
  /** ISO 8601. */
  readonly requestedAt: string;
  readonly finishedAt?: string;
  readonly report?: LessonReportView;
  /** Why it failed. */
  readonly problem?: string;
}

export interface LessonPageView {
  readonly items: readonly LessonView[];
  /** Where the next page begins; absent on the last one. */
  readonly nextCursor?: string;
}

/** Has the engine learn from the golden answers of the organisation, in the background. Happens every week by itself. */
export class Learn extends Command<LessonView> {
  static readonly type = 'questions.learn';
  constructor(
    readonly input: {
      readonly actor: Actor;
      /** The built-in source when left out. */
      readonly dataSourceId?: string;
    },
  ) {
    super();
  }
}

/** It is not learned again. */
export class RemoveLearnedName extends Command<void> {
  static readonly type = 'questions.remove-learned-name';
  constructor(readonly input: { readonly actor: Actor; readonly learnedNameId: string }) {
    super();
  }
}

interface Listed {
  readonly actor: Actor;
  readonly limit: number;
  readonly cursor?: string | undefined;
  readonly dataSourceId?: string | undefined;
}

/** What the organisation has taught, newest first. */
export class ListLearnedNames extends Query<LearnedNamePageView> {
  static readonly type = 'questions.list-learned-names';
  constructor(readonly input: Listed) {
    super();
  }
}

/** The runs of learning of the organisation with their reports, newest first. */
export class ListLessons extends Query<LessonPageView> {
  static readonly type = 'questions.list-lessons';
  constructor(readonly input: Listed) {
    super();
  }
}
