import { type ExecutionContext, Inject, Injectable, Optional } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { AuthGuard } from '@nestjs/passport';
import { type Actor, guestActor } from '#shared/contracts';
import { identifyCaller } from '#shared/correlation';
import { AppError } from '#shared/errors';
import { Actors } from './actors.js';
import type { BearerOptions } from './bearer.strategy.js';
import type { AuthenticatedRequest } from './current-actor.js';
import { demandRights } from './demands.js';
import { authErrors } from './errors.js';
import { RefusalLog } from './refusal-log.js';
import { Refusals } from './refusals.js';
import { type RouteRule, RouteRules } from './route-rules.js';

/** Whether a request without a token may be a guest's. */
export const GUESTS_MAY_ASK = Symbol('guests may ask');

/** The one guard of every route: who asks, and may they. See README.md. */
@Injectable()
export class ActorGuard extends AuthGuard('bearer') {
  private readonly rules: RouteRules;

  @Optional() @Inject(Refusals) private readonly refusals?: Refusals;
  @Optional() @Inject(RefusalLog) private readonly refusalLog?: RefusalLog;

  constructor(
    reflector: Reflector,
    @Inject(GUESTS_MAY_ASK) private readonly guestsMayAsk: boolean,
    private readonly actors: Actors,
  ) {
    super();
    this.rules = new RouteRules(reflector);
  }

  /** Waits only where there is a token, or a refusal. */
  override canActivate(context: ExecutionContext): boolean | Promise<boolean> {
    try {
      const verdict = this.judge(context);
      return verdict instanceof Promise ? verdict.catch((reason) => this.refuse(context, reason)) : verdict;
    } catch (reason) {
      return this.refuse(context, reason);
    }
  }

  override getAuthenticateOptions(
    context: ExecutionContext,
  ): BearerOptions & { property: 'actor'; session: false } {
    const { place } = this.rules.of(context);
    return { actors: this.actors, place, property: 'actor', session: false };
  }

  private judge(context: ExecutionContext): boolean | Promise<boolean> {
    const rule = this.rules.of(context);
    if (rule.access === 'public') return true;
    const request = context.switchToHttp().getRequest<AuthenticatedRequest>();
    if (request.headers.authorization !== undefined) return this.signIn(context, request, rule);
    request.actor = this.guest(request, rule);
    identifyCaller(request.actor.userId);
    return true;
  }

  private async refuse(context: ExecutionContext, reason: unknown): Promise<never> {
    this.note(context, reason);
    await this.refusals?.refused(context);
    throw reason;
  }

  private note(context: ExecutionContext, reason: unknown): void {
    const request = context.switchToHttp().getRequest<AuthenticatedRequest>();
    const { actor, method, routeOptions } = request;
    if (actor?.kind !== 'user' || !(reason instanceof AppError) || reason.kind !== 'forbidden') return;
    const { userId, organizationId } = actor;
    const { code, message: detail } = reason;
    this.refusalLog?.note({ userId, organizationId, route: `${method} ${routeOptions.url}`, code, detail });
  }

  private async signIn(context: ExecutionContext, request: AuthenticatedRequest, rule: RouteRule) {
    await super.canActivate(context);
    if (request.actor) identifyCaller(request.actor.userId);
    return demandRights(rule, request);
  }

  /** A caller that names an organisation means to be signed in: never quietly a guest. */
  private guest({ headers }: AuthenticatedRequest, { access }: RouteRule): Actor {
    const asGuest = access === 'guests' && this.guestsMayAsk && headers['x-organization-id'] === undefined;
    if (!asGuest) throw authErrors.required();
    return guestActor;
  }
}
