import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { HttpAdapterHost } from '@nestjs/core';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { builtinDataSourceId } from '#modules/data-sources';
import { CancelQuery, GetQueue, RunQuery, WriteQueryResult } from '#modules/queries';
import type { Actor } from '#shared/contracts';
import { Database } from '#shared/database';
import { ObjectStore } from '#shared/object-store';
import { type StartedModule, signedInAs, someActor, startModule } from '#shared/testing';
import { QueriesConfig } from './infra/config.js';
import { EngineProcess } from './infra/engine-process/engine-process.js';
import { SpareProcess } from './infra/engine-process/spare-process.js';
import { EngineSlots } from './infra/slots.js';
import { QueriesModule } from './queries.module.js';
import { makeSampleSource } from './testing/sample-source.js';

const endless = 'select max(a.id * b.id * c.id % 7) from letters a, letters b, letters c';

/** How long is waited for what a loaded machine may be late with. */
const patience = { timeout: 10_000 };

/** Of this test process, by the system itself. */
const engineProcesses = (): number[] =>
  execFileSync('ps', ['-eo', 'pid=,ppid=,stat=,args='], { encoding: 'utf8' })
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .filter(([, parent, state = '']) => Number(parent) === process.pid && !state.startsWith('Z'))
    .filter((words) => words.some((word) => word.includes('engine-program')))
    .map(([pid]) => Number(pid));

