import { ApplyRetentionHandler } from './apply-retention.js';
import { CancelQueryHandler } from './cancel-query.js';
import { CheckSqlHandler } from './check-sql.js';
import { CompareRecordsOfSource } from './compare-records.js';
import { ExplainQueryHandler } from './explain-query.js';
import { FindQueriesDependents } from './find-dependents.js';
import { FindPolicyViewersHandler } from './find-policy-viewers.js';
import { ForgetRunHandler } from './forget-run.js';
import { GetCachedResultHandler } from './get-cached-result.js';
import { GetQueryStatsHandler } from './get-query-stats.js';
import { GetQueryUsageHandler } from './get-query-usage.js';
import { GetQueueHandler } from './get-queue.js';
import { GetResultFileHandler } from './get-result-file.js';
import { GetResultPageHandler } from './get-result-page.js';
import { GovernedStatements } from './governed-statements.js';
import { ListRunsHandler } from './list-runs.js';
import { MarkRunHandler } from './mark-run.js';
import { AnswerQuality } from './measure-quality.js';
import { OnOrganizationDeleted } from './on-organization-deleted.js';
import { PreviewPoliciesHandler } from './preview-policies.js';
import { QueryFileHandler } from './query-file.js';
import { ReadRecordsOfSource } from './read-records.js';
import { RunQueryHandler } from './run-query.js';
import { WriteFileResultHandler } from './write-file-result.js';
import { WriteQueryResultHandler } from './write-query-result.js';

export const useCases = [
  ApplyRetentionHandler,
  CancelQueryHandler,
  CompareRecordsOfSource,
  GovernedStatements,
  ReadRecordsOfSource,
  CheckSqlHandler,
  ExplainQueryHandler,
  FindQueriesDependents,
  AnswerQuality,
  FindPolicyViewersHandler,
  ForgetRunHandler,
  GetCachedResultHandler,
  GetQueryStatsHandler,
  GetQueryUsageHandler,
  GetQueueHandler,
  GetResultFileHandler,
  GetResultPageHandler,
  ListRunsHandler,
  MarkRunHandler,
  PreviewPoliciesHandler,
  QueryFileHandler,
  RunQueryHandler,
  WriteFileResultHandler,
  WriteQueryResultHandler,
  OnOrganizationDeleted,
];
