import { defineContract } from '#shared/contracts';
import { queriesAudit } from './audit.js';
import { CheckSql } from './checking.js';
import { QueriesExecuted, ResultExported, StatementRefused } from './events.js';
import { ExplainQuery } from './explaining.js';
import { QueryFile, WriteFileResult } from './files.js';
import { ForgetRun, GetQueryStats, GetQueryUsage, ListRuns, MarkRun } from './history.js';
import { FindStatementLimits } from './limits.js';
import { queriesPersonalData } from './personal-data.js';
import { FindPolicyViewers, PreviewPolicies } from './policy-trials.js';
import { GetResultFile, GetResultPage, WriteQueryResult } from './results.js';
import { queriesRetention } from './retention.js';
import { CancelQuery, GetCachedResult, GetQueue, RunQuery } from './running.js';

export { CheckSql, type SqlCheckView } from './checking.js';
export { queriesErrors } from './errors.js';
export {
  QueriesExecuted,
  type QueryCompleted,
  type QueryExecuted,
  type QueryFailed,
  ResultExported,
  StatementRefused,
} from './events.js';
export { ExplainQuery, hintCodes, type PlanStepView, type QueryPlanView } from './explaining.js';
export { QueryFile, WriteFileResult } from './files.js';
export {
  type DurationsView,
  ForgetRun,
  GetQueryStats,
  GetQueryUsage,
  ListRuns,
  MarkRun,
  type QueryStatsView,
  type QueryUsageView,
  type RunOrigin,
  type RunPageView,
  type RunRecordView,
  type RunStatus,
  runOrigins,
  runStatuses,
} from './history.js';
export { FindStatementLimits, type StatementLimitsView } from './limits.js';
export {
  FindPolicyViewers,
  type PolicyPreviewView,
  type PolicyViewersView,
  type PolicyViewpoint,
  PreviewPolicies,
} from './policy-trials.js';
export {
  GetResultFile,
  GetResultPage,
  type ResultExtent,
  type ResultFileView,
  type ResultFormat,
  type ResultPageView,
  resultFormats,
  WriteQueryResult,
} from './results.js';
export {
  type AppliedPolicyView,
  type CachedResultView,
  type CancelledRunView,
  CancelQuery,
  type Cell,
  GetCachedResult,
  GetQueue,
  type QueryInput,
  type QueryResult,
  type QueryRunView,
  type QueueView,
  type ResultColumn,
  type ResultType,
  RunQuery,
} from './running.js';

export const queriesContract = defineContract({
  module: 'queries',
  commands: [
    RunQuery,
    WriteQueryResult,
    CancelQuery,
    QueryFile,
    WriteFileResult,
    MarkRun,
    ForgetRun,
    queriesPersonalData.erase,
    queriesRetention.apply,
  ],
  queries: [
    CheckSql,
    ExplainQuery,
    FindPolicyViewers,
    GetCachedResult,
    GetQueue,
    GetResultFile,
    GetResultPage,
    ListRuns,
    PreviewPolicies,
    GetQueryStats,
    GetQueryUsage,
    queriesPersonalData.count,
    queriesPersonalData.collect,
  ],
  inquiries: [FindStatementLimits],
  events: [QueriesExecuted, StatementRefused, ResultExported],
  answers: [
    'governance.compare-records',
    'governance.read-records',
    'data-sources.find-dependents',
    'governance.measure-quality',
  ],
  audit: queriesAudit,
  personalData: queriesPersonalData,
  retention: queriesRetention,
});
