import { Logger } from '@nestjs/common';
import { Cache, type CacheOptions } from './cache.js';
import type { CacheStats } from './cache-stats.js';
import { jsonText, parseFrozen } from './json-value.js';
import type { MemoryLevel } from './memory-level.js';
import type { RedisLevel } from './redis-level.js';

interface Load {
  readonly tags: readonly string[];
  readonly value: Promise<unknown>;
}

/** Where the tags of a value stood before it was loaded. */
interface Before {
  readonly memory: number;
  /** Absent when Redis did not say: then the value is not stored there. */
  readonly redis?: readonly string[] | undefined;
}

/** In process first, in Redis behind it when there is one. While Redis does not answer it goes on alone. */
export class TwoLevelCache extends Cache {
  private readonly log = new Logger(TwoLevelCache.name);
  private readonly loads = new Map<string, Load>();
  private alone = false;

  constructor(
    private readonly memory: MemoryLevel,
    private readonly stats: CacheStats,
    private readonly redis?: RedisLevel,
  ) {
    super();
    stats.size = () => memory.size;
  }

  async get<T>(key: string): Promise<T | undefined> {
    const remembered = this.fromMemory<T>(key);
    if (remembered !== undefined) return remembered;
    const shared = await this.fromRedis<T>(key);
    if (shared === undefined) this.stats.misses += 1;
    return shared;
  }

  async set<T>(key: string, value: T, options: CacheOptions): Promise<void> {
    await this.store(key, value, { ...options, before: await this.before(options) });
  }

  async getOrLoad<T>(key: string, options: CacheOptions, load: () => Promise<T>): Promise<T> {
    const remembered = this.fromMemory<T>(key);
    if (remembered !== undefined) return remembered;
    const underway = this.loads.get(key);
    if (underway) return underway.value as Promise<T>;

    const started: Load = { tags: options.tags ?? [], value: this.loadNow(key, options, load) };
    this.loads.set(key, started);
    const forget = () => this.loads.get(key) === started && this.loads.delete(key);
    started.value.then(forget, forget);
    return started.value as Promise<T>;
  }

  async delete(key: string): Promise<void> {
    this.dropKey(key);
    await this.ask((redis) => redis.delete(key));
  }

  async invalidateTags(tags: readonly string[]): Promise<void> {
    this.changeTags(tags);
    await this.ask((redis) => redis.invalidateTags(tags));
  }

  /** Another replica deleted a key: nobody may join a load of it that is underway. */
  dropKey(key: string): void {
    this.loads.delete(key);
    this.memory.delete(key);
  }

  changeTags(tags: readonly string[]): void {
    for (const [key, load] of this.loads)
      if (load.tags.some((tag) => tags.includes(tag))) this.loads.delete(key);
    this.memory.invalidateTags(tags);
  }

  private fromMemory<T>(key: string): T | undefined {
    const value = this.memory.get(key) as T | undefined;
    if (value !== undefined) this.stats.hits.memory += 1;
    return value;
  }

  private async fromRedis<T>(key: string): Promise<T | undefined> {
    const { moment } = this.memory;
    const found = await this.ask((redis) => redis.get(key));
    if (!found) return undefined;
    this.stats.hits.redis += 1;
    const { text, tags, ttlMs } = found;
    const value = parseFrozen<T>(text);
    this.memory.set(key, { value, tags, ttlMs, sizeBytes: text.length }, moment);
    return value;
  }

  private async loadNow<T>(key: string, options: CacheOptions, load: () => Promise<T>): Promise<T> {
    const shared = await this.fromRedis<T>(key);
    if (shared !== undefined) return shared;
    this.stats.misses += 1;
    const before = await this.before(options);
    return await this.store(key, await load(), { ...options, before });
  }

  private async before({ tags = [] }: CacheOptions): Promise<Before> {
    const memory = this.memory.moment;
    return { memory, redis: await this.ask((redis) => redis.states(tags)) };
  }

  private async store<T>(
    key: string,
    given: T,
    options: CacheOptions & { readonly before: Before },
  ): Promise<T> {
    const text = jsonText(given);
    if (text === undefined) return given;
    const { tags = [], ttlSeconds, before } = options;
    const value = parseFrozen<T>(text);
    const ttlMs = Math.round(ttlSeconds * 1000);
    this.memory.set(key, { value, tags, ttlMs, sizeBytes: text.length }, before.memory);
    const { redis: states } = before;
    if (states) await this.ask((redis) => redis.set(key, { text, tags, ttlMs }, states));
    return value;
  }

  private async ask<T>(question: (redis: RedisLevel) => Promise<T>): Promise<T | undefined> {
    if (!this.redis) return undefined;
    try {
      const answer = await question(this.redis);
      this.alone = false;
      return answer;
    } catch (error) {
      if (!this.alone) this.log.warn(`The shared cache does not answer, going on without it: ${error}`);
      this.alone = true;
      return undefined;
    }
  }
}
