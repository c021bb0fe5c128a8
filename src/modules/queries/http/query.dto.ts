import { z } from 'zod';
import type { QueryRunView } from '../contract/index.js';

export const queryRequest = z
  .object({
    sql: z
      .string()
      .min(1)
      .describe(
        'One SELECT, in the SQL of the source: DuckDB, or PostgreSQL where that is live. Values may be left open as `$1`, `$2`, …; in DuckDB also as `?`.',
      ),
    dataSourceId: z.uuid().optional().describe('The built-in US data when left out.'),
    parameters: z
      .array(z.union([z.string(), z.number(), z.boolean(), z.null()]))
      .max(1000)
      .optional()
      .describe('The values for the open places, in order.'),
    limit: z
      .number()
      .int()
      .min(0)
      .optional()
      .describe('Rows to show at most; as many as the server allows when left out.'),
  })
  .meta({
    examples: [
      {
        sql: 'SELECT state, population FROM state_population WHERE year = ? ORDER BY population DESC',
        parameters: [2020],
        limit: 5,
      },
    ],
  });
export type QueryRequest = z.infer<typeof queryRequest>;

/** Rows are documented but not looked into: they are already JSON, and there may be a million of them. */
const rows = (z.unknown() as z.ZodType<QueryRunView['result']['rows']>).meta({
  type: 'array',
  items: { type: 'array', items: {} },
  description: 'One array per row, in column order. Integers beyond 2^53 and long decimals are text.',
});

export const queryRun = z.object({
  id: z.uuid(),
  dataSourceId: z.uuid(),
  dataVersion: z.string().describe('The version of the data that answered.'),
  result: z.object({
    columns: z.array(
      z.object({
        name: z.string(),
        type: z.enum(['text', 'integer', 'decimal', 'boolean', 'date', 'timestamp', 'time', 'other']),
      }),
    ),
    rows,
    rowCount: z.number().describe('Rows shown.'),
    totalRows: z.number().describe('Rows the statement has.'),
    truncated: z.boolean(),
    totalRowsAtLeast: z
      .literal(true)
      .optional()
      .describe('Present when counting the rows left out took too long: there are more than `totalRows`.'),
  }),
  timing: z.object({ executeMs: z.number(), cached: z.boolean() }),
}) satisfies z.ZodType<QueryRunView>;
