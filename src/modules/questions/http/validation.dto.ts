import { z } from 'zod';
import type { SqlValidationView } from '../contract/index.js';
import { sourceId } from './questions.dto.js';

export const sqlToValidate = z
  .object({ sql: z.string().min(1).max(100_000), dataSourceId: sourceId.optional() })
  .meta({
    example: {
      sql: 'SELECT state, population FROM state_population WHERE year = 2020 ORDER BY population DESC LIMIT 5',
    },
  });
export type SqlToValidate = z.infer<typeof sqlToValidate>;

/** Says the same as `SqlValidationView`; the compiler holds it to that. */
export const sqlValidation = z.object({
  dataSourceId: z.uuid(),
  valid: z.boolean(),
  problem: z.object({ code: z.string(), message: z.string() }).optional().describe('Why it is not valid.'),
  tables: z.array(z.string()),
  parameters: z.int().describe('How many values it leaves open.'),
  text: z.string().optional().describe('What it means, in English; absent when a part of it has no words.'),
  notWorded: z.array(z.string()).describe('The part that has none.'),
}) satisfies z.ZodType<SqlValidationView>;
