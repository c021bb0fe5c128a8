import { z } from 'zod';
import { type InvoicesView, type PageView, planNames } from '../contract/index.js';

export const chosenPlan = z.object({ plan: z.enum(planNames).meta({ example: 'professional' }) });
export type ChosenPlan = z.infer<typeof chosenPlan>;

export const page = z.object({
  url: z
    .string()
    .describe('To open in a browser.')
    .meta({ example: 'https://checkout.stripe.com/c/pay/cs_1' }),
}) satisfies z.ZodType<PageView>;

export const invoicesRequest = z.object({
  limit: z.coerce.number().int().min(1).max(100).default(20).describe('How many at most, 1 to 100.'),
  cursor: z
    .string()
    .regex(/^in_\w{1,100}$/, 'give the `nextCursor` of the page before')
    .optional()
    .describe('The `nextCursor` of the page before.'),
});
export type InvoicesRequest = z.infer<typeof invoicesRequest>;

export const invoices = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      number: z.string().optional(),
      status: z.string().describe('draft, open, paid, uncollectible or void.'),
      total: z.number().describe('In the smallest unit of the currency.'),
      amountDue: z.number(),
      currency: z.string(),
      createdAt: z.iso.datetime(),
      pdfUrl: z.string().optional(),
      pageUrl: z.string().optional().describe('Where it can be looked at and paid.'),
    }),
  ),
  nextCursor: z.string().optional(),
}) satisfies z.ZodType<InvoicesView>;

/** Signed, so its bytes count and not its shape. */
export const stripeEvent = z.looseObject({}).describe('An event of Stripe.');
