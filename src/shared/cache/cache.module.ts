import type { DynamicModule } from '@nestjs/common';
import { RedisConnections, RedisModule } from '#shared/redis';
import { Cache } from './cache.js';
import { CacheStats } from './cache-stats.js';
import { CacheConfig } from './config.js';
import { MemoryLevel } from './memory-level.js';
import { RedisLevel } from './redis-level.js';
import { TwoLevelCache } from './two-level-cache.js';

class CacheModule {}

/** The cache of every module: in process, and shared by all replicas when `REDIS_URL` is set. */
export const cacheModule = (): DynamicModule => ({
  module: CacheModule,
  global: true,
  imports: [RedisModule],
  providers: [
    CacheConfig,
    CacheStats,
    { provide: Cache, inject: [CacheConfig, CacheStats, RedisConnections], useFactory: makeCache },
  ],
  exports: [Cache, CacheStats],
});

function makeCache(config: CacheConfig, stats: CacheStats, redis: RedisConnections): Cache {
  const { maxEntries, maxMegabytes } = config;
  const memory = new MemoryLevel({ maxEntries, maxBytes: Math.round(maxMegabytes * 1024 * 1024) });
  if (!redis.available) return new TwoLevelCache(memory, stats);

  const shared = new RedisLevel(redis.shared());
  const cache = new TwoLevelCache(memory, stats, shared);
  const listening = shared.listen(redis.dedicated(), {
    keyDropped: (key) => cache.dropKey(key),
    tagsChanged: (tags) => cache.changeTags(tags),
    connectionLost: () => memory.clear(),
  });
  listening.catch(() => undefined); // Only at the end: until then the connection is made again.
  return cache;
}
