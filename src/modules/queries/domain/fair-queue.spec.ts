import { describe, expect, it } from 'vitest';
import { FairQueue } from './fair-queue.js';

/** Puts statements in and takes them out again until none waits; each that begins ends at once. */
function orderOf(queue: FairQueue<string>): string[] {
  const order: string[] = [];
  for (let next = queue.next(); next; next = queue.next()) {
    order.push(next);
    queue.end(next[0] ?? '');
  }
  return order;
}

const full = (most: number, mostOfOne = most) => {
  const queue = new FairQueue<string>({ most, mostOfOne });
  for (let taken = 0; taken < most; taken++) queue.begin('busy');
  return queue;
};

describe('the fair queue', () => {
  it('takes owners in turn, and of each the one that waits longest', () => {
    const queue = full(1);
    for (const item of ['a1', 'a2', 'a3', 'b1', 'c1', 'c2']) queue.add(item[0] ?? '', item);
    queue.end('busy');

    expect(orderOf(queue)).toEqual(['a1', 'b1', 'c1', 'a2', 'c2', 'a3']);
    expect(queue).toMatchObject({ running: 0, waiting: 0 });
  });

  it('says truly which place one has', () => {
    const queue = full(1);
    for (const item of ['a1', 'a2', 'a3', 'b1', 'c1', 'c2']) queue.add(item[0] ?? '', item);
    const placeOf = (item: string) => queue.positionOf(item[0] ?? '', item);
    const places = ['a1', 'b1', 'c1', 'a2', 'c2', 'a3'].map(placeOf);

    expect(places).toEqual([1, 2, 3, 4, 5, 6]);
    expect(placeOf('d1')).toBe(0);
  });

  it('lets one owner have only a share', () => {
    const queue = new FairQueue<string>({ most: 3, mostOfOne: 2 });

    expect([queue.begin('a'), queue.begin('a'), queue.begin('a')]).toEqual([true, true, false]);
    queue.add('a', 'a3');
    expect(queue.begin('b')).toBe(true);
    expect(queue.begin('b')).toBe(false);
    queue.end('b');
    expect(queue.next()).toBeUndefined();
    queue.end('a');
    expect(queue.next()).toBe('a3');
  });

  it('forgets who leaves', () => {
    const queue = full(1);
    queue.add('a', 'a1');
    queue.add('a', 'a2');
    queue.remove('a', 'a1');
    queue.end('busy');

    expect(orderOf(queue)).toEqual(['a2']);
  });
});
