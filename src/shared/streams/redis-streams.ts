import { Redis } from 'ioredis';
import type { RedisConnections } from '#shared/redis';
import {
  type ClaimOptions,
  type ConsumerOf,
  defaultCount,
  type ReadOptions,
  type StreamEntry,
  Streams,
} from './streams.js';

const field = 'data';
const keyOf = (stream: string) => `almanac:stream:${stream}`;

type RawEntry = [id: string, fields: string[] | null];
type RawPending = [id: string, consumer: string, idleMs: number, deliveries: number];

/** Streams in Redis. */
export class RedisStreams extends Streams {
  /** A read that waits holds its connection, so every reader has its own. */
  private readonly readers = new Map<string, Redis>();

  constructor(private readonly connections: RedisConnections) {
    super();
  }

  async append(stream: string, entries: readonly object[]): Promise<string[]> {
    const batch = this.redis.multi();
    for (const entry of entries) batch.xadd(keyOf(stream), '*', field, JSON.stringify(entry));
    const answers = (await batch.exec()) ?? [];
    return answers.map(([error, id]) => {
      if (error) throw error;
      return String(id);
    });
  }

  async read<T extends object>(reader: ConsumerOf, options: ReadOptions = {}): Promise<StreamEntry<T>[]> {
    const { stream, group, consumer } = reader;
    const { count = defaultCount, waitSeconds = 0 } = options;
    const redis = waitSeconds > 0 ? this.readerOf(reader) : this.redis;
    const read = () =>
      waitSeconds > 0
        ? redis.xreadgroup(
            'GROUP',
            group,
            consumer,
            'COUNT',
            count,
            'BLOCK',
            Math.ceil(waitSeconds * 1000),
            'STREAMS',
            keyOf(stream),
            '>',
          )
        : redis.xreadgroup('GROUP', group, consumer, 'COUNT', count, 'STREAMS', keyOf(stream), '>');
    const answer = (await this.inGroup(reader, read)) as [string, RawEntry[]][] | null;
    return (answer?.[0]?.[1] ?? []).map((raw) => entryOf<T>(raw, 1));
  }

  async acknowledge(
    { stream, group }: Pick<ConsumerOf, 'stream' | 'group'>,
    ids: readonly string[],
  ): Promise<void> {
    if (ids.length > 0) await this.redis.xack(keyOf(stream), group, ...ids);
  }

  async claim<T extends object>(reader: ConsumerOf, options: ClaimOptions): Promise<StreamEntry<T>[]> {
    const { stream, group, consumer } = reader;
    const { count = defaultCount, idleSeconds } = options;
    const idleMs = Math.round(idleSeconds * 1000);
    const left = (await this.inGroup(reader, () =>
      this.redis.xpending(keyOf(stream), group, 'IDLE', idleMs, '-', '+', count),
    )) as RawPending[];
    if (left.length === 0) return [];
    const ids = left.map(([id]) => id);
    const claimed = (await this.redis.xclaim(keyOf(stream), group, consumer, idleMs, ...ids)) as RawEntry[];
    const before = new Map(left.map(([id, , , deliveries]) => [id, deliveries]));
    // An entry that was trimmed while it was pending comes without fields.
    return claimed
      .filter(([, fields]) => fields !== null)
      .map((raw) => entryOf<T>(raw, (before.get(raw[0]) ?? 0) + 1));
  }

  async trim(stream: string, keep: number): Promise<void> {
    await this.redis.xtrim(keyOf(stream), 'MAXLEN', keep);
  }

  length(stream: string): Promise<number> {
    return this.redis.xlen(keyOf(stream));
  }

  private get redis(): Redis {
    return this.connections.shared();
  }

  private readerOf({ stream, group, consumer }: ConsumerOf): Redis {
    const name = JSON.stringify([stream, group, consumer]);
    const own = this.readers.get(name) ?? this.connections.dedicated();
    this.readers.set(name, own);
    return own;
  }

  /** Makes the group when it is first needed, from the oldest entry on. */
  private async inGroup<T>({ stream, group }: ConsumerOf, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (!String(error).includes('NOGROUP')) throw error;
      await this.redis.xgroup('CREATE', keyOf(stream), group, '0', 'MKSTREAM').catch((already) => {
        if (!String(already).includes('BUSYGROUP')) throw already;
      });
      return await work();
    }
  }
}

const entryOf = <T extends object>([id, fields]: RawEntry, deliveries: number): StreamEntry<T> => ({
  id,
  data: JSON.parse(fields?.[1] ?? 'null'),
  deliveries,
});
