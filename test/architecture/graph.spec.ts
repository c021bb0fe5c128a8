import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import granted from '../../architecture.json' with { type: 'json' };
import { cruise } from './depcruise.js';

const graph: Record<string, { readonly uses: readonly string[] }> = granted;
const moduleOf = (path: string) => /^src\/modules\/([^/]+)\//.exec(path)?.[1];
const isTest = (path: string) => /[.](spec|int-spec)[.]ts$/.test(path);

it('architecture.json lists exactly the folders under src/modules, sorted', () => {
  expect(Object.keys(graph)).toEqual(readdirSync('src/modules').sort());
});

it('architecture.json grants exactly the edges that exist', () => {
  const real = new Map(Object.keys(graph).map((name) => [name, new Set<string>()]));
  for (const { source, dependencies } of cruise().modules.filter(({ source }) => !isTest(source))) {
    const from = moduleOf(source);
    const targets = dependencies.map(({ resolved }) => moduleOf(resolved));
    for (const to of targets) if (from && to && to !== from) real.get(from)?.add(to);
  }

  expect(Object.fromEntries([...real].map(([name, uses]) => [name, { uses: [...uses].sort() }]))).toEqual(
    graph,
  );
}, 180_000);

it('no module uses itself through others', () => {
  const walk = (name: string, path: readonly string[]): void => {
    expect(path, `cycle: ${[...path, name].join(' -> ')}`).not.toContain(name);
    for (const next of graph[name]?.uses ?? []) walk(next, [...path, name]);
  };
  for (const name of Object.keys(graph)) walk(name, []);
});

it.each(readdirSync('migrations'))('migrations of %s have a number each', (module) => {
  const numbers = readdirSync(`migrations/${module}`).map((file) => file.split('-')[0]);
  expect(numbers).toEqual([...new Set(numbers)]);
});

it('every module has a folder of migrations, and so a schema with an outbox', () => {
  expect(readdirSync('migrations')).toEqual(expect.arrayContaining(Object.keys(graph)));
});
