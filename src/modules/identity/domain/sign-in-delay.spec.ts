import { describe, expect, it } from 'vitest';
import { countedFor, waitSeconds } from './sign-in-delay.js';

const now = new Date('2026-01-01T12:00:00Z');
const failed = (failures: number, secondsAgo = 0) => ({
  failures,
  lastAt: new Date(now.getTime() - secondsAgo * 1000),
});

describe('how long somebody waits who was wrong', () => {
  it.each([
    [0, 0],
    [5, 0],
    [6, 1],
    [7, 2],
    [10, 16],
    [16, 900],
    [1_000_000, 900],
  ])('after %i failures for an account from one address: %i s', (failures, seconds) => {
    expect(waitSeconds('account-from-address', failed(failures), now)).toBe(seconds);
  });

  it('is less with time, and nothing after an hour', () => {
    expect(waitSeconds('account-from-address', failed(10, 10), now)).toBe(6);
    expect(waitSeconds('account-from-address', failed(10, 16), now)).toBe(0);
    expect(waitSeconds('account', failed(1000, 3600), now)).toBe(0);
  });

  it('grows later for an address, and latest for an account', () => {
    expect(waitSeconds('address', failed(20), now)).toBe(0);
    expect(waitSeconds('account', failed(50), now)).toBe(0);
    expect(waitSeconds('account', failed(1000), now)).toBe(300);
  });

  it('comes from nobody else where one has signed in before', () => {
    expect(countedFor(true)).toEqual(['account-from-address']);
    expect(countedFor(false)).toContain('account');
  });
});
