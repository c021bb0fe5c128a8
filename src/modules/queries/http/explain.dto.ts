import { z } from 'zod';
import { type CachedResultView, hintCodes, type QueryPlanView } from '../contract/index.js';
import { appliedPolicies, queryRequest, result } from './query.dto.js';

export const explainRequest = queryRequest.omit({ limit: true }).meta({
  examples: [{ sql: 'SELECT s.state FROM state_population s, state_population o WHERE s.year = 2020' }],
});
export type ExplainRequest = z.infer<typeof explainRequest>;

/** Each step holds the steps before it; documented, and not looked into. */
const plan = (z.unknown() as z.ZodType<QueryPlanView['plan']>).meta({
  type: 'object',
  description:
    'A step (`operator`, `estimatedRows`, and where there are any `table`, `condition` and `estimatedCost`) with the steps before it as `children`.',
});

export const queryPlan = z.object({
  dataSourceId: z.uuid(),
  dataVersion: z.string(),
  tables: z.array(z.string()).describe('The tables that are read.'),
  estimatedRows: z
    .number()
    .optional()
    .describe('Absent, as is the plan, where row policies keep rows back: estimates would tell of them.'),
  policies: appliedPolicies,
  estimatedCost: z.number().optional().describe('In the units of the engine; DuckDB tells none.'),
  hints: z.array(z.object({ code: z.enum(hintCodes), message: z.string(), table: z.string().optional() })),
  plan: plan.optional(),
}) satisfies z.ZodType<QueryPlanView>;

export const cacheKey = z
  .string()
  .regex(/^[\w-]{43}$/, { error: 'give the cacheKey of an answer' })
  .describe('The `cacheKey` of an answer.');

export const cachedResult = z.object({
  cacheKey,
  dataSourceId: z.uuid(),
  dataVersion: z.string(),
  result,
}) satisfies z.ZodType<CachedResultView>;
