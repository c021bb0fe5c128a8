import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { builtinDataSourceId } from '#modules/data-sources';
import { GetCachedResult, RunQuery } from '#modules/queries';
import { ObjectStore } from '#shared/object-store';
import { type StartedModule, someActor, startModule } from '#shared/testing';
import { QueriesModule } from './queries.module.js';
import { makeSampleSource } from './testing/sample-source.js';

describe('a remembered result', () => {
  const own = randomUUID();
  let app: StartedModule;
  let source: Awaited<ReturnType<typeof makeSampleSource>>;

  beforeAll(async () => {
    source = await makeSampleSource();
    app = await startModule(QueriesModule, {
      stubs: source.stubs,
      override: (builder) => builder.overrideProvider(ObjectStore).useValue(source.objects),
    });
  });
  afterAll(async () => {
    await app.stop();
    await source.remove();
  });

  const actor = someActor();
  const run = (sql: string, dataSourceId: string) =>
    app.commands.execute(new RunQuery({ actor, dataSourceId, sql }));
  const cached = (hash: string, who = actor) =>
    app.queries.execute(new GetCachedResult({ actor: who, hash }));

  it('is given again by its key, within its organisation', async () => {
    const { cacheKey = '', result } = await run('select count(*) as n from letters', own);

    expect(await cached(cacheKey)).toEqual({ cacheKey, dataSourceId: own, dataVersion: 'v1', result });
    await expect(cached(cacheKey, someActor())).rejects.toMatchObject({ code: 'queries.notCached' });
  });

  it('is everybody’s when the data is', async () => {
    const { cacheKey = '' } = await run('select count(*) as n from letters', builtinDataSourceId);

    expect((await cached(cacheKey, someActor())).result.rows).toEqual([[10_000]]);
  });

  it('has no key when it is not remembered', async () => {
    expect((await run('select random() as r', own)).cacheKey).toBeUndefined();
    const asked = await app.http({ url: `/api/v1/query/cache/${'x'.repeat(43)}` });
    expect(asked.json()).toMatchObject({ status: 404, code: 'queries.notCached' });
  });
});