describe('a statement on its way', () => {
  let app: StartedModule;
  let source: Awaited<ReturnType<typeof makeSampleSource>>;
  let stopped: Promise<void> | undefined;

  beforeEach(async () => {
    stopped = undefined;
    source = await makeSampleSource();
    const limits = { concurrency: 2, organizationConcurrency: 1, organizationStatements: 3 };
    app = await startModule(QueriesModule, {
      stubs: source.stubs,
      override: (builder) =>
        builder
          .overrideProvider(ObjectStore)
          .useValue(source.objects)
          .overrideProvider(QueriesConfig)
          .useValue({ ...new QueriesConfig(), ...limits })
          .overrideProvider(SpareProcess)
          .useValue({ take: (folder: string) => new EngineProcess(folder) }),
    });
  });
  afterEach(async () => {
    await (stopped ?? app.stop());
    await source.remove();
  });

  const actor = someActor();
  const input = (id: string, who: Actor = actor) => ({
    actor: who,
    dataSourceId: builtinDataSourceId,
    sql: `${endless} where a.id > ${Number.parseInt(id.slice(0, 2), 16)}`,
    id,
  });
  const codeOf = (work: Promise<unknown>): Promise<string> =>
    work.then(
      () => 'none',
      (error) => error.code,
    );
  const run = (id: string, who?: Actor) => codeOf(app.commands.execute(new RunQuery(input(id, who))));
  const cancel = (id: string, who: Actor = actor) =>
    app.commands.execute(new CancelQuery({ actor: who, id }));
  const queueOf = async (who: Actor = actor) =>
    (await app.queries.execute(new GetQueue({ actor: who }))).statements.map(({ id, position }) => [
      id,
      position,
    ]);
  /** What the engine itself is at: a statement leaves its slot when DuckDB has let go of it. */
  const running = () => app.get(EngineSlots).counts().running;
  const untilRunning = (count: number) => vi.waitFor(() => expect(running()).toBe(count), patience);
  const goneInTime = () => vi.waitFor(() => expect(running()).toBe(0), { timeout: 1000, interval: 10 });

  it('is gone from the engine within a second once cancelled, by its own organisation only', async () => {
    const id = randomUUID();
    const asked = run(id);
    await untilRunning(1);

    expect(await cancel(id, someActor())).toEqual({ id, stopped: false });
    expect(running()).toBe(1);
    expect(await cancel(id)).toEqual({ id, stopped: true });
    await goneInTime();
    expect(await asked).toBe('queries.cancelled');
  });

  it('never begins when it is cancelled on its way through the gate, by its own organisation only', async () => {
    const [id, other] = [randomUUID(), randomUUID()];
    const asked = run(id);
    const untouched = run(other, someActor());
    await Promise.all([cancel(id), cancel(other)]);

    expect(await asked).toBe('queries.cancelled');
    await untilRunning(1);
    await app.stop();
    stopped = Promise.resolve();
    expect(await untouched).toBe('queries.stopping');
  });

  it('fails alone when its engine crashes, and the next one works', async () => {
    const asked = codeOf(
      app.commands.execute(new WriteQueryResult({ ...input(randomUUID()), format: 'csv' })),
    );
    await vi.waitFor(() => expect(engineProcesses()).toHaveLength(1), patience);
    for (const pid of engineProcesses()) process.kill(pid, 'SIGSEGV');

    expect(await asked).toBe('queries.engineEnded');
    const small = { ...input(randomUUID()), sql: 'select 1 as one', format: 'csv' as const };
    expect(await app.commands.execute(new WriteQueryResult(small))).toMatchObject({ rowCount: 1 });
    expect(engineProcesses()).toEqual([]);
  });

  it('is stopped by another process that was asked', async () => {
    const id = randomUUID();
    const asked = run(id);
    await untilRunning(1);
    const told = `${actor.organizationId} ${id}`;
    await app.get(Database).query('select pg_notify($1, $2)', ['almanac_cancel_query', told]);

    expect(await asked).toBe('queries.cancelled');
  });

  it('waits for its turn, says which, and leaves it when cancelled', async () => {
    const [first, second, third, other] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
    const asked: Promise<string>[] = [];
    for (const [place, id] of [first, second, third].entries()) {
      asked.push(run(id));
      await vi.waitFor(async () => expect((await queueOf())[place]).toEqual([id, place]), patience);
    }
    const stranger = someActor();
    const others = run(other, stranger);
    await untilRunning(2);
    expect(await queueOf(stranger)).toEqual([[other, 0]]);

    await cancel(second);
    expect(await asked[1]).toBe('queries.cancelled');
    expect(await queueOf()).toEqual([
      [first, 0],
      [third, 1],
    ]);
    for (const id of [first, third]) await cancel(id);
    await cancel(other, stranger);
    expect(await Promise.all([...asked, others])).toEqual(Array(4).fill('queries.cancelled'));
  });

  it('is turned away when its organisation has too many, with the time to come back', async () => {
    const ids = [randomUUID(), randomUUID(), randomUUID()];
    const asked = ids.map((id) => run(id));
    await vi.waitFor(async () => expect(await queueOf()).toHaveLength(3), patience);
    expect(await run(randomUUID())).toBe('queries.tooMany');
    const refused = await app.http({
      method: 'POST',
      url: '/api/v1/query/execute',
      payload: { sql: 'select 1 as one' },
      headers: signedInAs(actor),
    });
    expect(refused.statusCode).toBe(429);
    expect(refused.headers['retry-after']).toBe('2');

    for (const id of ids) await cancel(id);
    await Promise.all(asked);
  });

  it('is stopped, after a moment for those that are nearly done, when the server stops', async () => {
    const asked = run(randomUUID());
    await untilRunning(1);
    const slots = app.get(EngineSlots);
    const before = performance.now();
    stopped = app.stop();

    await vi.waitFor(() => expect(slots.counts().running).toBe(0), { timeout: 1000, interval: 10 });
    expect(await asked).toBe('queries.stopping');
    expect(performance.now() - before).toBeLessThan(1000);
    await stopped;
  });

  it('has an id of its own', async () => {
    const id = randomUUID();
    const small = { ...input(id), sql: 'select 1 as one' };
    await app.commands.execute(new RunQuery(small));

    expect(await run(id)).toBe('queries.idInUse');
    await app.commands.execute(new RunQuery({ ...small, actor: someActor() }));
  });

  describe('asked for over HTTP', () => {
    const listen = async () => {
      const server: Server = app.get(HttpAdapterHost).httpAdapter.getHttpServer();
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      return `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/v1/query`;
    };
    const ask = (api: string, more: RequestInit & { headers?: Record<string, string> }) =>
      fetch(`${api}/execute`, {
        method: 'POST',
        body: JSON.stringify({ sql: endless }),
        ...more,
        headers: { 'content-type': 'application/json', ...more.headers },
      });

    it.each(['application/json', 'text/csv'])('is stopped when its client goes away (%s)', async (accept) => {
      const gone = new AbortController();
      const asking = ask(await listen(), { signal: gone.signal, headers: { accept } });
      await untilRunning(1);
      gone.abort();

      await expect(asking).rejects.toThrow('abort');
      await goneInTime();
    });

    it('is stopped by the id that the client has sent', async () => {
      const api = await listen();
      const id = randomUUID();
      const asking = ask(api, { headers: { 'x-query-id': id } });
      await untilRunning(1);
      const told = await fetch(`${api}/cancel/${id}`, { method: 'POST' });

      expect({ status: told.status, body: await told.json() }).toEqual({
        status: 202,
        body: { id, stopped: true },
      });
      const answer = await asking;
      expect({ status: answer.status, id: answer.headers.get('x-query-id') }).toEqual({ status: 409, id });
      expect((await ask(api, { headers: { 'x-query-id': 'mine' } })).status).toBe(400);
    });
  });
});
