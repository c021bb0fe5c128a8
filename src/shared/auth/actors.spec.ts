import { Test } from '@nestjs/testing';
import type { FastifyRequest } from 'fastify';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ActorResolver, actorTag, type Claim } from '#shared/auth';
import { Cache, cacheModule } from '#shared/cache';
import { configModule } from '#shared/config';
import type { Actor } from '#shared/contracts';
import { defineErrors } from '#shared/errors';
import { testCore } from '#shared/testing';
import { Actors } from './actors.js';

const errors = defineErrors('sample-actors', { expired: ['unauthorized', () => 'Expired.'] });
const now = Date.parse('2026-01-01T12:00:00Z');

/** The user of a token is its subject; it is good until `validUntil`. */
class CountingResolver extends ActorResolver {
  readonly asked: Claim[] = [];
  validUntil = now + 60_000;
  meanwhile: (() => Promise<void>) | undefined;

  async resolve(claim: Claim) {
    this.asked.push(claim);
    await this.meanwhile?.();
    if (this.validUntil <= Date.now()) throw errors.expired();
    const organizationId = claim.organizationId ?? 'own';
    const actor: Actor = { kind: 'user', userId: claim.bearer, organizationId, role: 'user' };
    return { actor, validUntil: this.validUntil };
  }
}

describe('who sends a request', () => {
  let cache: Cache;
  let resolver: CountingResolver;
  let actors: Actors;

  beforeEach(async () => {
    vi.useFakeTimers({ now, toFake: ['Date'] });
    const core = configModule(testCore());
    const compiled = await Test.createTestingModule({ imports: [core, cacheModule()] }).compile();
    cache = compiled.get(Cache);
    resolver = new CountingResolver();
    actors = new Actors(resolver, cache);
  });
  afterEach(() => vi.useRealTimers());

  const request = (token: string, organizationId?: string) =>
    ({
      ip: '192.0.2.1',
      headers: {
        authorization: `Bearer ${token}`,
        ...(organizationId ? { 'x-organization-id': organizationId } : {}),
      },
    }) as unknown as FastifyRequest;

  it('is found out once', async () => {
    const first = await actors.of(request('ada'));

    const { length } = resolver.asked;
    expect(await actors.of(request('ada'))).toEqual(first);
    expect(resolver.asked).toHaveLength(length);
  });

  it('depends on the token and on the organisation', async () => {
    await actors.of(request('ada'));
    await actors.of(request('bob'));

    expect(await actors.of(request('ada', 'o-2'))).toMatchObject({ actor: { organizationId: 'o-2' } });
    expect(await actors.of(request('bob'))).toMatchObject({
      actor: { userId: 'bob', organizationId: 'own' },
    });
  });

  it('is found out anew after a change of that user, and of no other', async () => {
    await actors.of(request('ada'));
    await actors.of(request('bob'));
    const { length } = resolver.asked;
    await cache.invalidateTags([actorTag('ada')]);
    await actors.of(request('bob'));
    expect(resolver.asked).toHaveLength(length);

    await actors.of(request('ada'));
    expect(resolver.asked.length).toBeGreaterThan(length);
  });

  it('is nobody from the moment the token expires', async () => {
    await actors.of(request('ada'));
    vi.setSystemTime(resolver.validUntil);

    await expect(actors.of(request('ada'))).rejects.toMatchObject({ code: 'sample-actors.expired' });
  });

  it('is not remembered when the user changes while it is found out', async () => {
    resolver.meanwhile = () => cache.invalidateTags([actorTag('ada')]);
    await actors.of(request('ada'));
    resolver.meanwhile = undefined;
    const before = resolver.asked.length;
    await actors.of(request('ada'));

    expect(resolver.asked.length).toBeGreaterThan(before);
  });

  it('is not remembered when it is nobody', async () => {
    resolver.validUntil = now;
    for (const _ of [1, 2])
      await expect(actors.of(request('eve'))).rejects.toMatchObject({ code: 'sample-actors.expired' });

    expect(resolver.asked).toHaveLength(2);
  });
});
