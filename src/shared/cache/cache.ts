export interface CacheOptions {
  readonly ttlSeconds: number;
  /** What the entry depends on: `invalidateTags` forgets every entry that carries one of them. */
  readonly tags?: readonly string[];
}

/** Remembers JSON values: in process first, in Redis behind it when there is one. */
export abstract class Cache {
  abstract get<T>(key: string): Promise<T | undefined>;
  abstract set<T>(key: string, value: T, options: CacheOptions): Promise<void>;
  /** Single-flight: concurrent callers of one key in this process share one `load`. */
  abstract getOrLoad<T>(key: string, options: CacheOptions, load: () => Promise<T>): Promise<T>;
  abstract delete(key: string): Promise<void>;
  abstract invalidateTags(tags: readonly string[]): Promise<void>;
}
