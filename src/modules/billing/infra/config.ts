import { z } from 'zod';
import { defineConfig, setting } from '#shared/config';
import { meters } from '#shared/contracts';
import { planNames, statementLimits } from '../contract/views.js';

const limit = z.number().int().min(0).nullable();
/** With none of these no statement would ever run. */
const atLeastOne = z.number().int().min(1).nullable();
const each = <Name extends string>(names: readonly Name[], shape: typeof limit) =>
  Object.fromEntries(names.map((name) => [name, shape]));
const limits = z.partialRecord(
  z.enum(planNames),
  z.strictObject({ ...each(meters, limit), ...each(statementLimits, atLeastOne) }).partial(),
);

function json(text: string, context: z.RefinementCtx): unknown {
  try {
    return JSON.parse(text);
  } catch {
    context.addIssue({ code: 'custom', message: 'give JSON like {"free":{"questions":100}}' });
    return z.NEVER;
  }
}

const settings = {
  plan: setting('BILLING_PLAN', z.enum(planNames).optional(), {
    description:
      'The plan of every organisation that pays for none. Default: enterprise, which limits nothing; free when STRIPE_SECRET_KEY is set.',
  }),
  limits: setting('BILLING_LIMITS', z.string().default('{}').transform(json).pipe(limits), {
    description:
      'Other limits than the standard ones, as JSON: {"free":{"questions":100,"statementSeconds":10,"seats":null}}. null: no limit. `GET /billing/plans` has all names.',
  }),
  graceDays: setting('BILLING_GRACE_DAYS', z.coerce.number().min(0).max(90).default(7), {
    description: 'For how many days a plan stays when a payment fails.',
  }),
  reservationSeconds: setting('BILLING_RESERVATION_SECONDS', z.coerce.number().int().min(1).default(600), {
    description:
      'How long something is held for a request whose process died: longer than any request takes.',
  }),
};

export class BillingConfig extends defineConfig('billing', settings) {}
