import { z } from 'zod';
import { pageOf } from '#shared/pagination';
import {
  comparisonMethods,
  type ResolutionRunView,
  type ResolutionSpec,
  type ResolutionView,
  resolutionRunStates,
  survivorshipRules,
} from '../../contract/index.js';

const text = (most: number) => z.string().trim().min(1).max(most);
const attribute = z
  .string()
  .regex(/^[a-z][a-z0-9_]{0,49}$/)
  .describe('A name of ours for what several tables say: lower-case letters, digits and underscores.');
const share = z.number().min(0).max(1);

const comparison = z.strictObject({
  attribute,
  method: z
    .enum(comparisonMethods)
    .describe('`number` and `date` compare how far apart two values are, the others how they are written.'),
  weight: z.number().positive().max(1000).describe('How much it counts beside the others.'),
  within: z
    .number()
    .positive()
    .optional()
    .describe('Of `number`, and of `date` in days: from this difference on nothing is in common.'),
});

const blocking = z
  .array(z.strictObject({ attribute, letters: z.int().min(1).max(100).optional() }))
  .min(1)
  .max(5)
  .describe('Only records that agree on all of these, or on their first `letters`, are compared.');

const table = z.strictObject({
  table: text(200).describe('As the schema of the source names it.'),
  key: text(200).describe('The column that names a record.'),
  columns: z.record(attribute, text(200)).describe('By attribute, the column that says it.'),
});

const golden = z
  .record(attribute, z.strictObject({ rule: z.enum(survivorshipRules), by: attribute.optional() }))
  .describe('Which value stands for all, by attribute; `most-frequent` where nothing is said.');

const example: ResolutionSpec = {
  name: 'Customers',
  dataSourceId: '6f1c1a52-7c36-4a0e-9d5e-0d6c3c5f2a11',
  tables: [
    { table: 'crm', key: 'id', columns: { name: 'full_name', city: 'city', born: 'born' } },
    { table: 'shop', key: 'customer', columns: { name: 'customer_name', city: 'town', born: 'birthday' } },
  ],
  withinTables: false,
  comparisons: [
    { attribute: 'name', method: 'jaro-winkler', weight: 3 },
    { attribute: 'city', method: 'levenshtein', weight: 1 },
    { attribute: 'born', method: 'date', weight: 2, within: 30 },
  ],
  blocking: [[{ attribute: 'name', letters: 1 }, { attribute: 'city' }], [{ attribute: 'born' }]],
  matchFrom: 0.9,
  reviewFrom: 0.75,
  golden: { name: { rule: 'longest' } },
};

export const resolutionSpec = z
  .strictObject({
    name: text(100),
    dataSourceId: z.uuid(),
    tables: z.array(table).min(1).max(8).describe('Of one source. Their order counts for `first-table`.'),
    withinTables: z.boolean().default(false).describe('Whether one table may have the same thing twice.'),
    comparisons: z.array(comparison).min(1).max(20),
    blocking: z
      .array(blocking)
      .min(1)
      .max(10)
      .describe('Records are compared when one of the rules lets them.'),
    matchFrom: share.describe('From this score on two records match.'),
    reviewFrom: share.describe('From this score on a person is asked.'),
    golden: golden.default({}),
  })
  .meta({ examples: [example] }) satisfies z.ZodType<ResolutionSpec>;
export type NewResolution = z.infer<typeof resolutionSpec>;

export const resolutionId = z.uuid().describe('The `id` of one of `GET /governance/entities/resolutions`.');

export const resolution = z.object({
  id: resolutionId,
  ...resolutionSpec.shape,
  changedBy: z.uuid(),
  changedAt: z.iso.datetime(),
}) satisfies z.ZodType<ResolutionView>;

export const resolutionPage = pageOf(resolution);

const count = z.int();
export const resolutionRun = z.object({
  id: z.uuid(),
  state: z.enum(resolutionRunStates),
  requestedBy: z.uuid(),
  requestedAt: z.iso.datetime(),
  finishedAt: z.iso.datetime().optional(),
  dataVersion: z.string().optional(),
  report: z
    .object({
      tables: z.array(z.object({ table: z.string(), records: count })),
      compared: count.describe('Pairs that the blocking rules let through.'),
      matched: count,
      toReview: count.describe('Pairs that wait for a person.'),
      accepted: count,
      rejected: count,
      contradicted: count.describe('Matches that were not followed, for somebody had decided otherwise.'),
      entities: z.object({
        total: count.describe('Of two records or more.'),
        created: count,
        kept: count,
        superseded: count.describe('That went into another one.'),
        ended: count,
        records: count,
      }),
    })
    .optional(),
  problem: z.string().optional().describe('Why it failed.'),
}) satisfies z.ZodType<ResolutionRunView>;

export const resolutionRunPage = pageOf(resolutionRun);
