import { hash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Cache } from '#shared/cache';
import type { Actor } from '#shared/contracts';
import { ActorResolver, type Claim, type ResolvedActor } from './actor-resolver.js';
import { actorTag, organizationTag } from './actor-tag.js';
import { bearerTokenOf } from './current-actor.js';
import type { Place } from './place.js';

/** Longest time that a change nobody announced goes unnoticed. */
const ttlSeconds = 60;

/** Reads who sends a request, and remembers it until a tag of the user or the organisation is invalidated. */
@Injectable()
export class Actors {
  constructor(
    private readonly resolver: ActorResolver,
    private readonly cache: Cache,
  ) {}

  async of(request: FastifyRequest, place: Place = {}): Promise<ResolvedActor> {
    const claim = claimOf(request, place);
    const key = `actor:${hash('sha256', claim.bearer)}:${claim.organizationId ?? ''}`;
    const remembered = await this.cache.get<ResolvedActor>(key);
    if (remembered && remembered.validUntil > Date.now()) return remembered;
    const { actor } = await this.resolver.resolve(claim);
    return this.remember(key, claim, actor);
  }

  /**
   * Asks a second time, now that the user is certain: what is loaded under the tag of the user is not remembered when
   * the tag is invalidated meanwhile, so a logout cannot be overtaken. The token's own word for whose it is would
   * save the first question, but let strangers fill the cache with tags.
   */
  private remember(key: string, claim: Claim, actor: Actor): Promise<ResolvedActor> {
    const options = { ttlSeconds, tags: [actorTag(actor.userId), organizationTag(actor.organizationId)] };
    return this.cache.getOrLoad(key, options, () => this.resolver.resolve(claim));
  }
}

function claimOf(request: FastifyRequest, { parameter }: Place): Claim {
  const bearer = bearerTokenOf(request);
  const claim = { bearer, ip: request.ip };
  const organizationId = parameter
    ? (request.params as Record<string, string>)[parameter]
    : request.headers['x-organization-id'];
  return typeof organizationId === 'string' ? { ...claim, organizationId } : claim;
}
