import { z } from 'zod';
import { type SchemaComparison, type SchemaVersionView, schemaChangeKinds } from '../contract/index.js';

export const version = z
  .string()
  .min(1)
  .max(100)
  .describe('One of the list of versions, or the word `current` for the one that answers now.')
  .meta({ example: 'current' });

export const between = z.object({
  from: version,
  to: version.default('current').describe('`current` when left out.'),
});
export type Between = z.infer<typeof between>;

const changes = z.array(
  z.object({
    kind: z.enum(schemaChangeKinds),
    table: z.string(),
    column: z.string().optional(),
    from: z.string().optional().describe('The type before, as the engine names it.'),
    to: z.string().optional().describe('The type after.'),
    breaking: z.boolean().describe('What names it does not work any more, or may mean something else.'),
  }),
);

const schemaVersion = z.object({
  version: z.string(),
  current: z.boolean().describe('Whether it is the one that answers now.'),
  tableCount: z.number().int(),
  changes: changes.optional().describe('What is otherwise than in the one before it; not of the oldest.'),
  readAt: z.iso.datetime(),
}) satisfies z.ZodType<SchemaVersionView>;

export const schemaVersions = z.object({ items: z.array(schemaVersion) });

export const comparison = z.object({
  from: z.string(),
  to: z.string(),
  changes,
}) satisfies z.ZodType<SchemaComparison>;
