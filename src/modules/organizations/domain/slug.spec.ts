import { expect, it } from 'vitest';
import { longestSlug, slugOf, slugPattern } from './slug.js';

it.each([
  ['Ada Lovelace', 'ada-lovelace-1a2b'],
  ['  Grüne & Co. KG ', 'grune-co-kg-1a2b'],
  ['3M', 'm-1a2b'],
  ['日本', 'org-1a2b'],
  ['--', 'org-1a2b'],
])('the slug of "%s" is %s', (name, slug) => {
  expect(slugOf(name, '1a2b')).toBe(slug);
});

it.each(['a'.repeat(200), 'a '.repeat(100), '😀'.repeat(50)])('of any name is one (%#)', (name) => {
  const slug = slugOf(name, '1a2b');

  expect(slug).toMatch(slugPattern);
  expect(slug.length).toBeLessThanOrEqual(longestSlug);
});
