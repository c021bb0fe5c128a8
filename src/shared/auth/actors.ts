import { hash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Cache } from '#shared/cache';
import { ActorResolver, type Claim, type ResolvedActor } from './actor-resolver.js';
import { actorTag } from './actor-tag.js';
import { bearerTokenOf } from './current-actor.js';

/** Longest time that a change nobody announced goes unnoticed. */
const ttlSeconds = 60;

/** Reads who sends a request, and remembers it until `actorTag` of the user is invalidated. */
@Injectable()
export class Actors {
  constructor(
    private readonly resolver: ActorResolver,
    private readonly cache: Cache,
  ) {}

  async of(request: FastifyRequest): Promise<ResolvedActor> {
    const claim = claimOf(request);
    const key = `actor:${hash('sha256', claim.bearer)}:${claim.organizationId ?? ''}`;
    const remembered = await this.cache.get<ResolvedActor>(key);
    if (remembered && remembered.validUntil > Date.now()) return remembered;
    const { actor } = await this.resolver.resolve(claim);
    return this.remember(key, claim, actor.userId);
  }

  /**
   * Asks a second time, now that the user is certain: what is loaded under the tag of the user is not remembered when
   * the tag is invalidated meanwhile, so a logout cannot be overtaken. The token's own word for whose it is would
   * save the first question, but let strangers fill the cache with tags.
   */
  private remember(key: string, claim: Claim, userId: string): Promise<ResolvedActor> {
    const options = { ttlSeconds, tags: [actorTag(userId)] };
    return this.cache.getOrLoad(key, options, () => this.resolver.resolve(claim));
  }
}

function claimOf(request: FastifyRequest): Claim {
  const organizationId = request.headers['x-organization-id'];
  const bearer = bearerTokenOf(request);
  return typeof organizationId === 'string'
    ? { bearer, organizationId, ip: request.ip }
    : { bearer, ip: request.ip };
}
