import { beforeEach, describe, expect, it } from 'vitest';
import { KnownSchemas } from './known-schemas.js';
import type { DescribedSchema, SchemaRepository, VersionRef } from './schema.repository.js';

describe('the schemas that a process knows', () => {
  const source = 'orders';
  let models: Map<string, string>;
  let read: string[];
  let known: KnownSchemas;

  beforeEach(() => {
    models = new Map([
      ['v1', 'model-1'],
      ['v2', 'model-2'],
    ]);
    read = [];
    const repository = {
      findModelVersion: async ({ version }: VersionRef) => models.get(version),
      findSchema: async ({ version }: VersionRef) => {
        read.push(version);
        const modelVersion = models.get(version);
        return modelVersion && { modelVersion, tables: [], foreignKeys: [] };
      },
    };
    known = new KnownSchemas({ cachedValues: 10 } as never, repository as unknown as SchemaRepository);
  });

  const at = (version: string): Promise<DescribedSchema | undefined> =>
    known.schema(source, Promise.resolve({ dataSourceId: source, version }));

  it('are read once while nothing changes', async () => {
    expect(await at('v1')).toMatchObject({ modelVersion: 'model-1' });
    expect(await at('v1')).toMatchObject({ modelVersion: 'model-1' });
    expect(read).toEqual(['v1']);
  });

  it('follow the source to another version at once', async () => {
    await at('v1');
    expect(await at('v2')).toMatchObject({ modelVersion: 'model-2' });
    expect(await at('v1')).toMatchObject({ modelVersion: 'model-1' });
  });

  it('are read once more when something else is said about the same version', async () => {
    await at('v1');
    models.set('v1', 'model-1b');
    expect(await at('v1')).toMatchObject({ modelVersion: 'model-1b' });
  });

  it('are nothing when the version is not profiled yet, or not any more', async () => {
    expect(await at('v3')).toBeUndefined();
    await at('v1');
    models.delete('v1');
    expect(await at('v1')).toBeUndefined();
  });

  it('fail like the look-up of the version', async () => {
    await at('v1');
    await expect(known.schema(source, Promise.reject(new Error('not yours')))).rejects.toThrow('not yours');
  });
});
