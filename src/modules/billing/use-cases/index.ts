import { ChangeSubscriptionHandler } from './change-subscription.js';
import { EndGrace } from './end-grace.js';
import { EndSubscription } from './end-subscription.js';
import { FindSeatLimitOfPlan } from './find-seat-limit.js';
import { FindStatementLimitsOfPlan } from './find-statement-limits.js';
import { GetLimitedMetersHandler } from './get-limited-meters.js';
import { GetMyUsageHandler } from './get-my-usage.js';
import { GetPlanOfHandler } from './get-plan-of.js';
import { GetSubscriptionHandler } from './get-subscription.js';
import { GetUsageHandler } from './get-usage.js';
import { ListInvoicesHandler } from './list-invoices.js';
import { ListPlansHandler } from './list-plans.js';
import { ListUsersUsageHandler } from './list-users-usage.js';
import { OnDataSourceCreated } from './on-data-source-created.js';
import { OnDataSourceRemoved } from './on-data-source-removed.js';
import { OnFileRemoved } from './on-file-removed.js';
import { OnFileUploaded } from './on-file-uploaded.js';
import { OnMemberAdded } from './on-member-added.js';
import { OnMemberRemoved } from './on-member-removed.js';
import { OnOrganizationDeleted } from './on-organization-deleted.js';
import { OnQueriesExecuted } from './on-queries-executed.js';
import { OnQuestionsAsked } from './on-questions-asked.js';
import { OpenPortalHandler } from './open-portal.js';
import { RecordApiCallsHandler } from './record-api-calls.js';
import { ReleaseUsageHandler } from './release-usage.js';
import { ReserveUsageHandler } from './reserve-usage.js';
import { SetPlanHandler } from './set-plan.js';
import { StartCheckoutHandler } from './start-checkout.js';
import { TakeStripeEventHandler } from './take-stripe-event.js';

export const useCases = [
  ChangeSubscriptionHandler,
  EndGrace,
  EndSubscription,
  FindSeatLimitOfPlan,
  FindStatementLimitsOfPlan,
  GetLimitedMetersHandler,
  GetMyUsageHandler,
  GetPlanOfHandler,
  GetSubscriptionHandler,
  GetUsageHandler,
  ListInvoicesHandler,
  ListPlansHandler,
  ListUsersUsageHandler,
  OnDataSourceCreated,
  OnDataSourceRemoved,
  OnFileRemoved,
  OnFileUploaded,
  OnMemberAdded,
  OnMemberRemoved,
  OnOrganizationDeleted,
  OnQueriesExecuted,
  OnQuestionsAsked,
  OpenPortalHandler,
  RecordApiCallsHandler,
  ReleaseUsageHandler,
  ReserveUsageHandler,
  SetPlanHandler,
  StartCheckoutHandler,
  TakeStripeEventHandler,
];
