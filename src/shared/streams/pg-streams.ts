import { EventEmitter, once } from 'node:events';
import type { OnApplicationShutdown } from '@nestjs/common';
import { Pool, type PoolClient } from 'pg';
import type { Notifications } from '#shared/database';
import {
  type ClaimOptions,
  type ConsumerOf,
  defaultCount,
  type ReadOptions,
  type StreamEntry,
  Streams,
} from './streams.js';

const channel = 'almanac_streams';

interface Row {
  readonly id: string;
  readonly data: never;
  readonly deliveries: number;
}

/** Streams in PostgreSQL, on a few connections of their own with the rights of the schema `streams` only. */
export class PgStreams extends Streams implements OnApplicationShutdown {
  private readonly pool: Pool;
  private readonly appended = new EventEmitter().setMaxListeners(0);
  private readonly stopping = new AbortController();
  private listening: Promise<void> | undefined;

  constructor(
    databaseUrl: string,
    private readonly notifications: Notifications,
  ) {
    super();
    this.pool = new Pool({
      connectionString: databaseUrl,
      max: 2,
      options: '-c role=streams -c search_path=streams',
    });
    this.pool.on('error', () => undefined); // the next statement opens another connection, or says why not
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    await this.pool.end();
  }

  append(stream: string, entries: readonly object[]): Promise<string[]> {
    return this.transaction(async (client) => {
      // Positions are drawn before the commit: one writer at a time, or a reader would pass one that is still to come.
      await client.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [
        `almanac stream ${stream}`,
      ]);
      const { rows } = await client.query<{ id: string }>(
        `insert into entry (stream, data) select $1, value from jsonb_array_elements($2::jsonb) with ordinality
           order by ordinality returning position::text as id`,
        [stream, JSON.stringify(entries)],
      );
      await client.query('select pg_notify($1, $2)', [channel, stream]);
      return rows.map(({ id }) => id);
    });
  }

  async read<T extends object>(reader: ConsumerOf, options: ReadOptions = {}): Promise<StreamEntry<T>[]> {
    const { count = defaultCount, waitSeconds = 0 } = options;
    if (waitSeconds === 0) return this.readNow(reader, count);
    await this.listen();
    const patience = AbortSignal.any([AbortSignal.timeout(waitSeconds * 1000), this.stopping.signal]);
    for (;;) {
      const round = new AbortController();
      const signal = AbortSignal.any([patience, round.signal]);
      const woken = once(this.appended, reader.stream, { signal }).then(
        () => true,
        () => false,
      );
      const entries = await this.readNow<T>(reader, count);
      if (entries.length > 0) round.abort();
      if (entries.length > 0 || !(await woken)) return entries;
    }
  }

  async acknowledge(
    { stream, group }: Pick<ConsumerOf, 'stream' | 'group'>,
    ids: readonly string[],
  ): Promise<void> {
    await this.pool.query(
      'delete from pending where stream = $1 and consumer_group = $2 and position = any($3::bigint[])',
      [stream, group, ids],
    );
  }

  async claim<T extends object>(reader: ConsumerOf, options: ClaimOptions): Promise<StreamEntry<T>[]> {
    const { stream, group, consumer } = reader;
    const { count = defaultCount, idleSeconds } = options;
    const { rows } = await this.pool.query<Row>(
      `with left_behind as (
         select position from pending
          where stream = $1 and consumer_group = $2
            and delivered_at <= clock_timestamp() - $4 * interval '1 second'
          order by position limit $5 for update skip locked)
       update pending set consumer = $3, deliveries = deliveries + 1, delivered_at = clock_timestamp()
         from entry
        where pending.stream = $1 and consumer_group = $2 and pending.position in (select position from left_behind)
          and entry.stream = $1 and entry.position = pending.position
       returning pending.position::text as id, data, deliveries`,
      [stream, group, consumer, idleSeconds, count],
    );
    return rows.toSorted(byId);
  }

  async trim(stream: string, keep: number): Promise<void> {
    await this.pool.query(
      `delete from entry where stream = $1 and position <= (
         select position from entry where stream = $1 order by position desc offset $2 limit 1)`,
      [stream, keep],
    );
  }

  async length(stream: string): Promise<number> {
    const { rows } = await this.pool.query<{ n: number }>(
      'select count(*)::int as n from entry where stream = $1',
      [stream],
    );
    return rows[0]?.n ?? 0;
  }

  private readNow<T extends object>(
    { stream, group, consumer }: ConsumerOf,
    count: number,
  ): Promise<StreamEntry<T>[]> {
    return this.transaction(async (client) => {
      await client.query('insert into consumer_group (stream, name) values ($1, $2) on conflict do nothing', [
        stream,
        group,
      ]);
      const { rows: groups } = await client.query<{ last: string }>(
        'select last_position::text as last from consumer_group where stream = $1 and name = $2 for update',
        [stream, group],
      );
      const { rows } = await client.query<Row>(
        `select position::text as id, data, 1 as deliveries from entry
          where stream = $1 and position > $2 order by position limit $3`,
        [stream, groups[0]?.last ?? '0', count],
      );
      const newest = rows.at(-1)?.id;
      if (newest === undefined) return [];
      await client.query(
        `insert into pending (stream, consumer_group, position, consumer) select $1, $2, unnest($3::bigint[]), $4`,
        [stream, group, rows.map(({ id }) => id), consumer],
      );
      await client.query('update consumer_group set last_position = $3 where stream = $1 and name = $2', [
        stream,
        group,
        newest,
      ]);
      return rows;
    });
  }

  /** The notification also wakes readers in this process. */
  private listen(): Promise<void> {
    this.listening ??= this.notifications.listen({
      channel,
      onNotify: (stream) => this.appended.emit(stream),
      onConnect: () => {
        for (const stream of this.appended.eventNames()) this.appended.emit(stream);
      },
    });
    return this.listening;
  }

  private async transaction<T>(work: (client: PoolClient) => Promise<T>): Promise<T> {
    const client = await this.pool.connect();
    try {
      await client.query('begin');
      const result = await work(client);
      await client.query('commit');
      client.release();
      return result;
    } catch (error) {
      await client.query('rollback').catch(() => undefined);
      client.release(true);
      throw error;
    }
  }
}

const byId = (a: Row, b: Row) => Number(BigInt(a.id) - BigInt(b.id));
