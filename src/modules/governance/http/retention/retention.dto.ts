import { z } from 'zod';
import type { RetentionEffect, RetentionRunView, RetentionView } from '../../contract/index.js';

export const kindName = z
  .string()
  .min(1)
  .max(100)
  .describe('One of `GET /governance/retention`, such as `governance.audit`.');

const days = z.int().min(1).max(36_500);

export const term = z.strictObject({
  days: days.describe('Kept so long, within the limits of the kind.'),
  archiveAfterDays: days
    .optional()
    .describe('Of kinds that can be archived: moved into the archive after so long.'),
});
export type Term = z.infer<typeof term>;

export const holdRequest = z.strictObject({
  reason: z.string().trim().min(1).max(500).describe('Kept in the audit trail.'),
});
export type HoldRequest = z.infer<typeof holdRequest>;

export const retention = z.object({
  items: z.array(
    z.object({
      kind: kindName,
      data: z.string(),
      days: z.int(),
      archiveAfterDays: z.int().optional(),
      leastDays: z.int(),
      mostDays: z.int(),
      own: z.boolean().describe('Whether the organisation said so.'),
    }),
  ),
  hold: z
    .object({ reason: z.string(), setBy: z.uuid(), setAt: z.iso.datetime() })
    .optional()
    .describe('While there is one, nothing is removed.'),
}) satisfies z.ZodType<RetentionView>;

const effect = {
  kind: kindName,
  archived: z.int().describe('Rows that move into the archive.'),
  removed: z.int().describe('Rows that are gone for good.'),
};

export const preview = z.object({ items: z.array(z.object(effect)) }) satisfies z.ZodType<{
  readonly items: readonly RetentionEffect[];
}>;

export const runs = z.object({
  items: z.array(z.object({ runId: z.uuid(), ranAt: z.iso.datetime(), ...effect })),
}) satisfies z.ZodType<{ readonly items: readonly RetentionRunView[] }>;
