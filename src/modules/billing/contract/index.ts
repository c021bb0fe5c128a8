import { defineContract } from '#shared/contracts';
import { RecordApiCalls, ReleaseUsage, ReserveUsage, SetPlan } from './commands.js';
import { PlanChanged, QuotaNearlyUsed } from './events.js';
import {
  GetLimitedMeters,
  GetMyUsage,
  GetPlanOf,
  GetSubscription,
  GetUsage,
  ListPlans,
  ListUsersUsage,
} from './queries.js';

export { RecordApiCalls, ReleaseUsage, ReserveUsage, SetPlan } from './commands.js';
export { billingErrors } from './errors.js';
export { PlanChanged, QuotaNearlyUsed } from './events.js';
export {
  GetLimitedMeters,
  GetMyUsage,
  GetPlanOf,
  GetSubscription,
  GetUsage,
  ListPlans,
  ListUsersUsage,
} from './queries.js';
export {
  type Limits,
  type MeterView,
  type MyUsageView,
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
  commands: [ReserveUsage, ReleaseUsage, RecordApiCalls, SetPlan],
  queries: [ListPlans, GetLimitedMeters, GetSubscription, GetPlanOf, GetUsage, GetMyUsage, ListUsersUsage],
  events: [QuotaNearlyUsed, PlanChanged],
});
