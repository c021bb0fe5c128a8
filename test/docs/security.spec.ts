import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const document = readFileSync('docs/security.md', 'utf8');
const rows = [...document.matchAll(/^\| (\d+\.\d+\.\d+) \| (.+) \| (.+) \|$/gm)].map(
  ([, number = '', , stands = '']) => ({ number, stands }),
);
/** All of levels 1 and 2 of version 5.0.0 but the seven about WebRTC, which one sentence answers. */
const required = 253 - 7;

it('docs/security.md answers every requirement once', () => {
  const numbers = rows.map(({ number }) => number);

  expect(numbers).toEqual([...new Set(numbers)]);
  expect(numbers).toHaveLength(required);
});

it.each(rows)('$number is proven by what is there, written down, or said why not', ({ stands }) => {
  expect(stands).toMatch(/^(Proven|Written in|Not applicable|Open): ./);
  const named = [...stands.matchAll(/`([^`]+[.](?:spec[.]ts|int-spec[.]ts|md))`/g)].map(
    ([, path = '']) => path,
  );
  if (/^(Proven|Written in)/.test(stands)) expect(named).not.toEqual([]);
  for (const path of named) expect(placesOf(path).filter(existsSync), path).toHaveLength(1);
});

function placesOf(path: string): string[] {
  if (/^(src|test|docs)\//.test(path)) return [path];
  return path.startsWith('shared/') ? [`src/${path}`] : [`src/modules/${path}`];
}
