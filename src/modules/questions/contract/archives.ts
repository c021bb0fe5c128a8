import { Query } from '@nestjs/cqrs';
import type { Actor } from '#shared/contracts';
import type { QuestionPageView } from './views.js';

/** The questions of one person in one month, or a part of them: no longer in the history, and kept as long as it says. */
export interface QuestionArchiveView {
  readonly id: string;
  /** `2024-11`, in UTC. */
  readonly month: string;
  readonly questions: number;
  readonly sizeBytes: number;
  /** ISO 8601. */
  readonly archivedAt: string;
}

export interface QuestionArchivePageView {
  readonly items: readonly QuestionArchiveView[];
  /** Where the next page begins; absent on the last one. */
  readonly nextCursor?: string;
}

interface PageOf {
  readonly actor: Actor;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

/** The actor's own, the newest month first. */
export class ListQuestionArchives extends Query<QuestionArchivePageView> {
  static readonly type = 'questions.list-question-archives';
  constructor(readonly input: PageOf) {
    super();
  }
}

/** What is in one of the actor's own, newest first. Another's does not exist. */
export class ListArchivedQuestions extends Query<QuestionPageView> {
  static readonly type = 'questions.list-archived-questions';
  constructor(readonly input: PageOf & { readonly archiveId: string }) {
    super();
  }
}
