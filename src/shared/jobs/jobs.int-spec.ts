import { type INestApplicationContext, Module } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { Redis } from 'ioredis';
import { Client } from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { configModule } from '#shared/config';
import { createTestDatabase, noRedis, startRedis, type TestRedis, testCore } from '#shared/testing';
import { JobsConfig } from './config.js';
import { type HandlesJob, type JobContext, JobHandler } from './job-handler.js';
import { Jobs } from './jobs.js';
import { jobsModule } from './jobs.module.js';

interface Task {
  readonly say: string;
  readonly failTimes?: number;
}

const said: string[] = [];
/** What a running task waits for, by what it says. */
const gates = new Map<string, PromiseWithResolvers<void>>();

@JobHandler({ name: 'test.say', attempts: 2, backoffSeconds: 0 })
class Say implements HandlesJob<Task> {
  async run({ say, failTimes = 0 }: Task, { attempt, progress }: JobContext): Promise<void> {
    said.push(`${say} ${attempt}`);
    await progress(40);
    await gates.get(say)?.promise;
    if (attempt <= failTimes) throw new Error(`no luck at ${attempt}`);
  }
}

@Module({ providers: [Say] })
class SayModule {}

const patience = { timeout: 10_000, interval: 20 };

interface Place {
  readonly databaseUrl: string;
  readonly redisUrl?: string | undefined;
  /** As if the process that runs the job had been killed. */
  readonly loseWorkerOf: (id: string) => Promise<unknown>;
  /** The cron patterns that are planned. */
  readonly planned: () => Promise<string[]>;
}

interface ReplicaOptions extends Pick<Place, 'databaseUrl' | 'redisUrl'> {
  readonly alone?: boolean;
}

async function startReplica(options: ReplicaOptions, workers: 'on' | 'off' = 'on') {
  const { databaseUrl, redisUrl, alone = false } = options;
  const compiled = await Test.createTestingModule({
    imports: [configModule(testCore({ redisUrl })), jobsModule({ databaseUrl, alone }), SayModule],
  })
    .overrideProvider(JobsConfig)
    .useValue({ workers, pollEverySeconds: 0.5, takeOverSeconds: 2, keepDays: 1 } satisfies JobsConfig)
    .setLogger(false as never)
    .compile();
  return compiled.init();
}

