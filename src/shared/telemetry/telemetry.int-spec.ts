import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { Controller, Get, Module, Param } from '@nestjs/common';
import { context, propagation, trace } from '@opentelemetry/api';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Public } from '#shared/auth';
import { defineContract } from '#shared/contracts';
import { Database } from '#shared/database';
import { type StartedModule, startModule } from '#shared/testing';
import { metrics } from './metrics.js';
import { telemetryModule } from './telemetry.module.js';

@Public()
@Controller('things')
class Things {
  constructor(private readonly database: Database) {}

  @Get(':id')
  async one(@Param('id') id: string): Promise<string> {
    if (id === 'broken') throw new Error('a bug');
    return trace.getTracer('test').startActiveSpan('look it up', async (span) => {
      await this.database.query('select 1');
      span.end();
      return id;
    });
  }
}

@Module({ controllers: [Things], imports: [telemetryModule()] })
class ThingsModule {
  static readonly contract = defineContract({ module: 'jobs', commands: [], queries: [], events: [] });
}

describe('the metrics of a process', () => {
  let app: StartedModule;
  beforeEach(async () => {
    app = await startModule(ThingsModule);
  });
  afterEach(() => app.stop());

  it('measures requests by declared route, method and status', async () => {
    await app.http({ url: '/api/v1/things/1' });
    await app.http({ url: '/api/v1/things/2' });
    await app.http({ url: '/api/v1/things/broken' });
    await app.http({ url: '/api/v1/nothing-here' });

    const text = await metrics.text();
    const counted = (route: string, status: number) =>
      `almanac_http_request_duration_seconds_count{method="GET",route="${route}",status="${status}"}`;
    expect(text).toContain(`${counted('/api/v1/things/:id', 200)} 2`);
    expect(text).toContain(`${counted('/api/v1/things/:id', 500)} 1`);
    expect(text).toContain(`${counted('unmatched', 404)} 1`);
    expect(text).not.toContain('nothing-here');
  });

  it('shows the database pool, the cache and Node', async () => {
    await app.http({ url: '/api/v1/things/1' });
    const text = await metrics.text();

    expect(text).toMatch(/almanac_database_pool_connections\{state="idle"\} [1-9]/);
    expect(text).toContain('almanac_database_pool_waiting 0');
    expect(text).toMatch(/almanac_cache_hits_total\{level="memory"\} \d/);
    expect(text).toMatch(/almanac_cache_entries \d/);
    expect(text).toMatch(/process_resident_memory_bytes \d/);
    expect(metrics.contentType).toContain('text/plain');
  });
});

interface SpanJson {
  readonly name: string;
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly attributes: { readonly key: string; readonly value: object }[];
}

describe('traces', () => {
  let collector: Server;
  const spans: SpanJson[] = [];

  beforeEach(async () => {
    spans.length = 0;
    collector = createServer(async (request, response) => {
      // biome-ignore lint/suspicious/noExplicitAny: the shape of OTLP is the collector's business.
      const body = (await json(request)) as any;
      if (request.url === '/v1/traces')
        for (const resource of body.resourceSpans)
          for (const scope of resource.scopeSpans) spans.push(...scope.spans);
      response.setHeader('content-type', 'application/json').end('{}');
    });
    await new Promise<void>((resolve) => collector.listen(0, '127.0.0.1', resolve));
    const { port } = collector.address() as AddressInfo;
    vi.stubEnv('OTEL_EXPORTER_OTLP_ENDPOINT', `http://127.0.0.1:${port}`);
  });
  afterEach(async () => {
    vi.unstubAllEnvs();
    for (const api of [trace, context, propagation]) api.disable();
    await new Promise((resolve) => collector.close(resolve));
  });

  it('reach the collector, continue the trace of the caller, and hang together', async () => {
    const app = await startModule(ThingsModule);
    const traceId = '0af7651916cd43dd8448eb211c80319c';
    await app.http({
      url: '/api/v1/things/1',
      headers: { traceparent: `00-${traceId}-b7ad6b7169203331-01` },
    });
    await app.stop();

    const request = spans.find(({ name }) => name === 'GET /api/v1/things/:id');
    const inner = spans.find(({ name }) => name === 'look it up');
    expect(request).toMatchObject({ traceId, parentSpanId: 'b7ad6b7169203331' });
    expect(request?.attributes).toContainEqual({
      key: 'http.response.status_code',
      value: { intValue: 200 },
    });
    expect(inner).toMatchObject({ traceId, parentSpanId: request?.spanId });
  });
});
