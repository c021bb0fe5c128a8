import { DomainEvent, type Meter } from '#shared/contracts';
import type { PlanName } from './views.js';

/** An organisation has used most of what its plan allows, or all of it. Once for each share and month. */
export class QuotaNearlyUsed extends DomainEvent<{
  readonly organizationId: string;
  readonly plan: PlanName;
  readonly meter: Meter;
  /** Of the limit: 80 or 100. */
  readonly percent: 80 | 100;
  readonly used: number;
  readonly limit: number;
  /** ISO 8601; absent where nothing resets by itself. */
  readonly resetsAt?: string;
}> {
  static readonly type = 'billing.quota-nearly-used';
}

/** Another plan counts for an organisation. */
export class PlanChanged extends DomainEvent<{
  readonly organizationId: string;
  readonly from: PlanName;
  readonly to: PlanName;
  readonly by: 'operator' | 'subscription' | 'standard';
}> {
  static readonly type = 'billing.plan-changed';
}
