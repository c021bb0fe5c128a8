import { describe, expect, it } from 'vitest';
import { apiKeyOf, isApiKey, narrowed, prefixOf } from './api-key.js';

describe('an API key', () => {
  it('is told from a token, and shows little of itself', () => {
    const key = apiKeyOf('AbCdEfGhIjKlMnOp');

    expect(isApiKey(key)).toBe(true);
    expect(isApiKey('eyJhbGciOi.x.y')).toBe(false);
    expect(prefixOf(key)).toBe('alm_AbCdEfGh');
  });

  it.each([
    ['nothing', undefined, ['read', 'ask']],
    ['blanks', '  ', ['read', 'ask']],
    ['one of them', 'ask', ['ask']],
    ['one of them twice', 'ask ask', ['ask']],
    ['more than it has', 'ask write', undefined],
    ['what does not exist', 'everything', undefined],
  ])('asked for %s, lends its scopes', (_, asked, lent) => {
    expect(narrowed(['read', 'ask'], asked)).toEqual(lent);
  });
});
