import { AnswerChoiceHandler } from './answer-choice.js';
import { AskQuestionHandler } from './ask-question.js';
import { GetQuestionHandler } from './get-question.js';
import { ListQuestionsHandler } from './list-questions.js';
import { OnDataSourceReady } from './on-data-source-ready.js';
import { ParseQuestionHandler } from './parse-question.js';

export const useCases = [
  AnswerChoiceHandler,
  AskQuestionHandler,
  GetQuestionHandler,
  ListQuestionsHandler,
  OnDataSourceReady,
  ParseQuestionHandler,
];