/** What every job queue does, whatever keeps the jobs. */
function jobsConformance(place: () => Place): void {
  let replicas: INestApplicationContext[];
  let jobs: Jobs;

  const start = async (workers: 'on' | 'off' = 'on') => {
    const replica = await startReplica(place(), workers);
    replicas.push(replica);
    return replica.get(Jobs);
  };
  const stateOf = async (id: string) => (await jobs.get(id))?.state;
  const becomes = (id: string, state: string) =>
    vi.waitFor(async () => expect(await stateOf(id)).toBe(state), patience);
  const hold = (say: string) => {
    const gate = Promise.withResolvers<void>();
    gates.set(say, gate);
    return gate;
  };

  beforeEach(async () => {
    said.length = 0;
    gates.clear();
    replicas = [];
    jobs = await start();
  });
  afterEach(async () => {
    for (const gate of gates.values()) gate.resolve();
    for (const replica of replicas) await replica.close();
  });

  it('runs a job and remembers that it did', async () => {
    const id = await jobs.add('test.say', { say: 'hello' });

    await becomes(id, 'completed');
    expect(said).toEqual(['hello 1']);
    expect(await jobs.get(id)).toEqual({
      id,
      name: 'test.say',
      state: 'completed',
      attempts: 1,
      progress: 100,
    });
    expect(await jobs.get('test.say:unknown')).toBeUndefined();
    expect(await jobs.get('nonsense')).toBeUndefined();
  });

  it('tells how far a running job is', async () => {
    const gate = hold('long');
    const id = await jobs.add('test.say', { say: 'long' });

    await vi.waitFor(
      async () => expect(await jobs.get(id)).toMatchObject({ state: 'running', attempts: 1, progress: 40 }),
      patience,
    );
    gate.resolve();
    await becomes(id, 'completed');
  });

  it('tries again after a failure', async () => {
    const id = await jobs.add('test.say', { say: 'twice', failTimes: 1 });

    await becomes(id, 'completed');
    expect(said).toEqual(['twice 1', 'twice 2']);
    expect(await jobs.get(id)).toMatchObject({ attempts: 2 });
  });

  it('parks a job that used up its attempts, lists it, and replays it from the first', async () => {
    const id = await jobs.add('test.say', { say: 'never', failTimes: 3 });
    await becomes(id, 'dead');
    expect(await jobs.get(id)).toMatchObject({ attempts: 2, lastError: 'no luck at 2' });
    const second = await jobs.add('test.say', { say: 'neither', failTimes: 3 });
    await becomes(second, 'dead');

    expect((await jobs.dead(10)).map((job) => job.id)).toEqual([second, id]);
    expect(await jobs.dead(1)).toHaveLength(1);

    await jobs.replay(id);
    await vi.waitFor(() => expect(said.filter((s) => s === 'never 1')).toHaveLength(2), patience);
    await vi.waitFor(() => expect(said.filter((s) => s === 'never 2')).toHaveLength(2), patience);
    await becomes(id, 'dead');
  });

  it('replays dead jobs only', async () => {
    const id = await jobs.add('test.say', { say: 'fine' });
    await becomes(id, 'completed');

    await expect(jobs.replay(id)).rejects.toMatchObject({ code: 'jobs.notDead', kind: 'conflict' });
    await expect(jobs.replay('test.say:unknown')).rejects.toMatchObject({ code: 'jobs.notFound' });
  });

  it('has one job per key that waits or runs', async () => {
    const gate = hold('keyed');
    const id = await jobs.add('test.say', { say: 'keyed' }, { key: 'a' });

    expect(await jobs.add('test.say', { say: 'again' }, { key: 'a' })).toBe(id);
    await becomes(id, 'running');
    expect(await jobs.add('test.say', { say: 'again' }, { key: 'a' })).toBe(id);
    const other = await jobs.add('test.say', { say: 'other' }, { key: 'b' });
    expect(other).not.toBe(id);
    gate.resolve();
    await becomes(id, 'completed');
    await becomes(other, 'completed');

    const next = await jobs.add('test.say', { say: 'next' }, { key: 'a' });
    await becomes(next, 'completed');
    expect(said).toEqual(['keyed 1', 'other 1', 'next 1']);
  });

  it('runs the most urgent first, and equals in their order', async () => {
    const gate = hold('first');
    const first = await jobs.add('test.say', { say: 'first' });
    await becomes(first, 'running');

    await jobs.add('test.say', { say: 'plain 1' });
    await jobs.add('test.say', { say: 'low' }, { priority: -5 });
    await jobs.add('test.say', { say: 'urgent' }, { priority: 10 });
    const last = await jobs.add('test.say', { say: 'plain 2' });
    gate.resolve();

    await becomes(last, 'completed');
    await vi.waitFor(() => expect(said).toHaveLength(5), patience);
    expect(said).toEqual(['first 1', 'urgent 1', 'plain 1 1', 'plain 2 1', 'low 1']);
  });

  it('keeps a delayed job back until it is due', async () => {
    const later = await jobs.add('test.say', { say: 'later' }, { delaySeconds: 0.5 });
    const tomorrow = await jobs.add('test.say', { say: 'tomorrow' }, { delaySeconds: 86_400 });
    const now = await jobs.add('test.say', { say: 'now' });

    await becomes(now, 'completed');
    await becomes(later, 'completed');
    expect(said).toEqual(['now 1', 'later 1']);
    expect(await stateOf(tomorrow)).toBe('waiting');
  });

  it('is run by one replica, also when another one added it', async () => {
    const adder = await start('off');
    await start();

    const ids = await Promise.all([1, 2, 3, 4].map((n) => adder.add('test.say', { say: `n${n}` })));

    for (const id of ids) await becomes(id, 'completed');
    expect(said.toSorted()).toEqual(['n1 1', 'n2 1', 'n3 1', 'n4 1']);
  });

  it('is taken over when the process that runs it dies', async () => {
    hold('stuck');
    const id = await jobs.add('test.say', { say: 'stuck' });
    await becomes(id, 'running');
    await start();

    await vi.waitFor(async () => {
      await place().loseWorkerOf(id);
      expect(said).toHaveLength(2);
    }, patience);
  });

  it('is planned once by its pattern, however many replicas ask; a new pattern replaces the old', async () => {
    const other = await start();
    await jobs.repeat('test.say', '0 3 * * *', { say: 'nightly' });
    await other.repeat('test.say', '0 3 * * *', { say: 'nightly' });
    expect(await place().planned()).toEqual(['0 3 * * *']);

    await jobs.repeat('test.say', '30 4 * * *', { say: 'nightly' });
    expect(await place().planned()).toEqual(['30 4 * * *']);
    await expect(jobs.repeat('test.say', 'every day', {})).rejects.toThrow();
  });
}

