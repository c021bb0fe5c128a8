import { z } from 'zod';
import { pageOf, pageRequest, sortingBy } from '#shared/pagination';
import {
  type HeldVersionPage,
  type HeldVersionView,
  heldStates,
  type QualityRunDetails,
  type QualityRunPage,
  type QualityRunView,
  qualityOutcomes,
  qualityRunSorts,
  qualityRunStates,
  qualitySeverities,
  qualityTriggers,
  type ScoreHistoryPage,
  type SourceQualityView,
  type SourceScorePage,
  sourceScoreSorts,
} from '../../contract/index.js';
import { anyCheck } from './rules.dto.js';

export const dataSourceId = z.uuid().describe('The `id` of a data source.');
export const runId = z.uuid().describe('The `id` of one of `GET /governance/quality/runs`.');

const outcome = z.enum(qualityOutcomes).describe('`error`: it could not be looked at.');
const trigger = z.enum(qualityTriggers);
const score = z.number().optional().describe('0 to 100: the mean share of rows that pass.');
const counts = z.object({ pass: z.int(), warn: z.int(), fail: z.int(), error: z.int() });

export const runsRequest = pageRequest.extend({
  dataSourceId: dataSourceId.optional(),
  trigger: trigger.optional(),
  outcome: outcome.optional(),
  ...sortingBy(qualityRunSorts, { sort: 'startedAt', order: 'desc' }),
});
export type RunsRequest = z.infer<typeof runsRequest>;

export const run = z.object({
  id: runId,
  dataSourceId,
  version: z.string().optional().describe('Of the data that was looked at.'),
  trigger,
  state: z.enum(qualityRunStates).describe('`failed`: the source could not be asked.'),
  outcome: outcome.optional().describe('The worst of its rules.'),
  score,
  counts,
  startedAt: z.iso.datetime(),
  finishedAt: z.iso.datetime().optional(),
  problem: z.string().optional().describe('Why it failed.'),
}) satisfies z.ZodType<QualityRunView>;

export const runPage = pageOf(run) satisfies z.ZodType<QualityRunPage>;

export const runDetails = run.extend({
  results: z
    .array(
      z.object({
        ruleId: z.uuid(),
        name: z.string(),
        table: z.string(),
        severity: z.enum(qualitySeverities),
        check: anyCheck,
        outcome,
        rows: z.number().optional().describe('That were looked at.'),
        failing: z.number().optional(),
        score,
        message: z.string(),
      }),
    )
    .describe('The worst first.'),
}) satisfies z.ZodType<QualityRunDetails>;

export const sourceQuality = z.object({
  dataSourceId,
  rules: z.int().describe('That are looked at.'),
  lastRun: run.optional(),
  tables: z.array(z.object({ table: z.string(), score, counts })).describe('By the last run.'),
  schedule: z.object({ cron: z.string(), nextRunAt: z.iso.datetime() }).optional(),
  heldVersions: z.int().describe('Versions that wait to be released.'),
}) satisfies z.ZodType<SourceQualityView>;

export const scoresRequest = pageRequest.extend({
  outcome: outcome.optional().describe('Of the last run.'),
  ...sortingBy(sourceScoreSorts, { sort: 'score', order: 'asc' }),
});
export type ScoresRequest = z.infer<typeof scoresRequest>;

export const sourceScores = pageOf(
  z.object({
    dataSourceId,
    rules: z.int().describe('That are looked at.'),
    outcome: outcome.optional(),
    score,
    checkedAt: z.iso.datetime().optional(),
    heldVersions: z.int(),
  }),
) satisfies z.ZodType<SourceScorePage>;

export const historyRequest = pageRequest.extend({
  table: z.string().min(1).max(200).optional().describe('Of this table; of the source when left out.'),
});
export type HistoryRequest = z.infer<typeof historyRequest>;

export const scoreHistory = pageOf(
  z.object({ runId, version: z.string().optional(), trigger, at: z.iso.datetime(), score }),
) satisfies z.ZodType<ScoreHistoryPage>;

export const schedule = z
  .strictObject({
    cron: z.string().trim().min(1).max(100).describe('Five fields of cron, in UTC.'),
  })
  .meta({ examples: [{ cron: '0 6 * * *' }] });
export type Schedule = z.infer<typeof schedule>;

export const heldId = z.uuid().describe('The `id` of one of `GET /governance/quality/held-versions`.');

export const heldRequest = pageRequest.extend({
  dataSourceId: dataSourceId.optional(),
  state: z.enum(heldStates).optional(),
});
export type HeldRequest = z.infer<typeof heldRequest>;

export const release = z
  .strictObject({ reason: z.string().trim().min(1).max(500).describe('Kept in the audit trail.') })
  .meta({ examples: [{ reason: 'The shop was closed that week: fewer rows are right.' }] });
export type Release = z.infer<typeof release>;

export const heldVersion = z.object({
  id: heldId,
  dataSourceId,
  version: z.string(),
  runId: runId.describe('The run that found it.'),
  state: z.enum(heldStates).describe('`superseded`: a later version was let through.'),
  heldAt: z.iso.datetime(),
  endedAt: z.iso.datetime().optional(),
  releasedBy: z.uuid().optional(),
  reason: z.string().optional(),
}) satisfies z.ZodType<HeldVersionView>;

export const heldVersionPage = pageOf(heldVersion) satisfies z.ZodType<HeldVersionPage>;
