import { GetLimitedMetersHandler } from './get-limited-meters.js';
import { GetMyUsageHandler } from './get-my-usage.js';
import { GetPlanOfHandler } from './get-plan-of.js';
import { GetSubscriptionHandler } from './get-subscription.js';
import { GetUsageHandler } from './get-usage.js';
import { ListPlansHandler } from './list-plans.js';
import { ListUsersUsageHandler } from './list-users-usage.js';
import { OnDataSourceCreated } from './on-data-source-created.js';
import { OnDataSourceRemoved } from './on-data-source-removed.js';
import { OnFileRemoved } from './on-file-removed.js';
import { OnFileUploaded } from './on-file-uploaded.js';
import { OnMemberAdded } from './on-member-added.js';
import { OnMemberRemoved } from './on-member-removed.js';
import { OnQueriesExecuted } from './on-queries-executed.js';
import { OnQuestionsAsked } from './on-questions-asked.js';
import { RecordApiCallsHandler } from './record-api-calls.js';
import { ReleaseUsageHandler } from './release-usage.js';
import { ReserveUsageHandler } from './reserve-usage.js';
import { SetPlanHandler } from './set-plan.js';

export const useCases = [
  GetLimitedMetersHandler,
  GetMyUsageHandler,
  GetPlanOfHandler,
  GetSubscriptionHandler,
  GetUsageHandler,
  ListPlansHandler,
  ListUsersUsageHandler,
  OnDataSourceCreated,
  OnDataSourceRemoved,
  OnFileRemoved,
  OnFileUploaded,
  OnMemberAdded,
  OnMemberRemoved,
  OnQueriesExecuted,
  OnQuestionsAsked,
  RecordApiCallsHandler,
  ReleaseUsageHandler,
  ReserveUsageHandler,
  SetPlanHandler,
];
