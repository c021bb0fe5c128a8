import { z } from 'zod';
import { pageOf } from '#shared/pagination';
import { type EntityDetails, type EntityView, type ReviewView, verdicts } from '../../contract/index.js';

const values = z.record(z.string(), z.string().nullable());
const shownRecord = z.object({
  table: z.string(),
  key: z.string(),
  values: values.optional().describe('By attribute; absent of a record that I may not see, or that is gone.'),
});

const review = z.object({
  left: shownRecord,
  right: shownRecord,
  score: z.number(),
  known: z.number().describe('Which share of the weights both records have a value for.'),
  similarities: z.array(z.number().nullable()).describe('Of each comparison, in order.'),
}) satisfies z.ZodType<ReviewView>;
export const reviewPage = pageOf(review);

const recordRef = z.strictObject({
  table: z.int().min(0).max(7).describe('The place of the table in the resolution, from 0.'),
  key: z.string().min(1).max(1000),
});

export const decision = z
  .strictObject({ left: recordRef, right: recordRef, verdict: z.enum(verdicts) })
  .meta({
    examples: [{ left: { table: 0, key: '17' }, right: { table: 1, key: 'C-204' }, verdict: 'match' }],
  });
export type NewDecision = z.infer<typeof decision>;

export const entityId = z.uuid().describe('The `id` of an entity, also of one that went into another.');

const entity = z.object({
  id: entityId,
  records: z.array(z.object({ table: z.string(), key: z.string() })),
}) satisfies z.ZodType<EntityView>;
export const entityPage = pageOf(entity);

export const entityDetails = z.object({
  id: entityId,
  records: z.array(shownRecord),
  golden: values.describe('One record made of all that I may see, each attribute by its rule.'),
}) satisfies z.ZodType<EntityDetails>;
