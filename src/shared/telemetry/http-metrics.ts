import type { FastifyInstance } from 'fastify';
import { Durations } from './durations.js';

/** How long requests took, by route as it is declared: never by what a caller typed. */
export function measureRequests(server: FastifyInstance): void {
  const durations = new Durations(
    'almanac_http_request_duration_seconds',
    'How long requests took, by method, route and status.',
    ['method', 'route', 'status'],
  );

  server.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url ?? 'unmatched';
    durations.labels(request.method, route, String(reply.statusCode)).observe(reply.elapsedTime / 1000);
    done();
  });
}
