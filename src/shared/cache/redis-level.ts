import { randomUUID } from 'node:crypto';
import type { Redis } from 'ioredis';

export interface StoredText {
  readonly text: string;
  readonly tags: readonly string[];
  readonly ttlMs: number;
}

const prefix = 'almanac:cache:';
const entryKey = (key: string) => `${prefix}entry:${key}`;
const tagKey = (tag: string) => `${prefix}tag:${tag}`;
const channel = `${prefix}changes`;

/** A tag outlives every entry that was stored with it; an entry whose tag is gone does not count. */
const tagSeconds = 90 * 24 * 3600;

/** [text, tags, ms to live], unless a tag has changed since the entry was stored: KEYS entry, then its tags. */
const readScript = `
  local entry = redis.call('HMGET', KEYS[1], 'text', 'tags', 'states')
  if not entry[1] then return false end
  local tags, states = cjson.decode(entry[2]), cjson.decode(entry[3])
  for i, tag in ipairs(tags) do
    if redis.call('GET', tag) ~= states[i] then
      redis.call('DEL', KEYS[1])
      return false
    end
  end
  return { entry[1], entry[2], redis.call('PTTL', KEYS[1]) }`;

/** Stores the entry, unless a tag has changed since the value began to be loaded. */
const writeScript = `
  local tags, states = cjson.decode(ARGV[2]), cjson.decode(ARGV[3])
  for i, tag in ipairs(tags) do
    if redis.call('GET', tag) ~= states[i] then return 0 end
  end
  redis.call('HSET', KEYS[1], 'text', ARGV[1], 'tags', ARGV[2], 'states', ARGV[3])
  redis.call('PEXPIRE', KEYS[1], ARGV[4])
  return 1`;

interface Scripts {
  readCacheEntry(key: string): Promise<[text: string, tags: string, ttlMs: number] | null>;
  writeCacheEntry(key: string, ...values: (string | number)[]): Promise<number>;
}

/** What tags are told to other replicas, and when nobody can know what was missed. */
export interface CacheNews {
  readonly keyDropped: (key: string) => void;
  readonly tagsChanged: (tags: readonly string[]) => void;
  readonly connectionLost: () => void;
}

/** The cache that all replicas share. Tags work as in `MemoryLevel`, with random states instead of numbers. */
export class RedisLevel {
  private readonly scripts: Scripts;
  private readonly origin = randomUUID();

  constructor(private readonly redis: Redis) {
    redis.defineCommand('readCacheEntry', { numberOfKeys: 1, lua: readScript });
    redis.defineCommand('writeCacheEntry', { numberOfKeys: 1, lua: writeScript });
    this.scripts = redis as unknown as Scripts;
  }

  async get(key: string): Promise<StoredText | undefined> {
    const found = await this.scripts.readCacheEntry(entryKey(key));
    if (!found) return undefined;
    const [text, tags, ttlMs] = found;
    return { text, tags: JSON.parse(tags).map((tag: string) => tag.slice(tagKey('').length)), ttlMs };
  }

  /** Where the tags stand; taken before a value is loaded, and handed to `set` with it. */
  async states(tags: readonly string[]): Promise<string[]> {
    if (tags.length === 0) return [];
    const batch = this.redis.pipeline();
    for (const tag of tags) {
      batch.set(tagKey(tag), randomUUID(), 'EX', tagSeconds, 'NX');
      batch.get(tagKey(tag));
    }
    const answers = (await batch.exec()) ?? [];
    return answers
      .filter((_, index) => index % 2 === 1)
      .map(([error, state]) => {
        if (error) throw error;
        return String(state);
      });
  }

  /** Does nothing when one of the tags has changed since `states` were taken. */
  async set(key: string, { text, tags, ttlMs }: StoredText, states: readonly string[]): Promise<void> {
    const names = JSON.stringify(tags.map(tagKey));
    await this.scripts.writeCacheEntry(entryKey(key), text, names, JSON.stringify(states), ttlMs);
  }

  async delete(key: string): Promise<void> {
    await this.redis.multi().del(entryKey(key)).publish(channel, this.news({ key })).exec();
  }

  async invalidateTags(tags: readonly string[]): Promise<void> {
    if (tags.length === 0) return;
    const batch = this.redis.multi();
    for (const tag of tags) batch.set(tagKey(tag), randomUUID(), 'EX', tagSeconds);
    await batch.publish(channel, this.news({ tags })).exec();
  }

  /** Hears what other replicas change; `listener` is a connection of its own. */
  listen(listener: Redis, news: CacheNews): Promise<unknown> {
    listener.on('message', (_channel: string, message: string) => {
      const { origin, key, tags } = JSON.parse(message);
      if (origin === this.origin) return;
      if (key !== undefined) news.keyDropped(key);
      if (tags !== undefined) news.tagsChanged(tags);
    });
    listener.on('close', news.connectionLost);
    listener.on('ready', news.connectionLost);
    return listener.subscribe(channel);
  }

  private news(what: { readonly key: string } | { readonly tags: readonly string[] }): string {
    return JSON.stringify({ origin: this.origin, ...what });
  }
}
