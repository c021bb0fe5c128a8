import { describe, expect, it } from 'vitest';
import { acceptedKeys, currentKey } from './signing-keys.js';

const now = new Date('2026-01-01T12:00:00Z');
const key = (id: string, minutesAgo: number) => ({
  id,
  signsFrom: new Date(now.getTime() - minutesAgo * 60_000),
});
const accepted = (...keys: ReturnType<typeof key>[]) =>
  acceptedKeys(keys, { now, lifetimeSeconds: 900 }).map(({ id }) => id);

describe('keys that take turns', () => {
  it('sign from when their turn comes, the newest first', () => {
    expect(currentKey([key('old', 100), key('new', 1), key('next', -5)], now)?.id).toBe('new');
    expect(currentKey([key('old', 100), key('next', -5)], now)?.id).toBe('old');
    expect(currentKey([], now)).toBeUndefined();
  });

  it('are accepted as long as their last token may be good, and before their first', () => {
    expect(accepted(key('old', 100), key('new', 15), key('next', -5))).toEqual(['next', 'new', 'old']);
    expect(accepted(key('older', 200), key('old', 100), key('new', 17))).toEqual(['new']);
    expect(accepted(key('only', 100_000))).toEqual(['only']);
  });
});
