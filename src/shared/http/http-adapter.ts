import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { HttpConfig } from './config.js';
import { httpErrors } from './errors.js';
import { problemOf, sendProblem } from './problem.js';
import { requestIdOf } from './request-id.js';

type ErrorHandler = Parameters<FastifyAdapter['setErrorHandler']>[0];

class HttpAdapter extends FastifyAdapter {
  private handleError: ErrorHandler | undefined;

  /** Loads the plugins before there are routes, which they want to see. Fastify would do so at the first `await`. */
  override async init(): Promise<void> {
    await super.init();
    const fastify = this.getInstance();
    await fastify.after();
    fastify.setErrorHandler((error, request, reply) =>
      this.handleError?.call(fastify, error, request, reply),
    );
  }

  /** A route keeps the handler that it found, and Nest names its own only when the routes are there. */
  override setErrorHandler(handler: ErrorHandler): ReturnType<FastifyAdapter['setErrorHandler']> {
    this.handleError = handler;
    return this.getInstance();
  }
}

/** Fastify, as every process of ours starts it. `skipMiddie`: there is no middleware here, so nobody waits for it. */
export function httpAdapter({ bodyLimitKb, trustProxy } = new HttpConfig()): FastifyAdapter {
  return new HttpAdapter({
    bodyLimit: bodyLimitKb * 1024,
    trustProxy: trustProxy === 'on',
    genReqId: requestIdOf,
    routerOptions: { maxParamLength: 500 },
    skipMiddie: true,
    frameworkErrors: refuseUrl,
  });
}

/** What the router cannot even read reaches neither a route nor the filter. */
function refuseUrl(_error: Error, request: FastifyRequest, reply: FastifyReply): void {
  sendProblem(problemOf(httpErrors.malformedUrl()), request, reply);
}
