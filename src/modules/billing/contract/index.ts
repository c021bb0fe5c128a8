import { defineContract } from '#shared/contracts';
import { billingAudit } from './audit.js';
import {
  ChangeSubscription,
  OpenPortal,
  RecordApiCalls,
  ReleaseUsage,
  ReserveUsage,
  SetPlan,
  StartCheckout,
  TakeStripeEvent,
} from './commands.js';
import { PlanChanged, QuotaNearlyUsed } from './events.js';
import { billingPersonalData } from './personal-data.js';
import {
  GetLimitedMeters,
  GetMyUsage,
  GetPlanOf,
  GetSubscription,
  GetUsage,
  ListInvoices,
  ListPlans,
  ListUsersUsage,
} from './queries.js';

export {
  ChangeSubscription,
  OpenPortal,
  RecordApiCalls,
  ReleaseUsage,
  ReserveUsage,
  SetPlan,
  StartCheckout,
  TakeStripeEvent,
} from './commands.js';
export { billingErrors } from './errors.js';
export { PlanChanged, QuotaNearlyUsed } from './events.js';
export {
  GetLimitedMeters,
  GetMyUsage,
  GetPlanOf,
  GetSubscription,
  GetUsage,
  ListInvoices,
  ListPlans,
  ListUsersUsage,
} from './queries.js';
export {
  type InvoicesView,
  type InvoiceView,
  type Limits,
  type MeterView,
  type MyUsageView,
  type PageView,
  type PlanName,
  type PlanView,
  planNames,
  type QuotaStateView,
  type ReservedView,
  type SubscriptionState,
  type SubscriptionView,
  subscriptionStates,
  type UsageView,
  type UsersUsageView,
  type UserUsageView,
} from './views.js';

export const billingContract = defineContract({
  module: 'billing',
  commands: [
    ReserveUsage,
    ReleaseUsage,
    RecordApiCalls,
    SetPlan,
    StartCheckout,
    OpenPortal,
    ChangeSubscription,
    TakeStripeEvent,
    billingPersonalData.erase,
  ],
  queries: [
    ListPlans,
    ListInvoices,
    GetLimitedMeters,
    GetSubscription,
    GetPlanOf,
    GetUsage,
    GetMyUsage,
    ListUsersUsage,
    billingPersonalData.count,
    billingPersonalData.collect,
  ],
  answers: ['organizations.find-seat-limit', 'queries.find-statement-limits'],
  events: [QuotaNearlyUsed, PlanChanged],
  audit: billingAudit,
  personalData: billingPersonalData,
});
