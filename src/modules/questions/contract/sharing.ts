import { Command, Query } from '@nestjs/cqrs';
import { type Actor, DomainEvent } from '#shared/contracts';
import type { AnsweredView, QuestionPageView } from './views.js';

/** With everybody in the organisation, with a team, or with one member; one question, or all of its conversation. */
export type QuestionShareView = { readonly of: 'question' | 'conversation' } & (
  | { readonly with: 'organization' }
  | { readonly with: 'team' | 'user'; readonly id: string }
);

export interface QuestionSharingView {
  readonly shares: readonly QuestionShareView[];
}

interface OfQuestion {
  readonly actor: Actor;
  readonly questionId: string;
}

/** For who asked it. What its conversation is shared with is told too, whichever question that was said of. */
export class GetQuestionSharing extends Query<QuestionSharingView> {
  static readonly type = 'questions.get-question-sharing';
  constructor(readonly input: OfQuestion) {
    super();
  }
}

/** By who asked it and had it answered. Replaces what it, or its conversation, was shared with before. */
export class ShareQuestion extends Command<QuestionSharingView> {
  static readonly type = 'questions.share-question';
  constructor(readonly input: OfQuestion & { readonly sharing: QuestionSharingView }) {
    super();
  }
}

/** What others share with the actor and the actor may ask the source of, newest first. */
export class ListSharedQuestions extends Query<QuestionPageView> {
  static readonly type = 'questions.list-shared-questions';
  constructor(
    readonly input: { readonly actor: Actor; readonly limit: number; readonly cursor?: string | undefined },
  ) {
    super();
  }
}

/** An answered question with its rows as they are now and as the actor may see them, whoever asked it. Nothing is added to a history. */
export class AnswerAgain extends Command<AnsweredView> {
  static readonly type = 'questions.answer-again';
  constructor(readonly input: OfQuestion) {
    super();
  }
}

export class QuestionShared extends DomainEvent<{
  readonly questionId: string;
  readonly organizationId: string;
  readonly actorId: string;
  readonly before: QuestionSharingView;
  readonly after: QuestionSharingView;
}> {
  static readonly type = 'questions.question-shared';
}
