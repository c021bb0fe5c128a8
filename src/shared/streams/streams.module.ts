import type { DynamicModule } from '@nestjs/common';
import { Notifications } from '#shared/database';
import { RedisConnections, RedisModule } from '#shared/redis';
import { PgStreams } from './pg-streams.js';
import { RedisStreams } from './redis-streams.js';
import { Streams } from './streams.js';

class StreamsModule {}

export interface StreamsModuleOptions {
  /** Where streams are kept when there is no Redis. */
  readonly databaseUrl: string;
}

/** Streams for every module: in Redis when `REDIS_URL` is set, otherwise in PostgreSQL. */
export const streamsModule = ({ databaseUrl }: StreamsModuleOptions): DynamicModule => ({
  module: StreamsModule,
  global: true,
  imports: [RedisModule],
  providers: [
    {
      provide: Streams,
      inject: [RedisConnections, Notifications],
      useFactory: (redis: RedisConnections, notifications: Notifications) =>
        redis.available ? new RedisStreams(redis) : new PgStreams(databaseUrl, notifications),
    },
  ],
  exports: [Streams],
});
