import { expect, it } from 'vitest';
import { judge } from './refresh-token.js';

const now = new Date('2026-01-02T00:00:00Z');
const earlier = new Date('2026-01-01T00:00:00Z');
const later = new Date('2026-01-03T00:00:00Z');
const good = { expiresAt: later, usedAt: null, sessionEndedAt: null };

it.each([
  ['good', good],
  ['expired', { ...good, expiresAt: earlier }],
  ['expired', { ...good, expiresAt: now }],
  ['ended', { ...good, sessionEndedAt: earlier }],
  ['ended', { ...good, sessionEndedAt: earlier, expiresAt: earlier }],
  ['reused', { ...good, usedAt: earlier }],
  ['reused', { usedAt: earlier, expiresAt: earlier, sessionEndedAt: earlier }],
])('is %s: %o', (verdict, token) => {
  expect(judge(token, now)).toBe(verdict);
});
