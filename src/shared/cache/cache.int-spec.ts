import { Redis } from 'ioredis';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { noRedis, startRedis, type TestRedis } from '#shared/testing';
import type { Cache } from './cache.js';
import { CacheStats } from './cache-stats.js';
import { MemoryLevel } from './memory-level.js';
import { RedisLevel } from './redis-level.js';
import { TwoLevelCache } from './two-level-cache.js';

const limits = { maxEntries: 100, maxBytes: 100_000 };
const minute = { ttlSeconds: 60 };

/** What every cache does, whatever is behind it. */
function cacheConformance(make: () => Cache): void {
  let cache: Cache;
  beforeEach(() => {
    cache = make();
  });

  it('remembers values of every JSON kind', async () => {
    for (const value of [0, '', false, null, [], { a: [1, { b: null }] }]) {
      await cache.set('k', value, minute);
      expect(await cache.get('k')).toEqual(value);
    }
  });

  it('knows nothing of a key that was never set, was deleted, or has expired', async () => {
    expect(await cache.get('k')).toBeUndefined();
    await cache.set('k', 1, minute);
    await cache.delete('k');
    expect(await cache.get('k')).toBeUndefined();
    await cache.set('short', 1, { ttlSeconds: 0.02 });
    await vi.waitFor(async () => expect(await cache.get('short')).toBeUndefined());
  });

  it('hands out what JSON makes of a value, from the first answer on', async () => {
    const loaded = await cache.getOrLoad('k', minute, async () => ({ at: new Date(0), none: undefined }));
    expect(loaded).toEqual({ at: '1970-01-01T00:00:00.000Z' });
    expect(await cache.get('k')).toEqual(loaded);
  });

  it('lets nobody change what others are handed', async () => {
    const given = { rows: [1] };
    await cache.set('k', given, minute);
    given.rows.push(2);
    const handed = await cache.get<{ rows: number[] }>('k');

    expect(handed).toEqual({ rows: [1] });
    expect(() => handed?.rows.push(3)).toThrow(TypeError);
  });

  it('loads once for all who ask at the same time, and not again afterwards', async () => {
    const load = vi.fn(async () => 'value');
    const asked = await Promise.all([1, 2, 3].map(() => cache.getOrLoad('k', minute, load)));

    expect(asked).toEqual(['value', 'value', 'value']);
    await cache.getOrLoad('k', minute, load);
    expect(load).toHaveBeenCalledTimes(1);
  });

  it('passes a failure on to all who wait, and tries again for the next', async () => {
    const failing = vi.fn(async () => Promise.reject(new Error('down')));
    const asked = [cache.getOrLoad('k', minute, failing), cache.getOrLoad('k', minute, failing)];

    await expect(Promise.allSettled(asked)).resolves.toMatchObject([
      { status: 'rejected' },
      { status: 'rejected' },
    ]);
    expect(failing).toHaveBeenCalledTimes(1);
    await expect(cache.getOrLoad('k', minute, async () => 'up')).resolves.toBe('up');
  });

  it('forgets exactly what carries an invalidated tag', async () => {
    await cache.set('a', 1, { ...minute, tags: ['source:1', 'org:1'] });
    await cache.set('b', 2, { ...minute, tags: ['source:2', 'org:1'] });
    await cache.set('c', 3, minute);

    await cache.invalidateTags(['source:1', 'source:unknown']);

    expect(await cache.get('a')).toBeUndefined();
    expect(await cache.get('b')).toBe(2);
    expect(await cache.get('c')).toBe(3);
    await cache.set('a', 4, { ...minute, tags: ['source:1'] });
    expect(await cache.get('a')).toBe(4);
  });

  it('does not remember what was being loaded when its tag was invalidated', async () => {
    const answer = Promise.withResolvers<string>();
    const tagged = { ...minute, tags: ['source:1'] };
    const early = cache.getOrLoad('k', tagged, () => answer.promise);
    await vi.waitFor(async () => expect(await cache.get('other')).toBeUndefined());

    await cache.invalidateTags(['source:1']);
    await expect(cache.getOrLoad('k', tagged, async () => 'new')).resolves.toBe('new');
    answer.resolve('old');

    await expect(early).resolves.toBe('old');
    expect(await cache.get('k')).toBe('new');
  });
}

