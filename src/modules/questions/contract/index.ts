import { defineContract } from '#shared/contracts';
import { AnswerChoice, AskQuestion } from './commands.js';
import { QuestionsAsked } from './events.js';
import { GetQuestion, ListQuestions, ParseQuestion } from './queries.js';

export { AnswerChoice, AskQuestion } from './commands.js';
export { questionsErrors } from './errors.js';
export { type AskedQuestion, QuestionsAsked } from './events.js';
export { GetQuestion, ListQuestions, ParseQuestion } from './queries.js';
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
  type DeclinedView,
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
  type SenseView,
  type SqlView,
  type TableAttributionView,
  type TimingView,
} from './views.js';

export const questionsContract = defineContract({
  module: 'questions',
  commands: [AskQuestion, AnswerChoice],
  queries: [GetQuestion, ListQuestions, ParseQuestion],
  events: [QuestionsAsked],
});
