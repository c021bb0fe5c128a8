import { HttpException } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AppError, type ErrorKind } from '#shared/errors';
import { httpErrors } from './errors.js';

const statusOfKind: Record<ErrorKind, number> = {
  invalid: 400,
  unauthorized: 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  limit: 429,
  'too-large': 413,
  unprocessable: 422,
  unavailable: 503,
};

/** Where HTTP tells more apart than the kinds do. */
const statusOfCode: Readonly<Record<string, number>> = {
  'http.methodNotAllowed': 405,
  'http.notAcceptable': 406,
  'http.requestTooSlow': 408,
  'http.unsupportedMediaType': 415,
  'http.headersTooLarge': 431,
  'idempotency.keyReused': 422,
};

export const statusOf = ({ code, kind }: Pick<AppError, 'code' | 'kind'>): number =>
  statusOfCode[code] ?? statusOfKind[kind];

/** RFC 9457, plus `code`, `kind` and `details`, from which a remote caller rebuilds the AppError. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail?: string;
  readonly code: string;
  readonly kind?: ErrorKind;
  readonly details?: object;
}

export function problemOf(error: AppError): Problem {
  const { code, kind, message, details } = error;
  const status = statusOf(error);
  return { type: `urn:problem:${code}`, title: kind, status, detail: message, code, kind, details };
}

export function sendProblem(problem: Problem, request: FastifyRequest, reply: FastifyReply): void {
  reply
    .status(problem.status)
    .header('x-request-id', request.id)
    .type('application/problem+json')
    .send({ ...problem, instance: request.url.split('?', 1)[0], requestId: request.id });
}

/** A bug: everything to the log, nothing to the client. */
export const unexpectedProblem: Problem = {
  type: 'urn:problem:http.unexpected',
  title: 'unexpected',
  status: 500,
  code: 'http.unexpected',
};

/** What Nest and Fastify refuse on their own, in our words; nothing when it is not a refusal but a bug. */
export function refusalOf(error: unknown, contentType = ''): AppError | undefined {
  if (!(error instanceof HttpException)) return undefined;
  const cause = error.cause instanceof Error ? error.cause : error;
  const code = (cause as NodeJS.ErrnoException).code ?? '';
  const status = error.getStatus();
  if (status === 413) return httpErrors.bodyTooLarge();
  if (status === 415) return httpErrors.unsupportedMediaType({ contentType });
  if (status === 503) return httpErrors.shuttingDown();
  if (status >= 500) return undefined;
  if (code === 'FST_ERR_BAD_URL' || error.cause instanceof URIError) return httpErrors.malformedUrl();
  // The parser says the same of a key that could change what every object is.
  if (code === 'FST_ERR_CTP_INVALID_JSON_BODY')
    return httpErrors.malformedBody({ reason: 'it is not JSON, or has a key `__proto__` or `constructor`' });
  if (code.startsWith('FST_ERR_CTP_') || cause instanceof SyntaxError)
    return httpErrors.malformedBody({ reason: lowerFirst(cause.message) });
  return httpErrors.refused({ reason: error.message });
}

const lowerFirst = (text: string): string =>
  /^[A-Z][a-z]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1).replace(/[.]$/, '') : text;