describe('a cache in process', () => {
  cacheConformance(() => new TwoLevelCache(new MemoryLevel(limits), new CacheStats()));

  it('holds no more entries and bytes than it may', async () => {
    const stats = new CacheStats();
    const cache = new TwoLevelCache(new MemoryLevel({ maxEntries: 10, maxBytes: 1000 }), stats);

    for (let n = 0; n < 50; n++) await cache.set(`small ${n}`, n, minute);
    expect(stats.size().entries).toBe(10);

    for (let n = 0; n < 50; n++) await cache.set(`large ${n}`, 'x'.repeat(300), minute);
    expect(stats.size().bytes).toBeLessThanOrEqual(1000);
    expect(await cache.get('large 49')).toHaveLength(300);

    await cache.set('too large', 'x'.repeat(2000), minute);
    expect(await cache.get('too large')).toBeUndefined();
  });

  it('counts what it finds and misses', async () => {
    const stats = new CacheStats();
    const cache = new TwoLevelCache(new MemoryLevel(limits), stats);

    await cache.getOrLoad('k', minute, async () => 1);
    await cache.get('k');
    await cache.get('unknown');

    expect(stats).toMatchObject({ hits: { memory: 1, redis: 0 }, misses: 2 });
  });
});

describe.skipIf(noRedis)(`a cache on Redis${noRedis ? ` (skipped: ${noRedis})` : ''}`, () => {
  let server: TestRedis;
  const connections: Redis[] = [];

  beforeAll(async () => {
    server = await startRedis();
  });
  beforeEach(async () => {
    const redis = new Redis(server.url);
    await redis.flushall();
    redis.disconnect();
  });
  afterAll(async () => {
    for (const redis of connections) redis.disconnect();
    await server.stop();
  });

  function connect(options: object): Redis {
    const redis = new Redis(server.url, { retryStrategy: () => 20, ...options });
    redis.on('error', () => undefined);
    connections.push(redis);
    return redis;
  }

  function replica() {
    const memory = new MemoryLevel(limits);
    const stats = new CacheStats();
    const redis = connect({ maxRetriesPerRequest: 0, enableOfflineQueue: false });
    const listener = connect({ maxRetriesPerRequest: null });
    const level = new RedisLevel(redis);
    const cache = new TwoLevelCache(memory, stats, level);
    const listening = level.listen(listener, {
      keyDropped: (key) => cache.dropKey(key),
      tagsChanged: (tags) => cache.changeTags(tags),
      connectionLost: () => memory.clear(),
    });
    const ready = async () => {
      await listening;
      await vi.waitFor(() => expect(redis.status).toBe('ready'));
    };
    return { cache, stats, ready };
  }

  describe('one replica', () => {
    let current: ReturnType<typeof replica>;
    beforeEach(async () => {
      current = replica();
      await current.ready();
    });
    cacheConformance(() => current.cache);
  });

  it('shares values between replicas, with what is left of their time', async () => {
    const [one, two] = [replica(), replica()];
    await Promise.all([one.ready(), two.ready()]);
    await one.cache.set('k', { n: 1 }, { ttlSeconds: 0.3 });

    expect(await two.cache.get('k')).toEqual({ n: 1 });
    expect(two.stats.hits).toEqual({ memory: 0, redis: 1 });
    expect(await two.cache.get('k')).toEqual({ n: 1 });
    expect(two.stats.hits).toEqual({ memory: 1, redis: 1 });
    await vi.waitFor(async () => expect(await two.cache.get('k')).toBeUndefined());
  });

  it('reaches the first level of other replicas when a tag is invalidated or a key deleted', async () => {
    const [one, two] = [replica(), replica()];
    await Promise.all([one.ready(), two.ready()]);
    await one.cache.set('a', 1, { ...minute, tags: ['source:1'] });
    await one.cache.set('b', 2, minute);
    expect([await two.cache.get('a'), await two.cache.get('b')]).toEqual([1, 2]);

    await one.cache.invalidateTags(['source:1']);
    await one.cache.delete('b');

    await vi.waitFor(async () => {
      expect([await two.cache.get('a'), await two.cache.get('b')]).toEqual([undefined, undefined]);
    });
  });

  it('never shares what one replica loaded before another invalidated it', async () => {
    const [one, two] = [replica(), replica()];
    await Promise.all([one.ready(), two.ready()]);
    const answer = Promise.withResolvers<string>();
    const asked = Promise.withResolvers<void>();
    const loading = one.cache.getOrLoad('k', { ...minute, tags: ['source:1'] }, () => {
      asked.resolve();
      return answer.promise;
    });
    await asked.promise;

    await two.cache.invalidateTags(['source:1']);
    answer.resolve('old');
    await loading;

    expect(await two.cache.get('k')).toBeUndefined();
    await vi.waitFor(async () => expect(await one.cache.get('k')).toBeUndefined());
  });

  it('goes on alone while Redis is down, and shares again when it is back', async () => {
    const [one, two] = [replica(), replica()];
    await Promise.all([one.ready(), two.ready()]);
    await server.kill();

    await one.cache.set('k', 'alone', minute);
    await expect(one.cache.getOrLoad('k2', minute, async () => 'loaded')).resolves.toBe('loaded');
    await one.cache.invalidateTags(['source:1']);

    await server.restart();
    await vi.waitFor(
      async () => {
        await one.cache.set('k', 'shared', minute);
        expect(await two.cache.get('k')).toBe('shared');
      },
      { timeout: 5000 },
    );
  });
});
