import type { Meter } from '#shared/contracts';
import { defineErrors } from '#shared/errors';
import type { PlanName } from './views.js';

interface Reached {
  readonly plan: PlanName;
  readonly meter: Meter;
  readonly limit: number;
  readonly used: number;
  /** Of this request. */
  readonly asked: number;
  readonly resetsAt?: string;
  readonly retryAfterSeconds?: number;
}

const whatNow = ({ resetsAt }: Reached): string =>
  resetsAt ? `It resets at ${resetsAt}` : 'Remove something';

export const billingErrors = defineErrors('billing', {
  limitReached: [
    'limit',
    (d: Reached) =>
      `The plan "${d.plan}" allows ${d.limit} ${d.meter}; ${d.used} are used, and this needs ${d.asked}. ${whatNow(d)}, or take a larger plan.`,
  ],
  adminsOnly: ['forbidden', () => 'Only admins of the organisation may see and change what it pays.'],
  notSold: [
    'conflict',
    () => 'This server sells no plans: its operator says which one counts (STRIPE_SECRET_KEY is not set).',
  ],
  planNotSold: [
    'invalid',
    (d: { plan: PlanName; sold: readonly PlanName[] }) =>
      `The plan "${d.plan}" cannot be bought here. These can: ${d.sold.join(', ')}.`,
  ],
  alreadySubscribed: [
    'conflict',
    () => 'The organisation pays for a plan already: change it with PATCH /billing/subscription.',
  ],
  notSubscribed: ['conflict', () => 'The organisation pays for no plan: POST /billing/checkout begins.'],
  paymentsUnavailable: [
    'unavailable',
    () => 'The payment provider does not answer at the moment. Nothing was changed; try again shortly.',
  ],
  paymentsRefused: ['unprocessable', (d: { reason: string }) => `The payment provider refuses: ${d.reason}.`],
  badSignature: ['invalid', () => 'The signature of this message is not that of the payment provider.'],
});
