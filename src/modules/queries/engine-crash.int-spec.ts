import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { builtinDataSourceId } from '#modules/data-sources';
import { CancelQuery, ExplainQuery, RunQuery } from '#modules/queries';
import { ObjectStore } from '#shared/object-store';
import { type StartedModule, someActor, startModule } from '#shared/testing';
import { QueriesConfig } from './infra/config.js';
import { EngineSlots } from './infra/slots.js';
import { QueriesModule } from './queries.module.js';
import { makeSampleSource } from './testing/sample-source.js';

/** For a loaded machine. */
const patience = 20_000;

/** Takes about a second. */
const lasting = 'select max(a.id * b.id % 7) as n from letters a, letters b';
const endless = 'select max(a.id * b.id * c.id % 7) from letters a, letters b, letters c';
/** Texts that functions build are not within the memory limit of DuckDB. */
const hog = `select max(length(list_reduce(list_transform(range(24), lambda i: repeat('x', 100)), lambda a, b: a || a)))
               from states`;

interface Child {
  readonly pid: number;
  readonly words: string;
}

/** Processes for engines of this test process, by the system itself. */
const hosts = (): Child[] =>
  execFileSync('ps', ['-eo', 'pid=,ppid=,stat=,args='], { encoding: 'utf8' })
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .filter(([, parent, state = '']) => Number(parent) === process.pid && !state.startsWith('Z'))
    .map(([pid, , , ...words]) => ({ pid: Number(pid), words: words.join(' ') }))
    .filter(({ words }) => words.includes('host-program'));

describe('a statement that kills its engine', () => {
  let app: StartedModule;
  let source: Awaited<ReturnType<typeof makeSampleSource>>;

  beforeEach(async () => {
    source = await makeSampleSource();
    const limits = { concurrency: 4, organizationConcurrency: 4, memoryMb: 150, processMemoryMb: 500 };
    app = await startModule(QueriesModule, {
      stubs: source.stubs,
      override: (builder) =>
        builder
          .overrideProvider(ObjectStore)
          .useValue(source.objects)
          .overrideProvider(QueriesConfig)
          .useValue({ ...new QueriesConfig(), ...limits }),
    });
  });
  afterEach(async () => {
    await app.stop();
    await source.remove();
    expect(hosts()).toEqual([]);
  });

  const actor = someActor();
  const run = (sql: string, id = randomUUID()) =>
    app.commands
      .execute(new RunQuery({ actor, dataSourceId: builtinDataSourceId, sql, id }))
      .then(({ result }) => result.rows);
  const codeOf = (work: Promise<unknown>): Promise<string> =>
    work.then(
      () => 'none',
      (error) => error.code,
    );
  const running = () => app.get(EngineSlots).counts().running;
  const kill = (children: readonly Child[]) => {
    for (const { pid } of children) process.kill(pid, 'SIGSEGV');
  };
  const untilHosts = (count: number) =>
    vi.waitFor(() => expect(hosts()).toHaveLength(count), { timeout: 20_000, interval: 20 });

  it('fails alone, and the others never know', async () => {
    const asked = codeOf(run(endless));
    const innocent = run(lasting);
    await vi.waitFor(() => expect(running()).toBe(2), patience);
    await untilHosts(1);
    kill(hosts());
    // Both run again, each alone; the one that is not over when the other is must be the endless one.
    expect(await innocent).toHaveLength(1);
    await untilHosts(1);
    kill(hosts());

    expect(await asked).toBe('queries.engineEnded');
    expect(await run('select count(*) as n from letters')).toEqual([[10_000]]);
  });

  it('is one that takes all the memory', async () => {
    const [innocent, hogged] = [run(lasting), codeOf(run(hog))];

    expect(await hogged).toBe('queries.outOfMemory');
    expect(await innocent).toHaveLength(1);
    expect(await run('select count(*) as n from states')).toEqual([[50]]);
  });

  it('can still be cancelled when it runs again', async () => {
    const id = randomUUID();
    const asked = codeOf(run(endless, id));
    await vi.waitFor(() => expect(running()).toBe(1), patience);
    await untilHosts(1);
    const first = hosts();
    kill(first);
    await vi.waitFor(
      () => expect(hosts().map(({ pid }) => pid)).not.toEqual(first.map(({ pid }) => pid)),
      patience,
    );
    await untilHosts(1);
    await app.commands.execute(new CancelQuery({ actor, id }));

    await vi.waitFor(() => expect(running()).toBe(0), { interval: 10, timeout: patience });
    expect(await asked).toBe('queries.cancelled');
  });

  it('leaves nothing that later statements and plans stumble over', async () => {
    await run('select 1 as one');
    kill(hosts());
    await untilHosts(0);

    expect(await run('select 2 as two')).toEqual([[2]]);
    const plan = new ExplainQuery({ actor, dataSourceId: builtinDataSourceId, sql: 'select * from states' });
    expect((await app.queries.execute(plan)).tables).toEqual(['states']);
    expect(hosts()).toHaveLength(1);
  });
});
