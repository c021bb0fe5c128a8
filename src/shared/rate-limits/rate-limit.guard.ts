import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply } from 'fastify';
import { type AuthenticatedRequest, Refusals } from '#shared/auth';
import { addressKey } from './address-key.js';
import { rateLimitsErrors } from './errors.js';
import { type RateLimitName, type RateLimitState, RateLimits, windowSeconds } from './rate-limits.js';

/** Puts a route under a limit of its own, counted per address and route: `@LimitRate('credentials')`. */
export const LimitRate = Reflector.createDecorator<'credentials' | 'directories'>();

/** Only the API is limited: health, readiness and metrics must answer a monitor at any time. */
const limitedPrefix = '/api/';

/**
 * Runs after `ActorGuard`: a user is counted as that user wherever the requests come from, a guest by address. What
 * `ActorGuard` turns away is counted on its way out: a wrong token is nobody's, so it counts for its address.
 */
@Injectable()
export class RateLimitGuard extends Refusals implements CanActivate {
  constructor(
    private readonly limits: RateLimits,
    private readonly reflector: Reflector,
  ) {
    super();
  }

  async refused(context: ExecutionContext): Promise<void> {
    await this.canActivate(context);
  }

  canActivate(context: ExecutionContext): boolean | Promise<boolean> {
    const { routeOptions, url } = context.switchToHttp().getRequest<AuthenticatedRequest>();
    const route = routeOptions.url ?? url;
    return route.startsWith(limitedPrefix) ? this.count(context, route) : true;
  }

  private async count(context: ExecutionContext, route: string): Promise<boolean> {
    const http = context.switchToHttp();
    const request = http.getRequest<AuthenticatedRequest>();
    const marked = this.reflector.getAllAndOverride(LimitRate, [context.getHandler(), context.getClass()]);
    const [name, key] = marked
      ? ([marked, `${route} ${addressKey(request.ip)}`] as const)
      : callerOf(request);
    const state = await this.limits.count(name, key);
    if (state) tell(http.getResponse<FastifyReply>(), state);
    // An API key counts for its owner too: many keys are not many users.
    if (request.grant) tell(http.getResponse<FastifyReply>(), await this.limits.countKey(request.grant));
    return true;
  }
}

function callerOf({ actor, ip }: AuthenticatedRequest): readonly [RateLimitName, string] {
  return actor?.kind === 'user' ? ['users', actor.userId] : ['guests', addressKey(ip)];
}

function tell(reply: FastifyReply, { allowed, limit, remaining, resetSeconds }: RateLimitState): void {
  reply.header('RateLimit-Limit', limit);
  reply.header('RateLimit-Remaining', remaining);
  reply.header('RateLimit-Reset', resetSeconds);
  reply.header('RateLimit-Policy', `${limit};w=${windowSeconds}`);
  if (allowed) return;
  reply.header('Retry-After', resetSeconds);
  throw rateLimitsErrors.exceeded({ limit, windowSeconds, retryAfterSeconds: resetSeconds });
}
