import { type ExecutionContext, Inject, Injectable, Optional } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { AuthGuard } from '@nestjs/passport';
import { type Actor, guestActor, roles } from '#shared/contracts';
import { Actors } from './actors.js';
import type { BearerOptions } from './bearer.strategy.js';
import type { AuthenticatedRequest } from './current-actor.js';
import { authErrors } from './errors.js';
import { Refusals } from './refusals.js';
import { type RouteRule, RouteRules } from './route-rules.js';
import { scopeOf } from './scope.js';

/** Whether a request without a token may be a guest's. */
export const GUESTS_MAY_ASK = Symbol('guests may ask');

/** The one guard of every route: who asks, and may they. See README.md. */
@Injectable()
export class ActorGuard extends AuthGuard('bearer') {
  private readonly passport: BearerOptions & { readonly property: 'actor'; readonly session: false };
  private readonly rules: RouteRules;

  @Optional() @Inject(Refusals) private readonly refusals?: Refusals;

  constructor(
    reflector: Reflector,
    @Inject(GUESTS_MAY_ASK) private readonly guestsMayAsk: boolean,
    actors: Actors,
  ) {
    super();
    this.rules = new RouteRules(reflector);
    this.passport = { actors, property: 'actor', session: false };
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

  override getAuthenticateOptions(): object {
    return this.passport;
  }

  private judge(context: ExecutionContext): boolean | Promise<boolean> {
    const rule = this.rules.of(context);
    if (rule.access === 'public') return true;
    const request = context.switchToHttp().getRequest<AuthenticatedRequest>();
    if (request.headers.authorization !== undefined) return this.signIn(context, request, rule);
    request.actor = this.guest(request, rule);
    return demand(rule, request.actor);
  }

  private async refuse(context: ExecutionContext, reason: unknown): Promise<never> {
    await this.refusals?.refused(context);
    throw reason;
  }

  private async signIn(context: ExecutionContext, request: AuthenticatedRequest, rule: RouteRule) {
    await super.canActivate(context);
    return demandSecondFactor(rule, request) && demandScope(rule, request) && demand(rule, request.actor);
  }

  /** A caller that names an organisation means to be signed in: never quietly a guest. */
  private guest({ headers }: AuthenticatedRequest, { access }: RouteRule): Actor {
    const asGuest = access === 'guests' && this.guestsMayAsk && headers['x-organization-id'] === undefined;
    if (!asGuest) throw authErrors.required();
    return guestActor;
  }
}

/** What is about the account and not about the organisation stays open: that is where a second factor is added. */
function demandSecondFactor({ scope }: RouteRule, { lacksSecondFactor }: AuthenticatedRequest): boolean {
  if (lacksSecondFactor && scope !== 'session') throw authErrors.secondFactorRequired();
  return true;
}

/** An API key does what it was made for; somebody who signed in is not asked. */
function demandScope({ scope, role }: RouteRule, { grant, method }: AuthenticatedRequest): boolean {
  if (!grant) return true;
  const needed = scopeOf({ marked: scope, method, role });
  if (needed === 'session') throw authErrors.sessionNeeded();
  if (!grant.scopes.includes(needed)) throw authErrors.scopeMissing({ needed, scopes: grant.scopes });
  return true;
}

/** `roles` lists the highest first. */
function demand({ role: needed }: RouteRule, actor: Actor | undefined): boolean {
  if (!needed) return true;
  const role = actor?.role ?? 'guest';
  if (roles.indexOf(role) > roles.indexOf(needed)) throw authErrors.roleTooLow({ role, needed });
  return true;
}
