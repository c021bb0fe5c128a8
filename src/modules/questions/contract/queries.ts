import { Query } from '@nestjs/cqrs';
import type { Actor } from '#shared/contracts';
import type { RememberedChoicePageView } from './choice-views.js';
import type { ParsedQuestionView } from './parsed-views.js';
import type { SuggestionsView } from './suggestion-views.js';
import type { QuestionPageView, QuestionRecordView } from './views.js';

/** One's own, one that is shared with one, or any for those who teach answers; others, and those of a source that one may not ask, do not exist. */
export class GetQuestion extends Query<QuestionRecordView> {
  static readonly type = 'questions.get-question';
  constructor(readonly input: { readonly actor: Actor; readonly questionId: string }) {
    super();
  }
}

/** What the actor asked, newest first. Guests share one account, so they have no history: an empty page. */
export class ListQuestions extends Query<QuestionPageView> {
  static readonly type = 'questions.list-questions';
  constructor(
    readonly input: {
      readonly actor: Actor;
      readonly limit: number;
      readonly cursor?: string | undefined;
      readonly conversationId?: string | undefined;
    },
  ) {
    super();
  }
}

/** The choices of the actor that are applied to the same words, newest first. */
export class ListRememberedChoices extends Query<RememberedChoicePageView> {
  static readonly type = 'questions.list-remembered-choices';
  constructor(
    readonly input: {
      readonly actor: Actor;
      readonly limit: number;
      readonly cursor?: string | undefined;
      readonly dataSourceId?: string | undefined;
    },
  ) {
    super();
  }
}

/** How a question is read, without running or remembering anything. */
export class ParseQuestion extends Query<ParsedQuestionView> {
  static readonly type = 'questions.parse-question';
  constructor(
    readonly input: { readonly actor: Actor; readonly question: string; readonly dataSourceId?: string },
  ) {
    super();
  }
}

/** Questions that begin with what was typed, or to start from when nothing was; each is answered when it is asked. */
export class SuggestQuestions extends Query<SuggestionsView> {
  static readonly type = 'questions.suggest-questions';
  constructor(
    readonly input: {
      readonly actor: Actor;
      readonly text: string;
      readonly limit: number;
      /** The built-in source when left out. */
      readonly dataSourceId?: string;
    },
  ) {
    super();
  }
}
