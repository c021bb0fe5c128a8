import type { z } from 'zod';
import { paginationErrors as errors, type Page } from './page.js';

/**
 * The place in a list after which a page begins: the values that the list is sorted by, of the last item before it.
 * To callers it is opaque; what comes back is checked against the schema, and rights are checked as for any request.
 */
export class Cursors<Key> {
  constructor(private readonly key: z.ZodType<Key>) {}

  /** The key of the item after which to go on; nothing at the beginning. */
  read(cursor: string | undefined): Key | undefined {
    if (cursor === undefined) return undefined;
    const parsed = this.key.safeParse(jsonIn(cursor));
    if (!parsed.success) throw errors.badCursor();
    return parsed.data;
  }

  /** `found` holds one more than `limit` when there is a next page. */
  page<Item>(found: readonly Item[], limit: number, keyOf: (item: Item) => Key): Page<Item> {
    const last = found[limit - 1];
    if (found.length <= limit || last === undefined) return { items: found };
    return { items: found.slice(0, limit), nextCursor: this.write(keyOf(last)) };
  }

  /** For pages whose end is not told by a number of items. */
  write(key: Key): string {
    return Buffer.from(JSON.stringify(key)).toString('base64url');
  }
}

function jsonIn(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    return undefined;
  }
}
