import { DomainEvent } from '#shared/contracts';
import type { QuestionStatus } from './views.js';

export interface AskedQuestion {
  readonly questionId: string;
  readonly organizationId: string;
  readonly userId: string;
  readonly dataSourceId: string;
  readonly status: QuestionStatus;
  /** Of the request that asked it. */
  readonly correlationId: string;
  /** ISO 8601. */
  readonly askedAt: string;
}

/** Questions that got their outcome and were committed together: one event per commit, one entry per question. */
export class QuestionsAsked extends DomainEvent<{ readonly questions: readonly AskedQuestion[] }> {
  static readonly type = 'questions.questions-asked';
}
