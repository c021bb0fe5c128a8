import { Logger } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { AuthenticatedRequest } from '#shared/auth';
import { correlationIdOf } from './request-id.js';
import { isApi, isOperational } from './routes.js';

const log = new Logger('Http');

/** One line per request, when it is over. Paths without their query: it may hold secrets, and what people ask. */
export function logRequest(request: FastifyRequest, reply: FastifyReply, done: () => void): void {
  const level = levelOf(request, reply);
  if (Logger.isLevelEnabled(level)) {
    const { actor } = request as AuthenticatedRequest;
    const line = {
      msg: 'request',
      method: request.method,
      route: request.routeOptions.url ?? request.url.split('?', 1)[0],
      status: reply.statusCode,
      durationMs: Math.round(reply.elapsedTime * 100) / 100,
      requestId: request.id,
      correlationId: correlationIdOf(request.raw, request.id),
      userId: actor?.userId,
      organizationId: actor?.organizationId,
      ip: request.ip,
    };
    log[level](line);
  }
  done();
}

/** That a server is not ready is an answer like any other, and a monitor asks for it every second. */
function levelOf({ routeOptions, url }: FastifyRequest, { statusCode }: FastifyReply) {
  const route = routeOptions.url ?? url;
  if (statusCode === 503 && isOperational(route)) return 'log';
  if (statusCode >= 500) return 'error';
  return isApi(url) ? 'log' : 'debug';
}
