import { defineContract } from '#shared/contracts';
import { AnswerChoice, AskQuestion, ForgetChoice } from './commands.js';
import { QuestionsAsked } from './events.js';
import {
  ApproveGolden,
  GiveFeedback,
  GoldenBroke,
  ListGoldens,
  PromoteQuestion,
  RemoveGolden,
} from './goldens.js';
import {
  GetQuestion,
  ListQuestions,
  ListRememberedChoices,
  ParseQuestion,
  SuggestQuestions,
} from './queries.js';
import { ValidateSql } from './validation.js';

export type { RememberedChoicePageView, RememberedChoiceView, TakenChoiceView } from './choice-views.js';
export { AnswerChoice, AskQuestion, ForgetChoice } from './commands.js';
export { questionsErrors } from './errors.js';
export { type AskedQuestion, QuestionsAsked } from './events.js';
export {
  ApproveGolden,
  type FeedbackView,
  GiveFeedback,
  GoldenBroke,
  type GoldenPageView,
  type GoldenStatus,
  type GoldenView,
  goldenStatuses,
  ListGoldens,
  PromoteQuestion,
  RemoveGolden,
  type Verdict,
} from './goldens.js';
export {
  GetQuestion,
  ListQuestions,
  ListRememberedChoices,
  ParseQuestion,
  SuggestQuestions,
} from './queries.js';
export { type SuggestionsView, type SuggestionView, suggestionKinds } from './suggestion-views.js';
export { type SqlValidationView, ValidateSql } from './validation.js';
export {
  type AmbiguousView,
  type AnswerChartView,
  type AnswerColumnView,
  type AnsweredRecordView,
  type AnsweredView,
  type AnswerResultView,
  type AssumptionView,
  type CandidateView,
  type ChoiceView,
  type DeclineCause,
  type DeclinedView,
  declineCauses,
  type GoldenUseView,
  type InterpretationView,
  type ParsedQuestionView,
  type PhraseView,
  type ProvenanceView,
  type QuestionPageView,
  type QuestionRecordView,
  type QuestionStatus,
  type QuestionView,
  questionStatuses,
  type ReadingView,
  type RememberedMeaningView,
  type SenseView,
  type SqlView,
  type TableAttributionView,
  type TimingView,
} from './views.js';

export const questionsContract = defineContract({
  module: 'questions',
  commands: [
    AskQuestion,
    AnswerChoice,
    ForgetChoice,
    GiveFeedback,
    PromoteQuestion,
    ApproveGolden,
    RemoveGolden,
  ],
  queries: [
    GetQuestion,
    ListQuestions,
    ListRememberedChoices,
    ParseQuestion,
    SuggestQuestions,
    ListGoldens,
    ValidateSql,
  ],
  events: [QuestionsAsked, GoldenBroke],
});
