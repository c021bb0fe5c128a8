import { AnswerAgainHandler } from './answer-again.js';
import { AnswerChoiceHandler } from './answer-choice.js';
import { ApplyRetentionHandler } from './apply-retention.js';
import { ApproveGoldenHandler } from './approve-golden.js';
import { AskQuestionHandler } from './ask-question.js';
import { CheckGoldens } from './check-goldens.js';
import { DefineTermHandler } from './define-term.js';
import { FindQuestionsDependents } from './find-dependents.js';
import { ForgetChoiceHandler } from './forget-choice.js';
import { ForgetOldConversations } from './forget-old-conversations.js';
import { GenerateSqlHandler } from './generate-sql.js';
import { GenerateSqlWithAgentHandler } from './generate-sql-with-agent.js';
import { GetLlmPolicyHandler } from './get-llm-policy.js';
import { GetQuestionHandler } from './get-question.js';
import { GetQuestionSharingHandler } from './get-question-sharing.js';
import { GiveFeedbackHandler } from './give-feedback.js';
import { GiveLesson } from './give-lesson.js';
import { GiveWeeklyLessons } from './give-weekly-lessons.js';
import { LearnHandler } from './learn.js';
import { ListArchivedQuestionsHandler } from './list-archived-questions.js';
import { ListGoldensHandler } from './list-goldens.js';
import { ListLearnedNamesHandler } from './list-learned-names.js';
import { ListLessonsHandler } from './list-lessons.js';
import { ListQuestionArchivesHandler } from './list-question-archives.js';
import { ListQuestionsHandler } from './list-questions.js';
import { ListRememberedChoicesHandler } from './list-remembered-choices.js';
import { ListSharedQuestionsHandler } from './list-shared-questions.js';
import { OnDataSourceReady } from './on-data-source-ready.js';
import { OnDataSourceRemoved } from './on-data-source-removed.js';
import { OnMemberRemoved } from './on-member-removed.js';
import { OnOrganizationDeleted } from './on-organization-deleted.js';
import { ParseQuestionHandler } from './parse-question.js';
import { PromoteQuestionHandler } from './promote-question.js';
import { RemoveGoldenHandler } from './remove-golden.js';
import { RemoveLearnedNameHandler } from './remove-learned-name.js';
import { SetLlmPolicyHandler } from './set-llm-policy.js';
import { ShareQuestionHandler } from './share-question.js';
import { SuggestQuestionsHandler } from './suggest-questions.js';
import { ValidateSqlHandler } from './validate-sql.js';

export const useCases = [
  ApplyRetentionHandler,
  AnswerAgainHandler,
  AnswerChoiceHandler,
  ApproveGoldenHandler,
  CheckGoldens,
  DefineTermHandler,
  FindQuestionsDependents,
  GenerateSqlHandler,
  GenerateSqlWithAgentHandler,
  GetLlmPolicyHandler,
  SetLlmPolicyHandler,
  GiveLesson,
  ForgetOldConversations,
  GiveWeeklyLessons,
  LearnHandler,
  ListLearnedNamesHandler,
  ListLessonsHandler,
  RemoveLearnedNameHandler,
  GiveFeedbackHandler,
  ListGoldensHandler,
  PromoteQuestionHandler,
  RemoveGoldenHandler,
  AskQuestionHandler,
  ForgetChoiceHandler,
  GetQuestionHandler,
  GetQuestionSharingHandler,
  ListSharedQuestionsHandler,
  ShareQuestionHandler,
  OnMemberRemoved,
  ListQuestionsHandler,
  ListQuestionArchivesHandler,
  ListArchivedQuestionsHandler,
  ListRememberedChoicesHandler,
  OnDataSourceReady,
  OnDataSourceRemoved,
  ParseQuestionHandler,
  SuggestQuestionsHandler,
  ValidateSqlHandler,
  OnOrganizationDeleted,
];
