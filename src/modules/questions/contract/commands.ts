import { Command } from '@nestjs/cqrs';
import type { Actor } from '#shared/contracts';
import type { QuestionView } from './views.js';

/**
 * Reads a question, answers it if it has one meaning, and remembers it in the asker's history. In a
 * conversation, words that do not stand on their own continue the newest answered question of it; a conversation is
 * that of who asked in it first, and to others it does not exist.
 */
export class AskQuestion extends Command<QuestionView> {
  static readonly type = 'questions.ask-question';
  constructor(
    readonly input: {
      readonly actor: Actor;
      readonly question: string;
      /** The built-in source when left out. */
      readonly dataSourceId?: string;
      /** A UUID of the asker's choice. In a conversation a question may continue the one before, and is about its source when none is given. */
      readonly conversationId?: string;
      /** False: the reading and the SQL only. */
      readonly execute?: boolean;
    },
  ) {
    super();
  }
}

/**
 * Answers an ambiguous question with one of its choices, or an answered one with another choice than was remembered.
 * The answer is a question of its own that `clarifies` the first, which stays as it is: another choice can be taken
 * later. What was chosen is remembered for the same words of the same asker, unless that is a guest.
 */
export class AnswerChoice extends Command<QuestionView> {
  static readonly type = 'questions.answer-choice';
  constructor(
    readonly input: { readonly actor: Actor; readonly questionId: string; readonly choiceId: string },
  ) {
    super();
  }
}

/** Has the question asked again from then on. */
export class ForgetChoice extends Command<void> {
  static readonly type = 'questions.forget-choice';
  constructor(readonly input: { readonly actor: Actor; readonly rememberedChoiceId: string }) {
    super();
  }
}
