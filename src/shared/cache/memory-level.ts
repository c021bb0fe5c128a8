import { LRUCache } from 'lru-cache';

export interface MemoryLimits {
  readonly maxEntries: number;
  readonly maxBytes: number;
}

export interface Remembered {
  readonly value: unknown;
  readonly tags: readonly string[];
  readonly ttlMs: number;
  readonly sizeBytes: number;
}

interface Entry {
  readonly value: unknown;
  /** What each tag stood at when the value was stored. */
  readonly marks: readonly (readonly [tag: string, state: number])[];
}

/**
 * Tags are states, not lists of keys: an entry counts only while every tag stands where it stood before the value
 * was loaded. So a value that was on its way during an invalidation is not remembered either.
 */
export class MemoryLevel {
  private readonly entries: LRUCache<string, Entry>;
  /** A tag that fell out matches no entry, so it may fall out. */
  private readonly states: LRUCache<string, number>;
  private changes = 0;

  constructor({ maxEntries, maxBytes }: MemoryLimits) {
    this.entries = new LRUCache({ max: maxEntries, maxSize: maxBytes });
    // By size and not by `max`, which would set aside room for all of them at once.
    this.states = new LRUCache({ maxSize: Math.max(1000, 10 * maxEntries), sizeCalculation: () => 1 });
  }

  /** Taken before a value is loaded, and handed to `set` with it. */
  get moment(): number {
    return this.changes;
  }

  get size(): { readonly entries: number; readonly bytes: number } {
    return { entries: this.entries.size, bytes: this.entries.calculatedSize };
  }

  get(key: string): unknown {
    const entry = this.entries.get(key);
    if (!entry) return undefined;
    if (entry.marks.every(([tag, state]) => this.states.get(tag) === state)) return entry.value;
    this.entries.delete(key);
    return undefined;
  }

  /** Does nothing when one of the tags has changed since the moment. */
  set(key: string, { value, tags, ttlMs, sizeBytes }: Remembered, moment: number): void {
    const marks = tags.map((tag) => [tag, this.states.get(tag) ?? this.change(tag, 0)] as const);
    if (marks.some(([, state]) => state > moment)) return;
    this.entries.set(key, { value, marks }, { ttl: Math.max(1, ttlMs), size: Math.max(1, sizeBytes) });
  }

  delete(key: string): void {
    this.entries.delete(key);
  }

  invalidateTags(tags: readonly string[]): void {
    for (const tag of tags) this.change(tag, ++this.changes);
  }

  clear(): void {
    this.entries.clear();
  }

  private change(tag: string, state: number): number {
    this.states.set(tag, state);
    return state;
  }
}
