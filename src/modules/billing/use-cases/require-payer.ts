import { type Actor, permits } from '#shared/contracts';
import { billingErrors as errors } from '../contract/errors.js';
import type { Payments } from '../infra/stripe/payments.js';

/** Looked at again where money is concerned. */
export function requirePayer(actor: Actor, payments: Payments): void {
  if (!permits(actor.role, 'billing.manage')) throw errors.adminsOnly();
  if (!payments.available) throw errors.notSold();
}
