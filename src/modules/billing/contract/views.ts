import type { Meter } from '#shared/contracts';

export const planNames = ['free', 'professional', 'team', 'enterprise'] as const;
export type PlanName = (typeof planNames)[number];

/** How long one statement may run, how many rows one result may have, how many statements run at the same time. */
export const statementLimits = ['statementSeconds', 'statementRows', 'concurrentStatements'] as const;

/** By meter, and of statements; null: no limit but those of the server. */
export type Limits = { readonly [M in Meter | (typeof statementLimits)[number]]: number | null };

export interface PlanView {
  readonly name: PlanName;
  readonly title: string;
  readonly limits: Limits;
  /** Whether it can be bought here (`POST /billing/checkout`). */
  readonly sold: boolean;
}

export const subscriptionStates = ['none', 'active', 'past_due', 'ended'] as const;
export type SubscriptionState = (typeof subscriptionStates)[number];

/** Which plan an organisation is on, and why. */
export interface SubscriptionView {
  readonly organizationId: string;
  /** What counts now. */
  readonly plan: PlanName;
  /** Who says so: the operator for this organisation, its subscription, or the standard of this server. */
  readonly setBy: 'operator' | 'subscription' | 'standard';
  readonly state: SubscriptionState;
  /** The plan that is paid for; absent without a subscription. */
  readonly subscribedPlan?: PlanName;
  /** ISO 8601: when it is paid for anew, or ends. */
  readonly currentPeriodEnd?: string;
  /** It ends then. */
  readonly cancelAtPeriodEnd?: boolean;
  /** ISO 8601: until when the plan stays although the last payment failed. */
  readonly graceUntil?: string;
}

/** Where an organisation stands with one meter. */
export interface MeterView {
  readonly meter: Meter;
  readonly used: number;
  /** For requests that are being carried out. */
  readonly held: number;
  /** Null: no limit. */
  readonly limit: number | null;
  /** Null: no limit. */
  readonly remaining: number | null;
  /** From 80 % of the limit on. */
  readonly warning: boolean;
  /** ISO 8601; absent where nothing resets by itself. */
  readonly resetsAt?: string;
}

export interface UsageView {
  readonly organizationId: string;
  readonly plan: PlanName;
  /** The month, as 2026-11. */
  readonly period: string;
  readonly meters: readonly MeterView[];
}

/** What one user used in one month. */
export interface UserUsageView {
  readonly userId: string;
  readonly questions: number;
  readonly rows: number;
  readonly apiCalls: number;
}

export interface UsersUsageView {
  readonly period: string;
  /** Who asked most first. */
  readonly items: readonly UserUsageView[];
  readonly nextCursor?: string;
}

export interface MyUsageView extends UserUsageView {
  readonly organizationId: string;
  readonly period: string;
}

export interface QuotaStateView {
  readonly meter: Meter;
  readonly used: number;
  readonly limit: number;
  readonly resetsAt?: string;
}

export interface ReservedView {
  readonly reservationIds: readonly string[];
  readonly states: readonly QuotaStateView[];
}

/** A page of the payment provider, to be opened in a browser. */
export interface PageView {
  readonly url: string;
}

export interface InvoiceView {
  readonly id: string;
  readonly number?: string;
  readonly status: string;
  /** In the smallest unit of the currency: cents. */
  readonly total: number;
  readonly amountDue: number;
  /** ISO 4217, in lower case. */
  readonly currency: string;
  /** ISO 8601. */
  readonly createdAt: string;
  readonly pdfUrl?: string;
  /** Where it can be looked at and paid. */
  readonly pageUrl?: string;
}

export interface InvoicesView {
  readonly items: readonly InvoiceView[];
  readonly nextCursor?: string;
}
