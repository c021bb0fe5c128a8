export { Cache, type CacheOptions } from './cache.js';
export { cacheModule } from './cache.module.js';
export { CacheStats } from './cache-stats.js';
export { MadeOnce } from './made-once.js';
