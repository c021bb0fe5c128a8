import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { Redis, type RedisOptions } from 'ioredis';
import { CoreConfig } from '#shared/config';

/** Longest pause between two attempts to reach a Redis that went away. */
const longestPauseMs = 2000;

/** The connections of this process to Redis; there are none when `REDIS_URL` is not set. */
@Injectable()
export class RedisConnections implements OnApplicationShutdown {
  private readonly log = new Logger(RedisConnections.name);
  private readonly opened: Redis[] = [];
  private sharedClient?: Redis;
  private over = false;

  constructor(private readonly config: CoreConfig) {}

  get available(): boolean {
    return this.config.redisUrl !== undefined;
  }

  /** For short commands of all ports together. It fails at once while Redis is away, so that callers can do without. */
  shared(): Redis {
    this.sharedClient ??= this.open({ maxRetriesPerRequest: 0, enableOfflineQueue: false });
    return this.sharedClient;
  }

  /** One of one's own, for what blocks or listens; it waits for Redis to come back. */
  dedicated(options: RedisOptions = {}): Redis {
    return this.open({ maxRetriesPerRequest: null, enableReadyCheck: false, ...options });
  }

  async onApplicationShutdown(): Promise<void> {
    this.over = true;
    for (const redis of this.opened) redis.disconnect();
  }

  private open(options: RedisOptions): Redis {
    if (!this.config.redisUrl) throw new Error('REDIS_URL is not set: ask `available` first.');
    const redis = new Redis(this.config.redisUrl, {
      retryStrategy: (attempt) => Math.min(attempt * 100, longestPauseMs),
      ...options,
    });
    // Bull connects once more while it closes, and an open connection keeps the process alive.
    redis.on('connect', () => this.over && redis.disconnect());
    this.watch(redis);
    this.opened.push(redis);
    return redis;
  }

  /** One line when it goes and one when it is back, however many attempts there are between. */
  private watch(redis: Redis): void {
    let away = false;
    redis.on('error', (error) => {
      if (!away) this.log.warn(`Redis does not answer: ${error.message || error}`);
      away = true;
    });
    redis.on('ready', () => {
      if (away) this.log.log('Redis answers again.');
      away = false;
    });
  }
}
