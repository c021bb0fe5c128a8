import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AppError } from '#shared/errors';
import { statusOf } from '#shared/http';

const invalidClient = ['identity.invalidApiKey', 'identity.clientMissing', 'auth.invalidAuthorization'];

const schema = {
  type: 'object',
  required: ['error', 'error_description', 'code'],
  properties: {
    error: { type: 'string', description: 'RFC 6749, section 5.2.', example: 'invalid_grant' },
    error_description: { type: 'string', description: 'What is wrong and what is allowed, for people.' },
    code: {
      type: 'string',
      description: 'Ours, as in docs/errors.md.',
      example: 'identity.wrongCredentials',
    },
    details: { type: 'object', description: 'The values that the description names.' },
    requestId: { type: 'string' },
  },
};

/** For the API document. */
export const oauthErrorContent = { 'application/json': { schema } };

/** Says what went wrong at the token endpoint as OAuth clients understand it, with our own code beside it. */
@Catch(AppError)
export class OAuthErrorFilter implements ExceptionFilter<AppError> {
  catch(thrown: AppError, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const { id: requestId, body } = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    const { code, message, details } = thrown;
    const error = errorOf(thrown, body);
    const { retryAfterSeconds } = details;
    if (typeof retryAfterSeconds === 'number') void reply.header('retry-after', retryAfterSeconds);
    if (error === 'invalid_client') void reply.header('www-authenticate', 'Basic realm="almanac"');
    void reply
      .status(statusFor(error, thrown))
      .headers({ 'cache-control': 'no-store', pragma: 'no-cache' })
      .type('application/json')
      .send({ error, error_description: message, code, details, requestId });
  }
}

function errorOf({ code, kind }: AppError, body: unknown): string {
  if (invalidClient.includes(code)) return 'invalid_client';
  if (code === 'identity.scopeNotGranted') return 'invalid_scope';
  if (kind === 'limit' || kind === 'unavailable') return 'temporarily_unavailable';
  if (kind === 'unauthorized') return 'invalid_grant';
  return code === 'http.invalidRequest' && namesUnknownGrant(body)
    ? 'unsupported_grant_type'
    : 'invalid_request';
}

const grants = ['password', 'refresh_token', 'client_credentials'];

function namesUnknownGrant(body: unknown): boolean {
  const grant = typeof body === 'object' && body && 'grant_type' in body ? body.grant_type : undefined;
  return typeof grant === 'string' && !grants.includes(grant);
}

function statusFor(error: string, thrown: AppError): number {
  if (error === 'invalid_client') return 401;
  return error === 'temporarily_unavailable' ? statusOf(thrown) : 400;
}
