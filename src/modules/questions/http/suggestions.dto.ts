import { z } from 'zod';
import { type SuggestionsView, suggestionKinds } from '../contract/index.js';
import { sourceId } from './questions.dto.js';

export const typedText = z.object({
  q: z
    .string()
    .max(200)
    .default('')
    .describe('What was typed so far; empty: questions to start from.')
    .meta({ example: 'popu' }),
  dataSourceId: sourceId.optional(),
  limit: z.coerce.number().int().min(1).max(20).default(8),
});
export type TypedText = z.infer<typeof typedText>;

/** Says the same as `SuggestionsView`; the compiler holds it to that. */
export const suggestions = z.object({
  items: z.array(
    z.object({
      kind: z
        .enum(suggestionKinds)
        .describe('`asked` in your organisation, `completion` of what was typed, or to start from.'),
      text: z.string(),
      timesAsked: z.int().optional(),
    }),
  ),
}) satisfies z.ZodType<SuggestionsView>;
