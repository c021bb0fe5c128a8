import { z } from 'zod';
import { meters } from '#shared/contracts';
import { pageRequest } from '#shared/pagination';
import {
  type MyUsageView,
  type PlanView,
  planNames,
  type SubscriptionView,
  subscriptionStates,
  type UsageView,
  type UsersUsageView,
} from '../contract/index.js';

const planName = z.enum(planNames).meta({ example: 'team' });
const limit = z.number().int().nullable();
const period = z
  .string()
  .regex(/^20\d\d-(0[1-9]|1[0-2])$/, 'give a month like 2026-11')
  .describe('The month (UTC), as 2026-11; this one when left out.')
  .meta({ example: '2026-11' });

export const organizationId = z.uuid().describe('Of any organisation.');

export const plans = z.object({
  items: z.array(
    z.object({
      name: planName,
      title: z.string().meta({ example: 'Team' }),
      limits: z
        .object({
          questions: limit.describe('In a month.'),
          rows: limit.describe('Given as results, in a month.'),
          apiCalls: limit.describe('In a month; what is about accounts and plans is free.'),
          sources: limit.describe('Data sources at a time.'),
          seats: limit.describe('Members at a time.'),
          storageBytes: limit.describe('Of uploaded files, at a time.'),
          statementSeconds: limit.describe('How long one statement may run.'),
          statementRows: limit.describe('Of one result.'),
          concurrentStatements: limit.describe('That run at the same time; further ones wait.'),
        })
        .describe('null: no limit but what the server is set to.'),
      sold: z.boolean().describe('Whether it can be bought here.'),
    }) satisfies z.ZodType<PlanView>,
  ),
});
export type PlanList = z.infer<typeof plans>;

export const subscription = z.object({
  organizationId: z.uuid(),
  plan: planName.describe('What counts now.'),
  setBy: z
    .enum(['operator', 'subscription', 'standard'])
    .describe(
      'Who says so: the operator for this organisation, what is paid for, or the standard of this server.',
    ),
  state: z.enum(subscriptionStates).describe('Of what is paid for.'),
  subscribedPlan: planName.optional().describe('What is paid for.'),
  currentPeriodEnd: z.iso.datetime().optional().describe('When it is paid for anew, or ends.'),
  cancelAtPeriodEnd: z.boolean().optional().describe('It ends then.'),
  graceUntil: z.iso.datetime().optional().describe('Until when the plan stays although a payment failed.'),
}) satisfies z.ZodType<SubscriptionView>;

export const newPlan = z.object({
  plan: planName.nullable().describe('null: what is paid for, or the standard of this server, counts again.'),
});
export type NewPlan = z.infer<typeof newPlan>;

export const usageRequest = z.object({ period: period.optional() });
export type UsageRequest = z.infer<typeof usageRequest>;

export const usersUsageRequest = z.object({ ...pageRequest.shape, period: period.optional() });
export type UsersUsageRequest = z.infer<typeof usersUsageRequest>;

export const usage = z.object({
  organizationId: z.uuid(),
  plan: planName,
  period,
  meters: z.array(
    z.object({
      meter: z.enum(meters),
      used: z.number(),
      held: z.number().describe('For requests that are being carried out.'),
      limit: limit.describe('null: none.'),
      remaining: limit.describe('null: without end.'),
      warning: z.boolean().describe('From 80 % of the limit on.'),
      resetsAt: z.iso.datetime().optional().describe('Absent where nothing resets by itself.'),
    }),
  ),
}) satisfies z.ZodType<UsageView>;

const userUsage = z.object({
  userId: z.uuid(),
  questions: z.number(),
  rows: z.number(),
  apiCalls: z.number(),
});

export const myUsage = z.object({
  ...userUsage.shape,
  organizationId: z.uuid(),
  period,
}) satisfies z.ZodType<MyUsageView>;

export const usersUsage = z.object({
  period,
  items: z.array(userUsage),
  nextCursor: z.string().optional(),
}) satisfies z.ZodType<UsersUsageView>;
