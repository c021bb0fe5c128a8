import { z } from 'zod';
import { checkNames, type KeptVersionView, type LoadView, loadStatuses } from '../contract/index.js';

export const dataSourceId = z.uuid().describe('The `id` of a data source.');
export const loadId = z.uuid().describe('The `id` of a load, as the list of loads tells it.');

const failure = z.object({
  code: z.string(),
  message: z.string(),
  checks: z
    .array(z.object({ check: z.enum(checkNames), table: z.string(), message: z.string() }))
    .optional()
    .describe('What spoke against letting it answer.'),
});

export const load = z
  .object({
    id: loadId,
    dataSourceId,
    status: z.enum(loadStatuses),
    attempts: z.number().int(),
    rowsRead: z.number().int().optional().describe('Of databases: rows read so far.'),
    rowsExpected: z.number().int().optional().describe('How many there are, as the database estimates.'),
    version: z.string().optional().describe('What became of it.'),
    failure: failure.optional(),
    createdAt: z.iso.datetime(),
    endedAt: z.iso.datetime().optional(),
  })
  .meta({
    example: {
      id: '6f1c1a52-7c36-4a0e-9d5e-0d6c3c5f2a11',
      dataSourceId: '0c0c8c51-5be7-4a62-a1a0-7c7d7d3a9b11',
      status: 'running',
      attempts: 1,
      rowsRead: 120000,
      rowsExpected: 1000000,
      createdAt: '2026-01-31T12:00:00.000Z',
    },
  }) satisfies z.ZodType<LoadView>;

export const loads = z.object({ items: z.array(load) });

const keptTable = z.object({
  name: z.string(),
  rowCount: z.number().int(),
  columnCount: z.number().int(),
});

export const keptVersion = z.object({
  version: z.string(),
  current: z.boolean().describe('Whether it is the one that answers now.'),
  sizeBytes: z.number().int(),
  tables: z.array(keptTable),
  createdAt: z.iso.datetime(),
}) satisfies z.ZodType<KeptVersionView>;

export const keptVersions = z.object({ items: z.array(keptVersion) });

export const target = z
  .object({ version: z.string().min(1).max(100).describe('One of the list of versions.') })
  .meta({ example: { version: '9f86d081884c7d65' } });
export type Target = z.infer<typeof target>;
