import { AnswerChoiceHandler } from './answer-choice.js';
import { ApproveGoldenHandler } from './approve-golden.js';
import { AskQuestionHandler } from './ask-question.js';
import { CheckGoldens } from './check-goldens.js';
import { ForgetChoiceHandler } from './forget-choice.js';
import { GetQuestionHandler } from './get-question.js';
import { GiveFeedbackHandler } from './give-feedback.js';
import { ListGoldensHandler } from './list-goldens.js';
import { ListQuestionsHandler } from './list-questions.js';
import { ListRememberedChoicesHandler } from './list-remembered-choices.js';
import { OnDataSourceReady } from './on-data-source-ready.js';
import { OnDataSourceRemoved } from './on-data-source-removed.js';
import { ParseQuestionHandler } from './parse-question.js';
import { PromoteQuestionHandler } from './promote-question.js';
import { RemoveGoldenHandler } from './remove-golden.js';
import { SuggestQuestionsHandler } from './suggest-questions.js';
import { ValidateSqlHandler } from './validate-sql.js';

export const useCases = [
  AnswerChoiceHandler,
  ApproveGoldenHandler,
  CheckGoldens,
  GiveFeedbackHandler,
  ListGoldensHandler,
  PromoteQuestionHandler,
  RemoveGoldenHandler,
  AskQuestionHandler,
  ForgetChoiceHandler,
  GetQuestionHandler,
  ListQuestionsHandler,
  ListRememberedChoicesHandler,
  OnDataSourceReady,
  OnDataSourceRemoved,
  ParseQuestionHandler,
  SuggestQuestionsHandler,
  ValidateSqlHandler,
];
