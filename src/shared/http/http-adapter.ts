import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { HttpConfig } from './config.js';
import { httpErrors } from './errors.js';
import { problemOf, sendProblem } from './problem.js';
import { requestIdOf } from './request-id.js';
import { refuseUnreadable } from './unreadable-request.js';

type ErrorHandler = Parameters<FastifyAdapter['setErrorHandler']>[0];

class HttpAdapter extends FastifyAdapter {
  private handleError: ErrorHandler | undefined;

  /** Before there are routes, and once: Fastify warns of a second one. */
  askingOneErrorHandler(): this {
    const fastify = this.getInstance();
    fastify.setErrorHandler((error, request, reply) =>
      this.handleError?.call(fastify, error, request, reply),
    );
    return this;
  }

  /**
   * Loads the plugins before there are routes, which they want to see. Fastify would do so at the first `await`.
   * Nest calls it twice: when it makes the application and when it starts it.
   */
  override async init(): Promise<void> {
    await super.init();
    await this.getInstance().after();
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
    trustProxy: typeof trustProxy === 'object' ? [...trustProxy] : trustProxy,
    genReqId: requestIdOf,
    routerOptions: { maxParamLength: 500 },
    skipMiddie: true,
    allowErrorHandlerOverride: false,
    frameworkErrors: refuseUrl,
    clientErrorHandler: refuseUnreadable,
  }).askingOneErrorHandler();
}

/** What the router cannot even read reaches neither a route nor the filter. */
function refuseUrl(_error: Error, request: FastifyRequest, reply: FastifyReply): void {
  sendProblem(problemOf(httpErrors.malformedUrl()), request, reply);
}
