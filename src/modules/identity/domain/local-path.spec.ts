import { describe, expect, it } from 'vitest';
import { isLocalPath } from '../contract/local-path.js';

describe('a path of this server', () => {
  it.each(['/', '/dashboards/7?tab=2#top', '/a//b'])('is %s', (path) => {
    expect(isLocalPath(path)).toBe(true);
  });

  it.each([
    '',
    'dashboards',
    '//evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    'https://evil.example',
    'javascript:alert(1)',
    '/\nSet-Cookie: x',
  ])('is not %j', (path) => {
    expect(isLocalPath(path)).toBe(false);
  });
});
