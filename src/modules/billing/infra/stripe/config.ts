import { z } from 'zod';
import { defineConfig, setting } from '#shared/config';
import { type PlanName, planNames } from '../../contract/views.js';

/** "professional=price_1,team=price_2" */
function prices(list: string, context: z.RefinementCtx): ReadonlyMap<PlanName, string> {
  const pairs = list.split(',').filter((one) => one.trim() !== '');
  const found = pairs.map((pair) => pair.split('=').map((part) => part.trim()));
  const wrong = found.filter(([plan, price]) => !planNames.some((name) => name === plan) || !price);
  if (wrong.length > 0)
    context.addIssue({ code: 'custom', message: 'give pairs like professional=price_123,team=price_456' });
  return new Map(found.map(([plan, price]) => [plan as PlanName, price ?? '']));
}

const settings = {
  secretKey: setting('STRIPE_SECRET_KEY', z.string().optional(), {
    description:
      'The secret key of Stripe. Left out: nothing is sold, and BILLING_PLAN says which plan counts.',
    secret: true,
  }),
  webhookSecret: setting('STRIPE_WEBHOOK_SECRET', z.string().optional(), {
    description: 'What Stripe signs its messages to POST /billing/webhook with.',
    secret: true,
  }),
  prices: setting('STRIPE_PRICES', z.string().default('').transform(prices), {
    description: 'The price of each plan that is sold: professional=price_123,team=price_456.',
  }),
  returnUrl: setting('STRIPE_RETURN_URL', z.url({ protocol: /^https?$/ }).default('http://127.0.0.1:3000/'), {
    description: 'Where Stripe sends people back to.',
  }),
  apiUrl: setting('STRIPE_API_URL', z.url({ protocol: /^https?$/ }).default('https://api.stripe.com'), {
    description: 'Where Stripe is: for proxies and for tests.',
  }),
  timeoutMs: setting('STRIPE_TIMEOUT_MS', z.coerce.number().int().min(100).max(60_000).default(10_000), {
    description: 'How long one request to Stripe may take, in milliseconds.',
  }),
};

export class StripeConfig extends defineConfig('stripe', settings) {}
