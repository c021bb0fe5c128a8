import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { seal, unseal } from './sealed-text.js';

describe('a sealed text', () => {
  const key = randomBytes(32);

  it('opens with its key, for what it was sealed for', () => {
    expect(unseal(key, seal(key, 'päss;word', 'source 1'), 'source 1')).toBe('päss;word');
    expect(unseal(key, seal(key, '', 'source 1'), 'source 1')).toBe('');
  });

  it('looks different every time', () => {
    expect(seal(key, 'a', 'b')).not.toBe(seal(key, 'a', 'b'));
  });

  const changed = (text: string) => `${text.startsWith('A') ? 'B' : 'A'}${text.slice(1)}`;
  it.each([
    ['another key', (text: string) => unseal(randomBytes(32), text, 'source 1')],
    ['another use', (text: string) => unseal(key, text, 'source 2')],
    ['a change in it', (text: string) => unseal(key, changed(text), 'source 1')],
    ['a part of it', (text: string) => unseal(key, text.slice(0, 20), 'source 1')],
  ])('does not open with %s', (_, open) => {
    expect(() => open(seal(key, 'secret', 'source 1'))).toThrow();
  });
});
