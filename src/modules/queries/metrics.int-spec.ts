import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { builtinDataSourceId } from '#modules/data-sources';
import { CancelQuery, RunQuery } from '#modules/queries';
import { ObjectStore } from '#shared/object-store';
import { metrics } from '#shared/telemetry';
import { type StartedModule, someActor, startModule } from '#shared/testing';
import { QueriesConfig } from './infra/config.js';
import { QueriesModule } from './queries.module.js';
import { makeSampleSource } from './testing/sample-source.js';

/** For a loaded machine. */
const patience = 20_000;

describe('the figures of the engines', () => {
  let app: StartedModule;
  let source: Awaited<ReturnType<typeof makeSampleSource>>;

  beforeEach(async () => {
    source = await makeSampleSource();
    app = await startModule(QueriesModule, {
      stubs: source.stubs,
      override: (builder) =>
        builder
          .overrideProvider(ObjectStore)
          .useValue(source.objects)
          .overrideProvider(QueriesConfig)
          .useValue({ ...new QueriesConfig(), concurrency: 1, maxWaiting: 1, maxEngines: 1 }),
    });
  });
  afterEach(async () => {
    await app.stop();
    await source.remove();
  });

  const actor = someActor();
  const run = (sql: string, more: Partial<RunQuery['input']> = {}) =>
    app.commands.execute(new RunQuery({ actor, dataSourceId: builtinDataSourceId, sql, ...more }));
  const figure = async (name: string): Promise<number> => {
    const line = (await metrics.text()).split('\n').find((one) => one.startsWith(`almanac_duckdb_${name} `));
    return Number(line?.split(' ').at(-1));
  };

  it('are zero before anybody asks', async () => {
    expect(await figure('engines')).toBe(0);
    expect(await figure('memory_bytes')).toBe(0);
    expect(await figure('statements{state="running"}')).toBe(0);
    expect(await figure('statements_turned_away_total')).toBe(0);
  });

  it('tell the open engines, the memory they hold, and that one was closed for another', async () => {
    await run('select sum(population) from state_population');
    expect(await figure('engines')).toBe(1);
    expect(await figure('memory_bytes')).toBeGreaterThan(0);

    await run('select 1', { dataSourceId: '3a2ff4a4-6f5e-4c8b-9d5e-0c7d0c1b2a3f' });
    expect(await figure('engines')).toBe(1);
    expect(await figure('engines_opened_total')).toBe(2);
  });

  it('tell what runs, what waits and what was turned away', async () => {
    const ids = ['6f1c2f9e-0d0e-4a52-9b64-2a9f2f1f2d11', '6f1c2f9e-0d0e-4a52-9b64-2a9f2f1f2d12'];
    const long = 'select max(a.id * b.id * c.id % 7) from letters a, letters b, letters c';
    const asked = ids.map((id, at) => run(`${long} where a.id > ${at}`, { id }).catch((error) => error.code));

    await vi.waitFor(async () => expect(await figure('statements{state="waiting"}')).toBe(1), patience);
    expect(await figure('statements{state="running"}')).toBe(1);
    await expect(run(long)).rejects.toMatchObject({ code: 'queries.busy' });
    expect(await figure('statements_turned_away_total')).toBe(1);

    for (const id of ids) await app.commands.execute(new CancelQuery({ actor, id }));
    expect(await Promise.all(asked)).toEqual(['queries.cancelled', 'queries.cancelled']);
    expect(await figure('statements{state="running"}')).toBe(0);
  });
});
