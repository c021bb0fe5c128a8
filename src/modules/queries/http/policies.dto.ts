import { z } from 'zod';
import { roles } from '#shared/contracts';
import type { PolicyPreviewView, PolicyViewersView } from '../contract/index.js';
import { appliedPolicies, columns, rows } from './query.dto.js';

const onTable = {
  dataSourceId: z.uuid().optional().describe('The built-in US data when left out.'),
  table: z.string().min(1).max(200).describe('As the schema of the source names it.'),
};
const value = z.union([z.string().max(500), z.number(), z.boolean()]);

export const previewRequest = z
  .strictObject({
    ...onTable,
    as: z
      .strictObject({
        userId: z
          .uuid()
          .default('00000000-0000-4000-8000-000000000000')
          .describe('Whose id policies compare with; that of nobody when left out.'),
        role: z.enum(roles),
        teamIds: z.array(z.uuid()).max(200).default([]).describe('The teams that it is in.'),
        attributes: z.record(z.string().max(100), z.array(value).max(1000)).default({}),
      })
      .describe('As whom to look: a member, or somebody who could be one.'),
    limit: z.int().min(0).max(100).default(20).describe('Rows to show at most.'),
  })
  .meta({
    examples: [
      { table: 'state_population', as: { role: 'user', attributes: { region: ['West'] } }, limit: 5 },
    ],
  });
export type PreviewRequest = z.infer<typeof previewRequest>;

export const viewersRequest = z
  .strictObject({
    ...onTable,
    row: z
      .record(z.string().min(1).max(200), z.union([value, z.null()]))
      .refine((row) => Object.keys(row).length > 0, 'name a column of the row')
      .describe('By column, the values that the row has: as many as are needed to tell it.'),
  })
  .meta({ examples: [{ table: 'state_population', row: { state: 'Ohio', year: 2020 } }] });
export type ViewersRequest = z.infer<typeof viewersRequest>;

const policies = appliedPolicies.unwrap();

export const preview = z.object({
  policies,
  restricted: z.boolean().describe('Whether rows are kept back.'),
  visibleRows: z.number(),
  totalRows: z.number().describe('Rows of the table.'),
  columns,
  rows,
}) satisfies z.ZodType<PolicyPreviewView>;

export const viewers = z.object({
  matchingRows: z.number().describe('Rows of the table that have these values.'),
  viewers: z
    .array(
      z.object({
        userId: z.uuid(),
        name: z.string(),
        role: z.enum(roles),
        visibleRows: z.number().describe('How many of them the member sees.'),
        policies,
      }),
    )
    .describe('The first 1000 members of the organisation.'),
}) satisfies z.ZodType<PolicyViewersView>;
