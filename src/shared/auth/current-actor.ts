import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Actor, Client } from '#shared/contracts';
import type { Block, Grant } from './actor-resolver.js';
import { authErrors } from './errors.js';

/** A request after the guard. */
export interface AuthenticatedRequest extends FastifyRequest {
  actor?: Actor;
  /** Set when an API key sends it. */
  grant?: Grant;
  lacksSecondFactor?: true;
  blocked?: Block;
  /** From where alone the organisation is open. */
  networks?: readonly string[];
}

/**
 * Who asks, for which organisation. Put on the request by `ActorGuard` and passed on in the message:
 * nothing behind the controller looks at the request.
 */
export const CurrentActor = createParamDecorator((_: unknown, context: ExecutionContext): Actor => {
  const { actor } = context.switchToHttp().getRequest<AuthenticatedRequest>();
  if (!actor) throw authErrors.required();
  return actor;
});

const bearer = /^Bearer +([\w.~+/=-]+) *$/i;

/** The token of an `Authorization: Bearer` header; 401 when there is none. */
export function bearerTokenOf({ headers }: FastifyRequest): string {
  const token = bearer.exec(headers.authorization ?? '')?.[1];
  if (!token) throw authErrors.invalidAuthorization();
  return token;
}

/** The access token itself, for the few who need more than its actor. */
export const BearerToken = createParamDecorator((_: unknown, context: ExecutionContext): string =>
  bearerTokenOf(context.switchToHttp().getRequest<FastifyRequest>()),
);

const clientOf = ({ ip, headers }: FastifyRequest): Client => ({
  address: ip,
  userAgent: headers['user-agent'] ?? '',
});

/** Where the request comes from, for the few who tell sign-ins apart by it. */
export const CurrentClient = createParamDecorator(
  (_: unknown, context: ExecutionContext): Client =>
    clientOf(context.switchToHttp().getRequest<FastifyRequest>()),
);

/** Everything that a signed-in request says of who sends it. */
export interface Caller {
  readonly actor: Actor;
  readonly accessToken: string;
  readonly client: Client;
}

/** For routes about the sign-in itself: it is the session of the access token that they are about. */
export const CurrentCaller = createParamDecorator((_: unknown, context: ExecutionContext): Caller => {
  const request = context.switchToHttp().getRequest<AuthenticatedRequest>();
  if (!request.actor) throw authErrors.required();
  return { actor: request.actor, accessToken: bearerTokenOf(request), client: clientOf(request) };
});
