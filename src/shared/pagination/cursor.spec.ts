import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { Cursors, pageRequest } from '#shared/pagination';

const cursors = new Cursors(z.object({ name: z.string(), id: z.int() }));
const items = [1, 2, 3, 4, 5].map((id) => ({ id, name: `n${id}`, secret: 'x' }));
const keyOf = ({ id, name }: { id: number; name: string }) => ({ id, name });

describe('a cursor', () => {
  it('leads through a list, page by page', () => {
    const first = cursors.page(items.slice(0, 3), 2, keyOf);
    const second = cursors.page(items.slice(2, 5), 2, keyOf);
    const last = cursors.page(items.slice(4), 2, keyOf);

    expect(first.items).toEqual(items.slice(0, 2));
    expect(cursors.read(first.nextCursor)).toEqual({ id: 2, name: 'n2' });
    expect(cursors.read(second.nextCursor)).toEqual({ id: 4, name: 'n4' });
    expect(last).toEqual({ items: items.slice(4) });
  });

  it('is absent at the beginning, and after a last page that is full', () => {
    expect(cursors.read(undefined)).toBeUndefined();
    expect(cursors.page(items.slice(0, 2), 2, keyOf)).toEqual({ items: items.slice(0, 2) });
    expect(cursors.page([], 2, keyOf)).toEqual({ items: [] });
  });

  const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  it.each(['', 'x', '%00', encode(null), encode({ id: 1 }), encode({ id: 'drop table', name: 'x' })])(
    'that is made up is refused: "%s"',
    (cursor) => {
      expect(() => cursors.read(cursor)).toThrow(/not one of this list/);
    },
  );
});

it('a page has 50 items, and never more than 200', () => {
  expect(pageRequest.parse({})).toEqual({ limit: 50 });
  expect(pageRequest.safeParse({ limit: '200' }).success).toBe(true);
  for (const limit of ['0', '201', '-1', '1.5', 'x'])
    expect(pageRequest.safeParse({ limit }).success).toBe(false);
});
