import { Logger } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { AuthenticatedRequest } from '#shared/auth';
import { correlationIdOf } from './request-id.js';
import { isApi } from './routes.js';

const log = new Logger('Http');

/** One line per request, when it is over. Paths without their query: it may hold secrets, and what people ask. */
export function logRequest(request: FastifyRequest, reply: FastifyReply, done: () => void): void {
  const failed = reply.statusCode >= 500;
  if (failed || Logger.isLevelEnabled(isApi(request.url) ? 'log' : 'debug')) {
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
    if (failed) log.error(line);
    else if (isApi(request.url)) log.log(line);
    else log.debug(line);
  }
  done();
}
