import { AnswerChoiceHandler } from './answer-choice.js';
import { AskQuestionHandler } from './ask-question.js';
import { ForgetChoiceHandler } from './forget-choice.js';
import { GetQuestionHandler } from './get-question.js';
import { ListQuestionsHandler } from './list-questions.js';
import { ListRememberedChoicesHandler } from './list-remembered-choices.js';
import { OnDataSourceReady } from './on-data-source-ready.js';
import { OnDataSourceRemoved } from './on-data-source-removed.js';
import { ParseQuestionHandler } from './parse-question.js';
import { SuggestQuestionsHandler } from './suggest-questions.js';

export const useCases = [
  AnswerChoiceHandler,
  AskQuestionHandler,
  ForgetChoiceHandler,
  GetQuestionHandler,
  ListQuestionsHandler,
  ListRememberedChoicesHandler,
  OnDataSourceReady,
  OnDataSourceRemoved,
  ParseQuestionHandler,
  SuggestQuestionsHandler,
];
