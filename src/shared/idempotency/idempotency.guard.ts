import { hash } from 'node:crypto';
import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { AuthenticatedRequest } from '#shared/auth';
import type { Actor } from '#shared/contracts';
import { EarlyAnswer } from '#shared/http';
import { idempotencyErrors as errors } from './errors.js';
import { IdempotentRequests, type RequestClaim, type StoredAnswer } from './idempotent-requests.js';

export interface IdempotentRequest extends AuthenticatedRequest {
  /** Set while a request with a key is carried out. */
  claim?: RequestClaim;
}

const visible = /^[\x21-\x7e]{1,200}$/;

/** What was answered to the same request before. */
class RepeatedAnswer extends EarlyAnswer {
  constructor(private readonly answer: StoredAnswer) {
    super();
  }

  override sendTo(reply: FastifyReply): void {
    const { status, contentType, body } = this.answer;
    reply.status(status).header('idempotent-replayed', 'true');
    if (contentType !== null) reply.header('content-type', contentType);
    reply.send(body ?? undefined);
  }
}

/**
 * Carries out a POST with an `Idempotency-Key` once per actor. Runs after the guard that knows the actor; routes
 * without one (signing in) take no key, because their answers are secrets that must not be stored.
 */
@Injectable()
export class IdempotencyGuard implements CanActivate {
  constructor(private readonly requests: IdempotentRequests) {}

  canActivate(context: ExecutionContext): boolean | Promise<boolean> {
    const request = context.switchToHttp().getRequest<IdempotentRequest>();
    const key = request.headers['idempotency-key'];
    if (key === undefined || request.method !== 'POST' || !request.actor) return true;
    if (request.routeOptions.config.answersSecret) throw errors.secretAnswer();
    return this.claim(request, request.actor, String(key));
  }

  private async claim(request: IdempotentRequest, actor: Actor, key: string): Promise<boolean> {
    if (!visible.test(key)) throw errors.invalidKey();
    const begun = await this.requests.begin({
      scope: scopeOf(actor, request.ip),
      key,
      fingerprint: fingerprintOf(request),
    });
    if ('status' in begun) throw new RepeatedAnswer(begun);
    request.claim = begun;
    return true;
  }
}

/** All guests are one actor, so their address tells them apart. */
const scopeOf = ({ kind, organizationId, userId }: Actor, ip: string): string =>
  kind === 'guest' ? `${organizationId} ${userId} ${ip}` : `${organizationId} ${userId}`;

/** An upload is known by its length: it is read only after it may be carried out. */
function fingerprintOf({ method, url, body, headers }: IdempotentRequest): string {
  const content = body === undefined ? `bytes ${headers['content-length']}` : JSON.stringify(body);
  return hash('sha256', `${method} ${url}\n${content}`);
}
