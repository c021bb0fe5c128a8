import { globSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { getMetadataArgsStorage } from 'typeorm';
import { beforeAll, expect, it } from 'vitest';

const ownerOf = new Map<unknown, string>();

beforeAll(async () => {
  for (const file of globSync('src/modules/*/infra/**/*.entity.ts')) {
    // biome-ignore lint/plugin: the test looks at every entity there is.
    const entities = await import(pathToFileURL(file).href);
    for (const entity of Object.values(entities)) ownerOf.set(entity, file.split('/')[2] ?? '');
  }
});

it('every table is described in an entity file of its module', () => {
  const { tables } = getMetadataArgsStorage();

  expect(tables.length).toBeGreaterThan(0);
  for (const { name, target } of tables) expect(ownerOf.has(target), String(name)).toBe(true);
});

it('every table lives in the schema of its module', () => {
  for (const { name, schema, target } of getMetadataArgsStorage().tables)
    expect(schema, String(name)).toBe(ownerOf.get(target)?.replaceAll('-', '_'));
});

it('no relation leaves its module', () => {
  for (const { type, target, propertyName } of getMetadataArgsStorage().relations)
    expect(ownerOf.get((type as () => unknown)()), propertyName).toBe(ownerOf.get(target));
});
