import { defineContract } from '#shared/contracts';
import { ListArchivedQuestions, ListQuestionArchives } from './archives.js';
import { questionsAudit } from './audit.js';
import { AnswerChoice, AskQuestion, ForgetChoice } from './commands.js';
import { DefineTerm } from './definitions.js';
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
  GenerateSql,
  GenerateSqlWithAgent,
  GetLlmPolicy,
  LlmPolicyChanged,
  SetLlmPolicy,
} from './language-model.js';
import { Learn, ListLearnedNames, ListLessons, RemoveLearnedName } from './lessons.js';
import { questionsPersonalData } from './personal-data.js';
import {
  GetQuestion,
  ListQuestions,
  ListRememberedChoices,
  ParseQuestion,
  SuggestQuestions,
} from './queries.js';
import { questionsRetention } from './retention.js';
import {
  AnswerAgain,
  GetQuestionSharing,
  ListSharedQuestions,
  QuestionShared,
  ShareQuestion,
} from './sharing.js';
import { ValidateSql } from './validation.js';

export {
  ListArchivedQuestions,
  ListQuestionArchives,
  type QuestionArchivePageView,
  type QuestionArchiveView,
} from './archives.js';
export type { RememberedChoicePageView, RememberedChoiceView, TakenChoiceView } from './choice-views.js';
export { AnswerChoice, AskQuestion, ForgetChoice } from './commands.js';
export { type DefinedTermView, DefineTerm, type MeaningView } from './definitions.js';
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
  type GeneratedSqlView,
  GenerateSql,
  GenerateSqlWithAgent,
  GetLlmPolicy,
  LlmPolicyChanged,
  type LlmPolicyView,
  SetLlmPolicy,
  type StepView,
} from './language-model.js';
export {
  Learn,
  type LearnedNamePageView,
  type LearnedNameView,
  type LearnedView,
  type LessonPageView,
  type LessonReportView,
  type LessonView,
  ListLearnedNames,
  ListLessons,
  lessonStatuses,
  RemoveLearnedName,
} from './lessons.js';
export type {
  CandidateView,
  InterpretationView,
  ParsedQuestionView,
  PhraseView,
  SenseView,
} from './parsed-views.js';
export {
  GetQuestion,
  ListQuestions,
  ListRememberedChoices,
  ParseQuestion,
  SuggestQuestions,
} from './queries.js';
export {
  AnswerAgain,
  GetQuestionSharing,
  ListSharedQuestions,
  QuestionShared,
  type QuestionShareView,
  type QuestionSharingView,
  ShareQuestion,
} from './sharing.js';
export { type SuggestionsView, type SuggestionView, suggestionKinds } from './suggestion-views.js';
export { type SqlValidationView, ValidateSql } from './validation.js';
export {
  type AmbiguousView,
  type AnswerChartView,
  type AnswerColumnView,
  type AnsweredRecordView,
  type AnsweredView,
  type AnswerResultView,
  type AppliedPolicyView,
  type AssumptionView,
  type ChoiceView,
  type DeclineCause,
  type DeclinedView,
  declineCauses,
  type GoldenUseView,
  type ModelFailureView,
  type ProvenanceView,
  type QuestionPageView,
  type QuestionRecordView,
  type QuestionStatus,
  type QuestionView,
  questionStatuses,
  type ReadingView,
  type RememberedMeaningView,
  type SqlView,
  type TableAttributionView,
  type TimingView,
} from './views.js';

export const questionsContract = defineContract({
  module: 'questions',
  commands: [
    AskQuestion,
    AnswerChoice,
    AnswerAgain,
    ShareQuestion,
    ForgetChoice,
    GiveFeedback,
    PromoteQuestion,
    ApproveGolden,
    RemoveGolden,
    DefineTerm,
    Learn,
    RemoveLearnedName,
    SetLlmPolicy,
    questionsPersonalData.erase,
    questionsRetention.apply,
  ],
  queries: [
    GetQuestion,
    ListQuestions,
    GetQuestionSharing,
    ListSharedQuestions,
    ListQuestionArchives,
    ListArchivedQuestions,
    ListRememberedChoices,
    ParseQuestion,
    SuggestQuestions,
    ListGoldens,
    ListLearnedNames,
    ListLessons,
    ValidateSql,
    GetLlmPolicy,
    GenerateSql,
    GenerateSqlWithAgent,
    questionsPersonalData.count,
    questionsPersonalData.collect,
  ],
  events: [QuestionsAsked, QuestionShared, GoldenBroke, LlmPolicyChanged],
  answers: ['data-sources.find-dependents'],
  audit: questionsAudit,
  personalData: questionsPersonalData,
  retention: questionsRetention,
});
