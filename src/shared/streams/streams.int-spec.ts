import { Redis } from 'ioredis';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Notifications } from '#shared/database';
import { RedisConnections } from '#shared/redis';
import { createTestDatabase, noRedis, startRedis, type TestRedis, testCore } from '#shared/testing';
import { PgStreams } from './pg-streams.js';
import { RedisStreams } from './redis-streams.js';
import type { StreamEntry, Streams } from './streams.js';

const reader = (consumer: string, group = 'rollups') => ({ stream: 'events', group, consumer });
const numbers = (entries: readonly StreamEntry[]) => entries.map(({ data }) => (data as { n: number }).n);
const upTo = (last: number) => Array.from({ length: last }, (_, index) => ({ n: index + 1 }));

/** What every stream does, wherever it is kept. `make` is called once for each replica of a test. */
function streamsConformance(make: () => Streams): void {
  let streams: Streams;
  beforeEach(() => {
    streams = make();
  });

  it('hands entries to a group in their order, each once, with all their JSON', async () => {
    const data = { n: 1, text: 'ä "quoted"', nested: { list: [1, null, true] } };
    const ids = await streams.append('events', [data, { n: 2 }]);

    const entries = await streams.read(reader('a'));
    expect(entries).toEqual([
      { id: ids[0], data, deliveries: 1 },
      { id: ids[1], data: { n: 2 }, deliveries: 1 },
    ]);
    expect(await streams.read(reader('a'))).toEqual([]);
  });

  it('gives every group all entries, and shares them among the consumers of one', async () => {
    await streams.append('events', upTo(4));

    const [a, b] = [await streams.read(reader('a'), { count: 3 }), await streams.read(reader('b'))];
    expect([numbers(a), numbers(b)]).toEqual([[1, 2, 3], [4]]);
    expect(numbers(await streams.read(reader('x', 'audit')))).toEqual([1, 2, 3, 4]);
    expect(await streams.read({ ...reader('a'), stream: 'other' })).toEqual([]);
  });

  it('hands out what a dead consumer left, and counts how often; not what was acknowledged', async () => {
    await streams.append('events', upTo(3));
    const [first] = await streams.read(reader('dead'));
    await streams.acknowledge(reader('dead'), [first?.id ?? '']);

    expect(await streams.claim(reader('b'), { idleSeconds: 3600 })).toEqual([]);
    const claimed = await streams.claim(reader('b'), { idleSeconds: 0 });
    expect(numbers(claimed)).toEqual([2, 3]);
    expect(claimed.map(({ deliveries }) => deliveries)).toEqual([2, 2]);
    expect(await streams.claim(reader('c'), { idleSeconds: 0, count: 1 })).toMatchObject([{ deliveries: 3 }]);

    await streams.acknowledge(
      reader('b'),
      claimed.map(({ id }) => id),
    );
    await streams.acknowledge(reader('b'), []);
    expect(await streams.claim(reader('c'), { idleSeconds: 0 })).toEqual([]);
  });

  it('keeps the newest entries when it is trimmed, and forgets the others also where they are pending', async () => {
    await streams.append('events', upTo(5));
    await streams.read(reader('a'), { count: 4 });

    await streams.trim('events', 2);

    expect(await streams.length('events')).toBe(2);
    expect(numbers(await streams.claim(reader('b'), { idleSeconds: 0 }))).toEqual([4]);
    expect(numbers(await streams.read(reader('a')))).toEqual([5]);
    await streams.trim('events', 10);
    expect(await streams.length('events')).toBe(2);
  });

  it('wakes a reader that waits, whichever replica appends, and lets go when nothing comes', async () => {
    const waiting = streams.read(reader('a'), { waitSeconds: 20 });
    const later = make();
    await later.append('events', [{ n: 1 }]);

    expect(numbers(await waiting)).toEqual([1]);
    expect(await streams.read(reader('a'), { waitSeconds: 0.05 })).toEqual([]);
  });

  it('loses and repeats nothing when many append and read at the same time', async () => {
    const replicas = [streams, make(), make()];
    const appending = replicas.map(async (replica, r) => {
      for (let n = 0; n < 20; n++) await replica.append('events', [{ n: r * 20 + n }]);
    });
    const seen: number[] = [];
    const readOnce = async (replica: Streams, r: number) => {
      const entries = await replica.read(reader(`r${r}`), { count: 3 });
      seen.push(...numbers(entries));
      return entries.length;
    };
    let appended = false;
    const reading = replicas.map(async (replica, r) => {
      for (let last = false; !last; ) {
        last = appended;
        while ((await readOnce(replica, r)) > 0);
      }
    });

    await Promise.all(appending).then(() => {
      appended = true;
    });
    await Promise.all(reading);
    expect(seen.toSorted((x, y) => x - y)).toEqual(Array.from({ length: 60 }, (_, n) => n));
  });
}

describe('streams in PostgreSQL', () => {
  let database: Awaited<ReturnType<typeof createTestDatabase>>;
  const opened: { onApplicationShutdown(): Promise<void> }[] = [];

  beforeEach(async () => {
    database = await createTestDatabase();
  });
  afterEach(async () => {
    for (const one of opened.splice(0)) await one.onApplicationShutdown();
    await database.drop();
  });

  streamsConformance(() => {
    const notifications = new Notifications(database.url);
    const streams = new PgStreams(database.url, notifications);
    opened.push(streams, notifications);
    return streams;
  });
});

describe.skipIf(noRedis)(`streams in Redis${noRedis ? ` (skipped: ${noRedis})` : ''}`, () => {
  let server: TestRedis;
  let replicas: RedisConnections[];
  let spare: RedisConnections[];

  const connect = async () => {
    const connections = new RedisConnections(testCore({ redisUrl: server.url }));
    replicas.push(connections);
    const redis = connections.shared();
    if (redis.status !== 'ready') await new Promise((resolve) => redis.once('ready', resolve));
    return connections;
  };

  beforeAll(async () => {
    server = await startRedis();
    replicas = [];
  });
  beforeEach(async () => {
    const redis = new Redis(server.url);
    await redis.flushall();
    redis.disconnect();
    spare = [await connect(), await connect(), await connect()];
  });
  afterAll(async () => {
    for (const connections of replicas) await connections.onApplicationShutdown();
    await server.stop();
  });

  streamsConformance(() => new RedisStreams(spare.shift() as RedisConnections));
});
