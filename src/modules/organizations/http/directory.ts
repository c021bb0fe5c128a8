import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { bearerTokenOf } from '#shared/auth';

/** Who sends a SCIM request: the directory of the organisation that its token is of. */
export interface Directory {
  readonly token: string;
  readonly address: string;
  /** The version that it read; a later one must not be lost. */
  readonly ifMatch: string | undefined;
}

export const CurrentDirectory = createParamDecorator((_: unknown, context: ExecutionContext): Directory => {
  const request = context.switchToHttp().getRequest<FastifyRequest>();
  return { token: bearerTokenOf(request), address: request.ip, ifMatch: request.headers['if-match'] };
});