const ownId = (id: string) => id.slice(id.lastIndexOf(':') + 1);

describe('jobs in PostgreSQL', () => {
  let database: Awaited<ReturnType<typeof createTestDatabase>>;
  beforeEach(async () => {
    database = await createTestDatabase();
  });
  afterEach(() => database.drop());

  const query = async <Row extends object>(sql: string, values: unknown[] = []): Promise<Row[]> => {
    const client = new Client(database.url);
    await client.connect();
    const { rows } = await client.query<Row>(sql, values).finally(() => client.end());
    return rows;
  };

  describe('as every queue', () => {
    jobsConformance(() => ({
      databaseUrl: database.url,
      loseWorkerOf: (id) =>
        query(`update jobs.job set heartbeat_on = now() - interval '1 hour' where id = $1`, [ownId(id)]),
      planned: async () =>
        (await query<{ cron: string }>('select cron from jobs.schedule')).map((r) => r.cron),
    }));
  });

  it('runs a repeated job at its moment', async () => {
    const first = await startReplica({ databaseUrl: database.url }, 'off');
    await first.get(Jobs).repeat('test.say', '* * * * *', { say: 'tick' });
    await first.close();
    said.length = 0;

    const second = await startReplica({ databaseUrl: database.url });

    await vi.waitFor(() => expect(said).toEqual(['tick 1']), patience);
    await second.close();
  }, 15_000);

  it('takes over at once what the sole process left running when it was killed', async () => {
    gates.set('left', Promise.withResolvers());
    said.length = 0;
    const killed = await startReplica({ databaseUrl: database.url });
    await killed.get(Jobs).add('test.say', { say: 'left' });
    await vi.waitFor(() => expect(said).toEqual(['left 1']), patience);

    const next = await startReplica({ databaseUrl: database.url, alone: true });

    await vi.waitFor(() => expect(said).toEqual(['left 1', 'left 2']), patience);
    gates.get('left')?.resolve();
    await Promise.all([killed.close(), next.close()]);
  });
});

describe.skipIf(noRedis)(`jobs in Redis${noRedis ? ` (skipped: ${noRedis})` : ''}`, () => {
  let server: TestRedis;
  let redis: Redis;
  beforeAll(async () => {
    server = await startRedis();
    redis = new Redis(server.url);
  });
  beforeEach(() => redis.flushall());
  afterAll(async () => {
    redis.disconnect();
    await server.stop();
  });

  describe('as every queue', () => {
    jobsConformance(() => ({
      databaseUrl: 'postgres://nobody@127.0.0.1:1/none',
      redisUrl: server.url,
      loseWorkerOf: (id) => redis.del(`almanac:jobs:test.say:${ownId(id)}:lock`),
      planned: async () => {
        const keys = await redis.zrange('almanac:jobs:test.say:repeat', 0, -1);
        return keys.map((key) => key.split(':').at(-1) ?? '');
      },
    }));
  });

  it('leave no connection behind that would keep a stopped process alive', async () => {
    const connections = async () =>
      String(await redis.client('LIST'))
        .trim()
        .split('\n').length;
    const before = await connections();
    const replica = await startReplica({ databaseUrl: '', redisUrl: server.url });
    expect(await connections()).toBeGreaterThan(before);

    await replica.close();

    await vi.waitFor(async () => expect(await connections()).toBe(before), patience);
  });
});
