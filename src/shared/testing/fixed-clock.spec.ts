import { expect, it } from 'vitest';
import { FixedClock, FixedIds } from './fixed-clock.js';

it('a fixed clock moves only when it is told to', () => {
  const clock = new FixedClock('2024-02-29T12:00:00Z');
  expect(clock.now()).toEqual(new Date('2024-02-29T12:00:00Z'));

  clock.advance(90);
  expect(clock.now()).toEqual(new Date('2024-02-29T12:01:30Z'));
});

it('fixed ids are UUIDs in a known order', () => {
  const ids = new FixedIds();

  expect([ids.next(), ids.next()]).toEqual([
    '00000000-0000-4000-8000-000000000001',
    '00000000-0000-4000-8000-000000000002',
  ]);
});
