import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Logger } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isConnectionFailure, isStorageFull, unavailable } from '#shared/database';
import { AppError } from '#shared/errors';
import type { AllowedMethods } from './allowed-methods.js';
import { EarlyAnswer } from './early-answer.js';
import { httpErrors } from './errors.js';
import { type Problem, problemOf, refusalOf, sendProblem, unexpectedProblem } from './problem.js';

const retryAfterSeconds = 2;

/** The one place where an error becomes HTTP. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly log = new Logger(ProblemFilter.name);

  constructor(private readonly methods: AllowedMethods) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    if (error instanceof EarlyAnswer) {
      error.sendTo(reply);
      return;
    }
    const problem = this.problemOf(error, request, reply);
    if (problem.status >= 500) this.log.error({ requestId: request.id, code: problem.code, err: error });
    if (!reply.sent) sendProblem(problem, request, reply);
  }

  private problemOf(error: unknown, request: FastifyRequest, reply: FastifyReply): Problem {
    const known = this.known(error, request);
    if (!known) return unexpectedProblem;
    if (known.kind === 'unauthorized') reply.header('www-authenticate', 'Bearer');
    if (known.kind === 'unavailable') reply.header('retry-after', retryAfterSeconds);
    const { retryAfterSeconds: wait } = known.details;
    if (typeof wait === 'number') reply.header('retry-after', wait);
    if (known.code === 'http.methodNotAllowed') reply.header('allow', String(known.details.allowed));
    return problemOf(known);
  }

  private known(error: unknown, request: FastifyRequest): AppError | undefined {
    if (error instanceof AppError) return error;
    if (isConnectionFailure(error) || isStorageFull(error)) return unavailable(error);
    if (error instanceof HttpException && error.getStatus() === 404) return this.noSuchRoute(request);
    return refusalOf(error, request.headers['content-type']);
  }

  private noSuchRoute({ method, url }: FastifyRequest): AppError {
    const path = url.split('?', 1)[0] ?? url;
    const allowed = this.methods.of(path);
    if (allowed.length === 0) return httpErrors.noSuchRoute({ method, path });
    return httpErrors.methodNotAllowed({ method, path, allowed: allowed.join(', ') });
  }
}
