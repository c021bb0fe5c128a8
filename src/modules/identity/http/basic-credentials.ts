import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { authErrors } from '#shared/auth';

export interface BasicLogin {
  readonly user: string;
  readonly password: string;
}

const basic = /^Basic +([A-Za-z\d+/]+={0,2}) *$/i;

/** RFC 6749, section 2.3.1: both parts are encoded as in a form before they are joined. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part.replaceAll('+', ' '));
  } catch {
    throw authErrors.invalidAuthorization();
  }
}

/** Of HTTP Basic. Nothing where there is none, or an empty one, as form-filling clients send. */
export const BasicCredentials = createParamDecorator(
  (_: unknown, context: ExecutionContext): BasicLogin | undefined => {
    const { headers } = context.switchToHttp().getRequest<FastifyRequest>();
    const encoded = basic.exec(headers.authorization ?? '')?.[1];
    if (encoded === undefined) return undefined;
    const pair = Buffer.from(encoded, 'base64').toString();
    const at = pair.indexOf(':');
    if (at < 0) throw authErrors.invalidAuthorization();
    if (pair === ':') return undefined;
    return { user: decoded(pair.slice(0, at)), password: decoded(pair.slice(at + 1)) };
  },
);
