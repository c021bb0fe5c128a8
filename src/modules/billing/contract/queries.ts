import { Query } from '@nestjs/cqrs';
import type { Actor, Meter } from '#shared/contracts';
import type {
  InvoicesView,
  MyUsageView,
  PlanView,
  SubscriptionView,
  UsageView,
  UsersUsageView,
} from './views.js';

export class ListPlans extends Query<readonly PlanView[]> {
  static readonly type = 'billing.list-plans';
  constructor(readonly input: Readonly<Record<string, never>> = {}) {
    super();
  }
}

/** The meters that the plan of an organisation limits. */
export class GetLimitedMeters extends Query<readonly Meter[]> {
  static readonly type = 'billing.get-limited-meters';
  constructor(readonly input: { readonly organizationId: string }) {
    super();
  }
}

/** Of the actor's organisation. */
export class GetSubscription extends Query<SubscriptionView> {
  static readonly type = 'billing.get-subscription';
  constructor(readonly input: { readonly actor: Actor }) {
    super();
  }
}

/** By an operator: of any organisation. */
export class GetPlanOf extends Query<SubscriptionView> {
  static readonly type = 'billing.get-plan-of';
  constructor(readonly input: { readonly actor: Actor; readonly organizationId: string }) {
    super();
  }
}

/** What the actor's organisation used in a month, this one when none is named. */
export class GetUsage extends Query<UsageView> {
  static readonly type = 'billing.get-usage';
  constructor(readonly input: { readonly actor: Actor; readonly period?: string | undefined }) {
    super();
  }
}

/** By an admin: newest first. */
export class ListInvoices extends Query<InvoicesView> {
  static readonly type = 'billing.list-invoices';
  constructor(
    readonly input: {
      readonly actor: Actor;
      readonly limit: number;
      /** The id of the last one of the page before. */
      readonly cursor?: string | undefined;
    },
  ) {
    super();
  }
}

/** What the actor used of it. */
export class GetMyUsage extends Query<MyUsageView> {
  static readonly type = 'billing.get-my-usage';
  constructor(readonly input: { readonly actor: Actor; readonly period?: string | undefined }) {
    super();
  }
}

/** For admins: what everybody used of it. */
export class ListUsersUsage extends Query<UsersUsageView> {
  static readonly type = 'billing.list-users-usage';
  constructor(
    readonly input: {
      readonly actor: Actor;
      readonly period?: string | undefined;
      readonly limit: number;
      readonly cursor?: string | undefined;
    },
  ) {
    super();
  }
}
