import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import type { Pool } from 'pg';
import { DataSource } from 'typeorm';
import { CacheStats } from '#shared/cache';
import { measureRequests } from './http-metrics.js';
import { traceRequests } from './http-spans.js';
import { counter, gauge, measureProcess } from './metrics.js';
import { Tracing } from './tracing.js';

@Injectable()
export class ProcessMeter implements OnModuleInit {
  onModuleInit(): void {
    measureProcess();
  }
}

@Injectable()
export class RequestMeter implements OnModuleInit {
  constructor(
    private readonly http: HttpAdapterHost,
    private readonly tracing: Tracing,
  ) {}

  onModuleInit(): void {
    const server: FastifyInstance = this.http.httpAdapter.getInstance();
    if (this.tracing.on) traceRequests(server);
    measureRequests(server);
  }
}

@Injectable()
export class PoolMeter implements OnModuleInit {
  constructor(private readonly connections: DataSource) {}

  onModuleInit(): void {
    const pool = (this.connections.driver as unknown as { readonly master: Pool }).master;
    gauge({
      name: 'almanac_database_pool_connections',
      help: 'Connections of the PostgreSQL pool, by what they do.',
      label: 'state',
      read: () => ({ idle: pool.idleCount, busy: pool.totalCount - pool.idleCount }),
    });
    gauge({
      name: 'almanac_database_pool_waiting',
      help: 'Requests that wait for a connection of the PostgreSQL pool.',
      read: () => pool.waitingCount,
    });
  }
}

@Injectable()
export class CacheMeter implements OnModuleInit {
  constructor(private readonly stats: CacheStats) {}

  onModuleInit(): void {
    counter({
      name: 'almanac_cache_hits_total',
      help: 'Values found in the cache, by level.',
      label: 'level',
      read: () => this.stats.hits,
    });
    counter({
      name: 'almanac_cache_misses_total',
      help: 'Values that no level of the cache had.',
      read: () => this.stats.misses,
    });
    gauge({
      name: 'almanac_cache_entries',
      help: 'Values that this process remembers.',
      read: () => this.stats.size().entries,
    });
    gauge({
      name: 'almanac_cache_bytes',
      help: 'Size of the values that this process remembers, as JSON.',
      read: () => this.stats.size().bytes,
    });
  }
}
