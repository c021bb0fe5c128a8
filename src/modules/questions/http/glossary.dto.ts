import { z } from 'zod';
import type { DefinedTermView, MeaningView } from '../contract/index.js';
import { sourceId } from './questions.dto.js';

const name = z
  .string()
  .trim()
  .min(1)
  .max(80)
  .regex(/^\S+( \S+){0,5}$/u, 'give one to six words with one blank between them');
const identifier = z.string().min(1).max(200);

const meaning = z
  .discriminatedUnion('kind', [
    z.object({
      kind: z.literal('definition'),
      text: z.string().trim().min(1).max(500).describe('English that is read in place of the name.'),
    }),
    z.object({ kind: z.literal('table'), table: identifier }),
    z.object({ kind: z.literal('column'), table: identifier, column: identifier }),
    z.object({
      kind: z.literal('value'),
      table: identifier,
      column: identifier,
      value: z.string().min(1).max(1000).describe('As it is stored.'),
    }),
  ])
  .describe(
    'Words that are read in its place, or the table, column or value that is meant.',
  ) satisfies z.ZodType<MeaningView>;

export const changedTerm = z.object({
  name: name.describe('What people call it, in the singular: the plural is known then too.'),
  otherNames: z.array(name).max(20).default([]),
  meaning,
  description: z.string().trim().min(1).max(2000).optional().describe('For people; it is not read.'),
});
export type ChangedTerm = z.infer<typeof changedTerm>;

export const newTerm = changedTerm.extend({ dataSourceId: sourceId.optional() }).meta({
  example: {
    name: 'big city',
    otherNames: ['metropolis'],
    meaning: { kind: 'definition', text: 'city with population over 500000' },
  },
});
export type NewTerm = z.infer<typeof newTerm>;

export const definedTermId = z.uuid().describe('The `id` of one of `GET /metadata/glossary`.');

/** Says the same as `DefinedTermView`; the compiler holds it to that. */
export const definedTerm = z.object({
  id: definedTermId,
  dataSourceId: z.uuid(),
  name: z.string(),
  otherNames: z.array(z.string()),
  meaning,
  description: z.string().optional(),
  changedBy: z.uuid(),
  changedAt: z.iso.datetime(),
  reading: z.string().optional().describe('How the definition is read.'),
}) satisfies z.ZodType<DefinedTermView>;
