import { Controller, Get, Post } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  ActorResolver,
  AllowGuests,
  AuthConfig,
  authModule,
  type Claim,
  Public,
  RequirePermission,
} from '#shared/auth';
import { cacheModule } from '#shared/cache';
import { configModule } from '#shared/config';
import { type Actor, scopes } from '#shared/contracts';
import { defineErrors } from '#shared/errors';
import { httpAdapter, setUpHttp } from '#shared/http';
import { testCore } from '#shared/testing';
import { RateLimitsConfig } from './config.js';
import { LimitRate } from './rate-limit.guard.js';
import { rateLimitsModule } from './rate-limits.module.js';

const errors = defineErrors('sample-limits', {
  wrongToken: ['unauthorized', () => 'Nobody has this token.'],
});

@Controller()
@AllowGuests()
class Things {
  @Get('things')
  list(): string[] {
    return [];
  }

  @Get('secrets')
  @RequirePermission('members.manage')
  secrets(): string[] {
    return [];
  }

  @Public()
  @LimitRate('credentials')
  @Post('login')
  login(): void {}

  @Public()
  @LimitRate('credentials')
  @Post('register')
  register(): void {}

  @Public()
  @LimitRate('directories')
  @Get('scim')
  directory(): void {}

  @Public()
  @Get('health')
  health(): string {
    return 'ok';
  }
}

/** The token is the name of the user, or that of a key of Ada's which may ask twice. */
class NamedUser extends ActorResolver {
  async resolve({ bearer }: Claim) {
    if (bearer === 'wrong') throw errors.wrongToken();
    const actor: Actor = { kind: 'user', userId: bearer, organizationId: 'o', role: 'user' };
    const resolved = { actor, validUntil: Number.MAX_SAFE_INTEGER };
    if (!bearer.startsWith('key')) return resolved;
    const grant = { apiKeyId: bearer, scopes, requestsPerMinute: 2 };
    return { ...resolved, actor: { ...actor, userId: 'ada' }, grant };
  }
}

describe('the rate limit of the API', () => {
  let app: NestFastifyApplication;

  beforeEach(async () => {
    const compiled = await Test.createTestingModule({
      imports: [
        configModule(testCore()),
        cacheModule(),
        authModule({ resolver: NamedUser }),
        rateLimitsModule(),
      ],
      controllers: [Things],
    })
      .overrideProvider(AuthConfig)
      .useValue({ guestAccess: 'on' })
      .overrideProvider(RateLimitsConfig)
      .useValue({ guests: 2, users: 3, credentials: 1, directories: 4 } satisfies RateLimitsConfig)
      .compile();
    app = setUpHttp(compiled.createNestApplication<NestFastifyApplication>(httpAdapter()));
    await app.init();
    await app.getHttpAdapter().getInstance().ready();
  });
  afterEach(() => app.close());

  const get = (headers: Record<string, string> = {}, remoteAddress = '192.0.2.1', path = 'things') =>
    app.inject({ url: `/api/v1/${path}`, headers, remoteAddress });
  const by = (user: string) => ({ authorization: `Bearer ${user}` });
  const post = (url: string, remoteAddress = '192.0.2.1') =>
    app.inject({ method: 'POST', url: `/api/v1/${url}`, remoteAddress });

  it('tells every caller where they stand', async () => {
    const { headers } = await get();

    expect(headers).toMatchObject({
      'ratelimit-limit': '2',
      'ratelimit-remaining': '1',
      'ratelimit-reset': '60',
      'ratelimit-policy': '2;w=60',
    });
    expect(headers).not.toHaveProperty('retry-after');
  });

  it('answers 429 as a problem that says when to come back', async () => {
    await get();
    await get();
    const refused = await get();

    expect(refused.statusCode).toBe(429);
    expect(refused.headers).toMatchObject({ 'retry-after': '60', 'ratelimit-remaining': '0' });
    expect(refused.headers['content-type']).toContain('application/problem+json');
    expect(refused.json()).toMatchObject({ status: 429, code: 'rate-limits.exceeded' });
    expect((await get({}, '192.0.2.2')).statusCode).toBe(200);
  });

  it('counts a user as that user, at any address, and not as a guest', async () => {
    const codes: number[] = [];
    for (const address of ['192.0.2.1', '192.0.2.2', '192.0.2.3', '192.0.2.4'])
      codes.push((await get(by('ada'), address)).statusCode);

    expect(codes).toEqual([200, 200, 200, 429]);
    expect((await get(by('bob'))).statusCode).toBe(200);
    expect((await get()).headers['ratelimit-remaining']).toBe('1');
  });

  it('counts a wrong token, or none where one is needed, for its address', async () => {
    const wrong = await get(by('wrong'));
    expect([wrong.statusCode, wrong.headers['ratelimit-remaining']]).toEqual([401, '1']);
    expect((await get({}, '192.0.2.1', 'secrets')).statusCode).toBe(401);

    expect((await get(by('wrong'))).json()).toMatchObject({ status: 429, code: 'rate-limits.exceeded' });
    expect((await get()).statusCode).toBe(429);
    expect((await get(by('wrong'), '192.0.2.2')).statusCode).toBe(401);
  });

  it('counts a user whose role is too low as that user', async () => {
    const refused = await get(by('ada'), '192.0.2.1', 'secrets');

    expect([refused.statusCode, refused.headers['ratelimit-limit']]).toEqual([403, '3']);
    expect((await get()).headers['ratelimit-remaining']).toBe('1');
  });

  it('counts an API key for itself, and for its owner', async () => {
    const codes: number[] = [];
    for (const key of ['key1', 'key1', 'key1', 'key2']) codes.push((await get(by(key))).statusCode);

    expect(codes).toEqual([200, 200, 429, 429]);
    expect((await get(by('ada'))).statusCode).toBe(429);
    expect((await get(by('bob'))).statusCode).toBe(200);
  });

  it('is stricter where credentials are tried, for each such route', async () => {
    const first = await post('login');
    expect([first.statusCode, first.headers['ratelimit-limit']]).toEqual([201, '1']);
    expect((await post('login')).statusCode).toBe(429);

    expect((await post('register')).statusCode).toBe(201);
    expect((await post('login', '192.0.2.2')).statusCode).toBe(201);
  });

  it('counts directories apart from guests, which they are not', async () => {
    for (const _ of [1, 2, 3]) await get();

    expect((await get({}, '192.0.2.1', 'scim')).headers['ratelimit-remaining']).toBe('3');
  });

  it('never stands in the way of a monitor', async () => {
    for (const _ of [1, 2, 3, 4]) {
      const { statusCode, headers } = await app.inject({ url: '/health' });
      expect(statusCode).toBe(200);
      expect(headers).not.toHaveProperty('ratelimit-limit');
    }
  });
});
