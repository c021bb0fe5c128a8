import { z } from 'zod';
import { pageOf, pageRequest, sortingBy } from '#shared/pagination';
import {
  type NewQualityRule,
  type QualityRulePage,
  type QualityRuleView,
  qualityCheckTypes,
  qualityRuleSorts,
  qualitySeverities,
} from '../../contract/index.js';

const noControls = (text: string): boolean => !/\p{Cc}/u.test(text);
const text = (most: number) => z.string().min(1).max(most).refine(noControls, 'leave out control characters');

const column = text(200).describe('A column of the table.');
const table = text(200).describe('As the schema of the source names it.');
const mostly = z
  .number()
  .min(0)
  .max(1)
  .default(1)
  .describe('The share of the rows that has to pass, 0 to 1. Rows without a value are not counted.');
const end = z.union([z.number(), text(50)]).optional();
const percent = z.number().min(0).max(1_000_000).optional();

const checks = [
  z.strictObject({ type: z.literal('not-null'), column, mostly }),
  z.strictObject({
    type: z.literal('unique'),
    columns: z.array(column).min(1).max(10).describe('No two rows have the same values of all of them.'),
    mostly,
  }),
  z
    .strictObject({ type: z.literal('range'), column, min: end, max: end, mostly })
    .refine(({ min, max }) => min !== undefined || max !== undefined, {
      path: ['min'],
      error: 'give `min`, `max` or both',
    }),
  z.strictObject({
    type: z.literal('relationships'),
    column,
    to: z.strictObject({ table, column }).describe('Where every value has to be.'),
    mostly,
  }),
  z.strictObject({
    type: z.literal('freshness'),
    column,
    maxAgeHours: z.number().positive().max(1_000_000).describe('The newest value is not older. In UTC.'),
  }),
  z
    .strictObject({
      type: z.literal('row-count-drift'),
      maxDecreasePercent: percent.describe('Of the rows of the last run that was let through.'),
      maxIncreasePercent: percent,
    })
    .refine((check) => check.maxDecreasePercent !== undefined || check.maxIncreasePercent !== undefined, {
      path: ['maxDecreasePercent'],
      error: 'give `maxDecreasePercent`, `maxIncreasePercent` or both',
    }),
] as const;

const severity = z
  .enum(qualitySeverities)
  .describe('`error`: a load that fails is held back. `warn`: it is let through and told.');

const written = {
  dataSourceId: z.uuid(),
  table,
  name: text(100).describe('Of the rules of a source no two have the same.'),
};

export const newRule = z
  .strictObject({
    ...written,
    severity: severity.default('error'),
    enabled: z.boolean().default(true),
    check: z.discriminatedUnion('type', checks).meta({ type: 'object' }),
  })
  .meta({
    examples: [
      {
        dataSourceId: '00000000-0000-4000-8000-00000000c0de',
        table: 'state_population',
        name: 'Every row has a state',
        severity: 'error',
        check: { type: 'not-null', column: 'state', mostly: 0.99 },
      },
    ],
  }) satisfies z.ZodType<NewQualityRule>;
export type NewRule = z.infer<typeof newRule>;

export const ruleId = z.uuid().describe('The `id` of one of `GET /governance/quality/rules`.');

export const rulesRequest = pageRequest.extend({
  dataSourceId: z.uuid().optional().describe('Only those of this source.'),
  table: z.string().min(1).max(200).optional(),
  type: z.enum(qualityCheckTypes).optional(),
  severity: severity.optional(),
  search: z.string().trim().min(1).max(100).optional().describe('A part of the name.'),
  ...sortingBy(qualityRuleSorts, { sort: 'table', order: 'asc' }),
});
export type RulesRequest = z.infer<typeof rulesRequest>;

export const anyCheck = (z.unknown() as z.ZodType<NewQualityRule['check']>)
  .meta({ type: 'object' })
  .describe('As it was given.');

export const rule = z.object({
  id: ruleId,
  ...written,
  severity,
  enabled: z.boolean(),
  check: anyCheck,
  changedBy: z.uuid(),
  changedAt: z.iso.datetime(),
}) satisfies z.ZodType<QualityRuleView>;

export const rulePage = pageOf(rule) satisfies z.ZodType<QualityRulePage>;
