import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply } from 'fastify';
import type { AuthenticatedRequest } from '#shared/auth';
import type { Actor, Meter } from '#shared/contracts';
import { correlationId } from '#shared/correlation';
import { quotasErrors } from './errors.js';
import { MeterMark } from './metered.js';
import { type Claim, type QuotaState, Quotas } from './quotas.js';
import { Tally } from './tally.js';

export interface MeteredRequest extends AuthenticatedRequest {
  /** Held for this request until it is known what it came to. */
  reservationIds?: readonly string[];
}

/** What is about the account and the plan themselves must work when the plan is used up. */
const freeOfCharge = /^\/api\/v1\/(auth|billing|users|organizations|scim|governance|system)\b/;
const api = '/api/';
const warnFrom = 0.8;

type Handler = ReturnType<ExecutionContext['getHandler']>;

/**
 * Runs after the guards that know the actor and that answer repeated requests: what the plan of the organisation does
 * not allow is not begun. Guests have no plan; they are limited by their address.
 */
@Injectable()
export class QuotaGuard implements CanActivate {
  private readonly marks = new WeakMap<Handler, readonly Meter[]>();

  constructor(
    private readonly quotas: Quotas,
    private readonly tally: Tally,
    private readonly reflector: Reflector,
  ) {}

  canActivate(context: ExecutionContext): boolean | Promise<boolean> {
    const request = context.switchToHttp().getRequest<MeteredRequest>();
    const { actor, routeOptions, url } = request;
    if (actor?.kind !== 'user') return true;
    const route = routeOptions.url ?? url;
    if (!route.startsWith(api)) return true;
    const marked = this.markedOn(context);
    const used: readonly Meter[] = freeOfCharge.test(route) ? marked : ['apiCalls', ...marked];
    return used.length === 0 || this.admit(context, request, { actor, used });
  }

  private markedOn(context: ExecutionContext): readonly Meter[] {
    const handler = context.getHandler();
    const known = this.marks.get(handler);
    if (known) return known;
    const read = this.reflector.get(MeterMark, handler) ?? [];
    this.marks.set(handler, read);
    return read;
  }

  private async admit(
    context: ExecutionContext,
    request: MeteredRequest,
    { actor, used }: { readonly actor: Actor; readonly used: readonly Meter[] },
  ): Promise<boolean> {
    const { organizationId } = actor;
    const limited = await this.quotas.limited(organizationId);
    const claims = used
      .filter((meter) => limited.includes(meter))
      .map((meter) => ({ meter, amount: amountOf(meter, request) }));
    if (used.includes('apiCalls') && !limited.includes('apiCalls'))
      this.tally.add(organizationId, actor.userId);
    if (claims.length > 0) await this.reserve(context, request, { actor, organizationId, claims });
    return true;
  }

  private async reserve(
    context: ExecutionContext,
    request: MeteredRequest,
    asked: { readonly actor: Actor; readonly organizationId: string; readonly claims: readonly Claim[] },
  ): Promise<void> {
    const { actor, ...of } = asked;
    const { reservationIds, states } = await this.quotas.reserve({
      ...of,
      userId: actor.userId,
      correlationId: correlationId(),
    });
    request.reservationIds = reservationIds;
    const warnings = states.filter(({ used, limit }) => used >= limit * warnFrom).map(warningOf);
    if (warnings.length > 0)
      context.switchToHttp().getResponse<FastifyReply>().header('x-quota-warning', warnings.join(', '));
  }
}

function amountOf(meter: Meter, { headers }: MeteredRequest): number {
  if (meter === 'rows') return 0;
  if (meter !== 'storageBytes') return 1;
  const bytes = Number(headers['content-length']);
  if (!Number.isSafeInteger(bytes)) throw quotasErrors.lengthNeeded();
  return bytes;
}

const warningOf = ({ meter, used, limit, resetsAt }: QuotaState): string =>
  [meter, `used=${used}`, `limit=${limit}`, ...(resetsAt ? [`resets=${resetsAt}`] : [])].join(';');
