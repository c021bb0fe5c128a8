import { Injectable } from '@nestjs/common';
import {
  type RateLimiterAbstract,
  RateLimiterMemory,
  RateLimiterRedis,
  RateLimiterRes,
} from 'rate-limiter-flexible';
import { RedisConnections } from '#shared/redis';
import { RateLimitsConfig } from './config.js';

/** `guests`, `credentials` and `directories` count by address, `users` by user. */
export type RateLimitName = 'guests' | 'users' | 'credentials' | 'directories';

/** Of one API key. */
export interface KeyLimit {
  readonly apiKeyId: string;
  readonly requestsPerMinute: number;
}

/** Where a caller stands after a request was counted. */
export interface RateLimitState {
  readonly allowed: boolean;
  readonly limit: number;
  readonly remaining: number;
  /** Until the count starts again, rounded up. */
  readonly resetSeconds: number;
}

export const windowSeconds = 60;

/** Counts requests: for all replicas in Redis when there is one, otherwise, and while it is away, in this process. */
@Injectable()
export class RateLimits {
  private readonly limiters: Readonly<Record<RateLimitName, RateLimiterAbstract | undefined>>;

  private readonly keyLimiters = new Map<number, RateLimiterAbstract>();

  constructor(
    config: RateLimitsConfig,
    private readonly redis: RedisConnections,
  ) {
    const limiter = (name: RateLimitName) =>
      config[name] === 0 ? undefined : makeLimiter(name, config[name], redis);
    this.limiters = {
      guests: limiter('guests'),
      users: limiter('users'),
      credentials: limiter('credentials'),
      directories: limiter('directories'),
    };
  }

  /** Counts one request of `key`; `undefined` where there is no limit. */
  async count(name: RateLimitName, key: string): Promise<RateLimitState | undefined> {
    const limiter = this.limiters[name];
    return limiter && countWith(limiter, key);
  }

  /** Keys with one limit are counted by one limiter. */
  countKey({ apiKeyId, requestsPerMinute }: KeyLimit): Promise<RateLimitState> {
    let limiter = this.keyLimiters.get(requestsPerMinute);
    if (!limiter) {
      limiter = makeLimiter('keys', requestsPerMinute, this.redis);
      this.keyLimiters.set(requestsPerMinute, limiter);
    }
    return countWith(limiter, apiKeyId);
  }
}

async function countWith(limiter: RateLimiterAbstract, key: string): Promise<RateLimitState> {
  try {
    return stateOf(limiter, await limiter.consume(key), true);
  } catch (error) {
    if (error instanceof RateLimiterRes) return stateOf(limiter, error, false);
    throw error;
  }
}

function makeLimiter(name: string, points: number, redis: RedisConnections): RateLimiterAbstract {
  const options = { keyPrefix: `almanac:rate:${name}`, points, duration: windowSeconds };
  const memory = new RateLimiterMemory(options);
  if (!redis.available) return memory;
  return new RateLimiterRedis({
    ...options,
    storeClient: redis.shared(),
    rejectIfRedisNotReady: true,
    insuranceLimiter: memory,
  });
}

function stateOf({ points }: RateLimiterAbstract, result: RateLimiterRes, allowed: boolean): RateLimitState {
  const { remainingPoints, msBeforeNext } = result;
  return { allowed, limit: points, remaining: remainingPoints, resetSeconds: Math.ceil(msBeforeNext / 1000) };
}
