export interface StreamEntry<T extends object = object> {
  readonly id: string;
  readonly data: T;
  /** How often it was handed out, this time included. */
  readonly deliveries: number;
}

export interface ConsumerOf {
  readonly stream: string;
  /** Consumers of one group share its entries; every group gets all of them, from the oldest kept one on. */
  readonly group: string;
  /** Who reads, by a name that no other reader of the group has. */
  readonly consumer: string;
}

export interface ReadOptions {
  /** Entries at most; 100 when left out. */
  readonly count?: number;
  /** How long to wait for the first entry; 0 when left out. */
  readonly waitSeconds?: number;
}

export interface ClaimOptions {
  readonly count?: number;
  /** Entries that nobody acknowledged for so long were taken by a consumer that is gone. */
  readonly idleSeconds: number;
}

/** Ordered logs of JSON entries, read at least once by each group: Redis Streams, or PostgreSQL in embedded mode. */
export abstract class Streams {
  /** Returns the ids, in the order of the entries. */
  abstract append(stream: string, entries: readonly object[]): Promise<string[]>;
  /** Entries that no consumer of the group was given before; they stay pending until they are acknowledged. */
  abstract read<T extends object>(reader: ConsumerOf, options?: ReadOptions): Promise<StreamEntry<T>[]>;
  abstract acknowledge(reader: Pick<ConsumerOf, 'stream' | 'group'>, ids: readonly string[]): Promise<void>;
  /** Takes over entries that another consumer left pending. */
  abstract claim<T extends object>(reader: ConsumerOf, options: ClaimOptions): Promise<StreamEntry<T>[]>;
  /** Forgets all but the newest entries, read or not. */
  abstract trim(stream: string, keep: number): Promise<void>;
  /** Entries kept. */
  abstract length(stream: string): Promise<number>;
}

export const defaultCount = 100;
