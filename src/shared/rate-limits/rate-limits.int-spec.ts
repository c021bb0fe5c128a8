import { Redis } from 'ioredis';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { RedisConnections } from '#shared/redis';
import { noRedis, startRedis, type TestRedis, testCore } from '#shared/testing';
import { RateLimits } from './rate-limits.js';

const config = { guests: 2, users: 0, credentials: 1, directories: 1 };

/** What every counter does, wherever it counts. */
function rateLimitsConformance(make: () => RateLimits): void {
  it('counts down, then refuses, and says when to come back', async () => {
    const limits = make();
    const within = { limit: 2, resetSeconds: expect.toSatisfy((s) => s > 0 && s <= 60) };

    expect(await limits.count('guests', 'a')).toEqual({ ...within, allowed: true, remaining: 1 });
    expect(await limits.count('guests', 'a')).toEqual({ ...within, allowed: true, remaining: 0 });
    expect(await limits.count('guests', 'a')).toEqual({ ...within, allowed: false, remaining: 0 });
  });

  it('counts each caller and each limit alone', async () => {
    const limits = make();
    for (const _ of [1, 2, 3]) await limits.count('guests', 'a');

    expect(await limits.count('guests', 'b')).toMatchObject({ allowed: true });
    expect(await limits.count('credentials', 'a')).toMatchObject({ allowed: true });
    expect(await limits.count('credentials', 'a')).toMatchObject({ allowed: false });
  });

  it('has no limit where it is 0', async () => {
    expect(await make().count('users', 'a')).toBeUndefined();
  });
}

describe('rate limits in process', () => {
  rateLimitsConformance(() => new RateLimits(config, new RedisConnections(testCore())));
});

describe.skipIf(noRedis)(`rate limits in Redis${noRedis ? ` (skipped: ${noRedis})` : ''}`, () => {
  let server: TestRedis;
  let opened: RedisConnections[];

  beforeAll(async () => {
    server = await startRedis();
    opened = [];
  });
  beforeEach(async () => {
    const redis = new Redis(server.url);
    await redis.flushall();
    redis.disconnect();
  });
  afterAll(async () => {
    for (const connections of opened) await connections.onApplicationShutdown();
    await server.stop();
  });

  const replica = async () => {
    const connections = new RedisConnections(testCore({ redisUrl: server.url }));
    opened.push(connections);
    const limits = new RateLimits(config, connections);
    const redis = connections.shared();
    if (redis.status !== 'ready') await new Promise((resolve) => redis.once('ready', resolve));
    return limits;
  };

  describe('one replica', () => {
    let limits: RateLimits;
    beforeEach(async () => {
      limits = await replica();
    });
    rateLimitsConformance(() => limits);
  });

  it('counts for all replicas together', async () => {
    const [one, two] = [await replica(), await replica()];
    await one.count('guests', 'a');
    await two.count('guests', 'a');

    expect(await one.count('guests', 'a')).toMatchObject({ allowed: false });
  });

  it('goes on counting in process while Redis is away', async () => {
    const limits = await replica();
    await server.kill();

    for (const allowed of [true, true, false])
      expect(await limits.count('guests', 'away')).toMatchObject({ allowed });
    await server.restart();
  });
});
