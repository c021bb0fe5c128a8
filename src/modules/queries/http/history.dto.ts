import { z } from 'zod';
import { pageOf, pageRequest } from '#shared/pagination';
import {
  type QueryStatsView,
  type QueryUsageView,
  type RunPageView,
  type RunRecordView,
  runOrigins,
  runStatuses,
} from '../contract/index.js';

export const historyRequest = pageRequest.extend({
  search: z.string().max(200).optional().describe('Words that the SQL contains, each of them.'),
  favorite: z.enum(['true', 'false']).optional().describe('Only favourites, or only others.'),
  dataSourceId: z.uuid().optional(),
  status: z.enum(runStatuses).optional(),
  origin: z
    .enum(runOrigins)
    .optional()
    .describe('`sql`: written by hand; `question`: by the engine, for a question.'),
});
export type HistoryRequest = z.infer<typeof historyRequest>;

const run = z.object({
  id: z.uuid(),
  dataSourceId: z.uuid(),
  dataVersion: z.string(),
  origin: z.enum(runOrigins),
  sql: z.string(),
  parameters: z.array(z.union([z.string(), z.number(), z.boolean(), z.null()])),
  status: z.enum(runStatuses),
  code: z.string().optional().describe('Of the problem, when it failed.'),
  rowCount: z.number().describe('Rows shown.'),
  totalRows: z.number().describe('Rows the statement has.'),
  executeMs: z.number().describe('With the time that it waited.'),
  cached: z.boolean().describe('Whether the answer was remembered.'),
  favorite: z.boolean(),
  startedAt: z.iso.datetime(),
}) satisfies z.ZodType<RunRecordView>;

export const runPage = pageOf(run) satisfies z.ZodType<RunPageView>;

const durations = {
  statements: z.number(),
  failed: z.number(),
  cached: z.number().describe('Answered from what was remembered, or with an equal statement that ran.'),
  p50Ms: z.number(),
  p95Ms: z.number(),
  p99Ms: z.number(),
};

export const statsRequest = z.object({
  hours: z.coerce.number().int().min(1).max(720).default(24).describe('How far to look back, 1 to 720.'),
});
export type StatsRequest = z.infer<typeof statsRequest>;

export const stats = z.object({
  since: z.iso.datetime(),
  ...durations,
  cacheHitRatio: z.number().describe('`cached` of all answers, 0 to 1.'),
  slowest: z.array(run).describe('The ten that took longest.'),
  bySource: z.array(z.object({ dataSourceId: z.uuid(), ...durations })),
  byUser: z.array(z.object({ userId: z.uuid(), ...durations })),
}) satisfies z.ZodType<QueryStatsView>;

export const usageRequest = z.object({
  days: z.coerce.number().int().min(1).max(366).default(30).describe('How many days, up to today.'),
});
export type UsageRequest = z.infer<typeof usageRequest>;

export const usage = z.object({
  days: z.array(
    z.object({
      day: z.iso.date().describe('In UTC.'),
      statements: z.number(),
      failed: z.number(),
      cached: z.number(),
      rows: z.number().describe('Rows shown.'),
      executeMs: z.number(),
    }),
  ),
}) satisfies z.ZodType<QueryUsageView>;
