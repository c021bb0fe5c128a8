import type { PlanName, SubscriptionView } from '../contract/views.js';

/** What is known of an organisation that has to do with money. */
export interface Account {
  readonly organizationId: string;
  /** Of the operator for this one. */
  readonly operatorPlan: PlanName | null;
  readonly subscribedPlan: PlanName | null;
  readonly state: 'none' | 'active' | 'past_due' | 'ended';
  readonly currentPeriodEnd: Date | null;
  readonly cancelAtPeriodEnd: boolean;
  /** When the first of the failed payments failed. */
  readonly pastDueSince: Date | null;
}

export interface Rules {
  /** Of who pays for none. */
  readonly standard: PlanName;
  readonly graceDays: number;
}

const dayMs = 86_400_000;

export const newAccount = (organizationId: string): Account => ({
  organizationId,
  operatorPlan: null,
  subscribedPlan: null,
  state: 'none',
  currentPeriodEnd: null,
  cancelAtPeriodEnd: false,
  pastDueSince: null,
});

const graceOf = ({ state, pastDueSince }: Account, { graceDays }: Rules): Date | undefined =>
  state === 'past_due' && pastDueSince ? new Date(pastDueSince.getTime() + graceDays * dayMs) : undefined;

function paidPlan(account: Account, rules: Rules, now: Date): PlanName | undefined {
  const { state, subscribedPlan } = account;
  if (!subscribedPlan) return undefined;
  if (state === 'active') return subscribedPlan;
  const grace = graceOf(account, rules);
  return grace && now < grace ? subscribedPlan : undefined;
}

/** Which plan counts: the operator's word, then what is paid for, then the standard. */
export function standingOf(account: Account, rules: Rules, now: Date): SubscriptionView {
  const { organizationId, operatorPlan, subscribedPlan, state, currentPeriodEnd, cancelAtPeriodEnd } =
    account;
  const paid = paidPlan(account, rules, now);
  const grace = graceOf(account, rules);
  return {
    organizationId,
    plan: operatorPlan ?? paid ?? rules.standard,
    setBy: operatorPlan ? 'operator' : paid ? 'subscription' : 'standard',
    state,
    ...(subscribedPlan && { subscribedPlan }),
    ...(currentPeriodEnd && { currentPeriodEnd: currentPeriodEnd.toISOString() }),
    ...(subscribedPlan && { cancelAtPeriodEnd }),
    ...(grace && { graceUntil: grace.toISOString() }),
  };
}
