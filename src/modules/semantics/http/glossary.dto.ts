import { z } from 'zod';
import { pageOf, pageRequest } from '#shared/pagination';
import type { TermPageView, TermView } from '../contract/index.js';

export const termId = z.uuid().describe('The `id` of one of `GET /metadata/glossary`.');

export const termsPage = pageRequest.extend({
  dataSourceId: z.uuid().optional().describe('Only those about this source.'),
});
export type TermsPage = z.infer<typeof termsPage>;

const meaning = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('definition'), text: z.string() }),
    z.object({ kind: z.literal('table'), table: z.string() }),
    z.object({ kind: z.literal('column'), table: z.string(), column: z.string() }),
    z.object({ kind: z.literal('value'), table: z.string(), column: z.string(), value: z.string() }),
  ])
  .describe('Words that are read in its place, or the table, column or value that is meant.');

/** Says the same as `TermView`; the compiler holds it to that. */
export const term = z.object({
  id: termId,
  dataSourceId: z.uuid(),
  name: z.string(),
  otherNames: z.array(z.string()),
  meaning,
  description: z.string().optional().describe('For people.'),
  changedBy: z.uuid(),
  changedAt: z.iso.datetime(),
}) satisfies z.ZodType<TermView>;

export const termPage = pageOf(term) satisfies z.ZodType<TermPageView>;
