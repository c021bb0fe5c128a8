import { type CanActivate, Controller, type ExecutionContext, Get, Injectable, Post } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CoreConfig, configModule } from '#shared/config';
import { setUpHttp } from '#shared/http';
import { RateLimitsConfig } from './config.js';
import { LimitRate } from './rate-limit.guard.js';
import { rateLimitsModule } from './rate-limits.module.js';

@Controller()
class Things {
  @Get('things')
  list(): string[] {
    return [];
  }

  @LimitRate('credentials')
  @Post('login')
  login(): void {}

  @LimitRate('credentials')
  @Post('register')
  register(): void {}

  @Get('health')
  health(): string {
    return 'ok';
  }
}

/** In place of authentication: the header names the user. */
@Injectable()
class NamedActor implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest();
    const userId = request.headers['x-user'];
    request.actor = userId ? { kind: 'user', userId } : { kind: 'guest', userId: 'guest' };
    return true;
  }
}

describe('the rate limit of the API', () => {
  let app: NestFastifyApplication;

  beforeEach(async () => {
    const embedded = Object.create(new CoreConfig(), { redisUrl: { value: undefined } });
    const compiled = await Test.createTestingModule({
      imports: [configModule(embedded), rateLimitsModule()],
      controllers: [Things],
      providers: [{ provide: APP_GUARD, useClass: NamedActor }],
    })
      .overrideProvider(RateLimitsConfig)
      .useValue({ guests: 2, users: 3, credentials: 1 } satisfies RateLimitsConfig)
      .compile();
    app = setUpHttp(compiled.createNestApplication<NestFastifyApplication>(new FastifyAdapter()));
    await app.init();
    await app.getHttpAdapter().getInstance().ready();
  });
  afterEach(() => app.close());

  const get = (headers: Record<string, string> = {}, remoteAddress = '192.0.2.1') =>
    app.inject({ url: '/api/v1/things', headers, remoteAddress });
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
      codes.push((await get({ 'x-user': 'ada' }, address)).statusCode);

    expect(codes).toEqual([200, 200, 200, 429]);
    expect((await get({ 'x-user': 'bob' })).statusCode).toBe(200);
    expect((await get()).headers['ratelimit-remaining']).toBe('1');
  });

  it('is stricter where credentials are tried, for each such route', async () => {
    const first = await post('login');
    expect([first.statusCode, first.headers['ratelimit-limit']]).toEqual([201, '1']);
    expect((await post('login')).statusCode).toBe(429);

    expect((await post('register')).statusCode).toBe(201);
    expect((await post('login', '192.0.2.2')).statusCode).toBe(201);
  });

  it('never stands in the way of a monitor', async () => {
    for (const _ of [1, 2, 3, 4]) {
      const { statusCode, headers } = await app.inject({ url: '/health' });
      expect(statusCode).toBe(200);
      expect(headers).not.toHaveProperty('ratelimit-limit');
    }
  });
});
