import { z } from 'zod';
import { pageOf, pageRequest } from '#shared/pagination';
import type { RememberedChoicePageView } from '../contract/index.js';

export const rememberedChoiceId = z.uuid().describe('The `id` of one of `GET /questions/choices`.');

export const choicesPage = pageRequest.extend({
  dataSourceId: z.uuid().optional().describe('Only those about this source.'),
});
export type ChoicesPage = z.infer<typeof choicesPage>;

/** Says the same as `RememberedChoicePageView`; the compiler holds it to that. */
export const rememberedChoicePage = pageOf(
  z.object({
    id: rememberedChoiceId,
    dataSourceId: z.uuid(),
    question: z.string(),
    taken: z.array(z.object({ phrase: z.string(), id: z.string(), text: z.string() })),
    rememberedAt: z.iso.datetime(),
  }),
) satisfies z.ZodType<RememberedChoicePageView>;
