import { expect, it } from 'vitest';
import { nameFrom, normalizeEmail } from './email.js';

it.each([
  [' Ada@Example.COM ', 'ada@example.com'],
  ['Zoe\u0308@example.com', 'zoë@example.com'],
])('%s is the mailbox %s', (typed, normalized) => {
  expect(normalizeEmail(typed)).toBe(normalized);
});

it('names somebody by the part before the @', () => {
  expect(nameFrom('ada.lovelace@example.com')).toBe('ada.lovelace');
});
