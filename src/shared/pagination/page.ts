import { z } from 'zod';
import { defineErrors } from '#shared/errors';

export const paginationErrors = defineErrors('pagination', {
  badCursor: [
    'invalid',
    () =>
      'This cursor is not one of this list. Allowed: the nextCursor of an earlier answer, or none to begin.',
  ],
});

/** What a caller asks of a list. */
export interface PageRequest {
  readonly limit: number;
  readonly cursor?: string | undefined;
}

/** A part of a list. */
export interface Page<Item> {
  readonly items: readonly Item[];
  /** Where the next page begins; absent on the last one. */
  readonly nextCursor?: string;
}

/** `?limit=&cursor=` of every list. */
export const pageRequest = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(50).describe('Items per page, 1 to 200.'),
  cursor: z.string().min(1).max(1000).optional().describe('The nextCursor of the page before.'),
}) satisfies z.ZodType<PageRequest>;

/** The answer of every list. */
export const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.object({
    items: z.array(item),
    nextCursor: z.string().optional().describe('Where the next page begins; absent on the last one.'),
  });
