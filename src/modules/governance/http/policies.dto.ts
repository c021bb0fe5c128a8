import { z } from 'zod';
import { pageOf, pageRequest } from '#shared/pagination';
import {
  comparisons,
  type NewRowPolicy,
  nullTests,
  type RowCondition,
  type RowPolicyPage,
  type RowPolicyView,
} from '../contract/index.js';

const mostParts = 100;
const deepest = 5;

const noControls = (text: string): boolean => !/\p{Cc}/u.test(text);
const text = (most: number) => z.string().min(1).max(most).refine(noControls, 'leave out control characters');

const value = z.union([
  z.string().max(500).refine(noControls, 'leave out control characters'),
  z.number(),
  z.boolean(),
]);
const column = text(200).describe('A column of the table.');
const operator = z.enum(comparisons);

const plain = [
  z.strictObject({ rows: z.enum(['every', 'none']).describe('`every` makes an exemption.') }),
  z.strictObject({ column, operator, values: z.array(value).min(1).max(1000) }),
  z.strictObject({
    column,
    operator,
    attribute: text(100).describe(
      'Of the one who asks: `user.id`, `user.role`, `user.teams` (ids), or one that an admin gave.',
    ),
  }),
  z.strictObject({ column, operator: z.enum(nullTests) }),
] as const;

/** Written out level by level: what has an end is documented and checked without recursion. */
function conditionOf(levels: number): z.ZodType<RowCondition> {
  if (levels === 0) return z.union(plain);
  const part = conditionOf(levels - 1);
  const parts = z.array(part).min(1).max(mostParts);
  return z.union([
    ...plain,
    z.strictObject({ all: parts }),
    z.strictObject({ any: parts }),
    z.strictObject({ not: part }),
  ]);
}

const condition = conditionOf(deepest)
  .describe(
    'Which rows are let through: `{column, operator, values}` (any of the values; texts compare exactly), ' +
      '`{column, operator, attribute}` with what the one who asks has, `{column, operator: isNull | isNotNull}`, ' +
      `joined by \`all\`, \`any\` and \`not\`, ${deepest} levels deep at most, or \`{rows: every | none}\`.`,
  )
  .meta({ type: 'object' });

const audience = z
  .strictObject({
    roles: z
      .array(z.enum(['admin', 'analyst', 'user', 'guest']))
      .max(4)
      .default([]),
    userIds: z.array(z.uuid()).max(1000).default([]),
    teamIds: z.array(z.uuid()).max(200).default([]).describe('Of `GET /organizations/{id}/teams`.'),
  })
  .describe('To whom it speaks: to whoever is in one of the lists, to everybody when all are empty.');

export const newPolicy = z
  .strictObject({
    dataSourceId: z.uuid(),
    table: text(200).describe('As the schema of the source names it.'),
    name: text(100).describe('Shown with every answer that it was applied to.'),
    audience: audience.default({ roles: [], userIds: [], teamIds: [] }),
    condition,
  })
  .meta({
    examples: [
      {
        dataSourceId: '6f1c1a52-7c36-4a0e-9d5e-0d6c3c5f2a11',
        table: 'orders',
        name: 'Own region',
        audience: { roles: ['analyst', 'user'] },
        condition: { column: 'region', operator: 'in', attribute: 'region' },
      },
    ],
  }) satisfies z.ZodType<NewRowPolicy>;
export type NewPolicy = z.infer<typeof newPolicy>;

export const policyId = z.uuid().describe('The `id` of one of `GET /governance/policies`.');

export const policiesPage = pageRequest.extend({
  dataSourceId: z.uuid().optional().describe('Only those of this source.'),
});
export type PoliciesPage = z.infer<typeof policiesPage>;

const anyCondition = (z.unknown() as z.ZodType<RowCondition>).meta({ type: 'object' });

export const policy = z.object({
  id: policyId,
  dataSourceId: z.uuid(),
  table: z.string(),
  name: z.string(),
  audience: z.object({
    roles: z.array(z.enum(['admin', 'analyst', 'user', 'guest'])),
    userIds: z.array(z.uuid()),
    teamIds: z.array(z.uuid()),
  }),
  condition: anyCondition.describe('As it was given.'),
  changedBy: z.uuid(),
  changedAt: z.iso.datetime(),
}) satisfies z.ZodType<RowPolicyView>;

export const policyPage = pageOf(policy) satisfies z.ZodType<RowPolicyPage>;
