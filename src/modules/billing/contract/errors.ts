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
  organizationNotFound: [
    'not-found',
    (d: { organizationId: string }) => `Organisation ${d.organizationId} does not exist.`,
  ],
});
