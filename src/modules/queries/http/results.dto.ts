import { z } from 'zod';
import type { ResultPageView } from '../contract/index.js';
import { columns, extent, rows } from './query.dto.js';

export const runId = z.uuid().describe('The `id` of the answer, or the `X-Query-Id` that was sent.');

export const resultPageRequest = z.object({
  limit: z.coerce
    .number()
    .int()
    .min(1)
    .max(10_000)
    .default(1000)
    .describe('Rows per page, 1 to 10,000; of rows that are so wide that these were more than 8 MB, fewer.'),
  cursor: z.string().min(1).max(1000).optional().describe('The nextCursor of the page before.'),
});
export type ResultPageRequest = z.infer<typeof resultPageRequest>;

export const resultPage = z.object({
  id: z.uuid(),
  dataVersion: z.string().describe('The version of the data that answered.'),
  columns,
  rows,
  firstRow: z.number().describe('The place of the first of these rows in the result; 0 on the first page.'),
  ...extent,
  rowCount: z.number().describe('Rows that all pages together show.'),
  nextCursor: z.string().optional().describe('Where the next page begins; absent on the last one.'),
}) satisfies z.ZodType<ResultPageView>;
