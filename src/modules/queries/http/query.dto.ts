import { z } from 'zod';
import type { CancelledRunView, QueryRunView, QueueView } from '../contract/index.js';

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

export const fileRequest = queryRequest
  .omit({ dataSourceId: true })
  .extend({ fileId: z.uuid().describe('The id that the upload was answered with.') })
  .meta({
    examples: [{ fileId: '3a2ff4a4-6f5e-4c8b-9d5e-0c7d0c1b2a3f', sql: 'SELECT count(*) AS rows FROM data' }],
  });
export type FileRequest = z.infer<typeof fileRequest>;

/** Rows are documented but not looked into: they are already JSON, and there may be a million of them. */
export const rows = (z.unknown() as z.ZodType<QueryRunView['result']['rows']>).meta({
  type: 'array',
  items: { type: 'array', items: {} },
  description: 'One array per row, in column order. Integers beyond 2^53 and long decimals are text.',
});

export const columns = z.array(
  z.object({
    name: z.string(),
    type: z.enum(['text', 'integer', 'decimal', 'boolean', 'date', 'timestamp', 'time', 'other']),
  }),
);

export const extent = {
  rowCount: z.number().describe('Rows shown.'),
  totalRows: z.number().describe('Rows the statement has.'),
  truncated: z.boolean(),
  totalRowsAtLeast: z
    .literal(true)
    .optional()
    .describe('Present when counting the rows left out took too long: there are more than `totalRows`.'),
};

export const result = z.object({ columns, rows, ...extent });

export const appliedPolicies = z
  .array(z.object({ id: z.uuid(), name: z.string(), table: z.string() }))
  .optional()
  .describe('The row policies that decided which rows of its tables were seen; absent when there are none.');

export const queryRun = z.object({
  id: z.uuid().describe('`GET /query/results/{id}` gives the rows again, in pages or in other formats.'),
  dataSourceId: z.uuid(),
  dataVersion: z.string().describe('The version of the data that answered.'),
  result,
  policies: appliedPolicies,
  cacheKey: z
    .string()
    .optional()
    .describe('Present when the result is remembered: `GET /query/cache/{hash}` gives it by this.'),
  timing: z.object({ executeMs: z.number(), cached: z.boolean() }),
}) satisfies z.ZodType<QueryRunView>;

export const queryIdHeader = {
  name: 'X-Query-Id',
  required: false,
  schema: { type: 'string', format: 'uuid' },
  description: 'A UUID of your own for this run: to cancel it by, and to ask for its result again.',
};

export const cancelledRun = z.object({
  id: z.uuid(),
  stopped: z
    .boolean()
    .describe('False when it does not run on the server that was asked: the others were told to stop it.'),
}) satisfies z.ZodType<CancelledRunView>;

export const queue = z.object({
  accepted: z.number().describe('Statements of an organisation that may run and wait together.'),
  statements: z.array(
    z.object({
      id: z.uuid(),
      position: z.number().describe('0 when it runs, 1 when it is the next to begin.'),
      sinceMs: z.number().describe('Since it came.'),
    }),
  ),
}) satisfies z.ZodType<QueueView>;
