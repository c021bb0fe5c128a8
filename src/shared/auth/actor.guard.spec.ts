import { Controller, Get, Post } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { afterEach, describe, expect, it } from 'vitest';
import {
  AboutAccount,
  ActorResolver,
  AllowGuests,
  AuthConfig,
  authModule,
  type Claim,
  CurrentActor,
  InOrganizationOfPath,
  NeedsScope,
  Public,
  RequirePermission,
  RequireSession,
  RequireUser,
} from '#shared/auth';
import { cacheModule } from '#shared/cache';
import { configModule } from '#shared/config';
import { type Actor, guestActor, scopes } from '#shared/contracts';
import { defineErrors } from '#shared/errors';
import { httpAdapter, setUpHttp } from '#shared/http';

const errors = defineErrors('sample-guard', { revoked: ['unauthorized', () => 'Revoked.'] });
const analyst: Actor = { kind: 'user', userId: 'u', organizationId: 'o', role: 'analyst' };

const blocks = ['member-suspended', 'organization-suspended', 'organization-deleted'] as const;
const isBlock = (token: string): token is (typeof blocks)[number] =>
  (blocks as readonly string[]).includes(token);

/** Every token but `revoked` is an analyst's; one that names scopes is an API key with them. */
class SampleResolver extends ActorResolver {
  static claims: Claim[] = [];

  async resolve(claim: Claim) {
    SampleResolver.claims.push(claim);
    if (claim.bearer === 'revoked') throw errors.revoked();
    const resolved = { actor: analyst, validUntil: Number.MAX_SAFE_INTEGER };
    const [, named] = claim.bearer.split('key.');
    if (claim.bearer === 'member-guest')
      return { ...resolved, actor: { ...analyst, role: 'guest' as const } };
    if (isBlock(claim.bearer)) return { ...resolved, blocked: claim.bearer };
    if (claim.bearer === 'password-only') return { ...resolved, lacksSecondFactor: true as const };
    if (claim.bearer === 'far') return { ...resolved, networks: ['203.0.113.0/24', '2001:db8::/32'] };
    if (claim.bearer === 'near') return { ...resolved, networks: ['203.0.113.0/24', '127.0.0.0/8'] };
    if (named === undefined) return resolved;
    const given = scopes.filter((scope) => named.includes(scope));
    return { ...resolved, grant: { apiKeyId: 'k', scopes: given, requestsPerMinute: 1 } };
  }
}

@Controller()
class UnmarkedController {
  @Get('unmarked')
  read(@CurrentActor() actor: Actor): Actor {
    return actor;
  }

  @Get('public')
  @Public()
  open(): object {
    return {};
  }

  @Get('analysts')
  @RequirePermission('glossary.write')
  analyse(@CurrentActor() actor: Actor): Actor {
    return actor;
  }

  @Get('in/:id')
  @InOrganizationOfPath()
  inPath(@CurrentActor() actor: Actor): Actor {
    return actor;
  }

  @Get('in/:id/session')
  @InOrganizationOfPath()
  @RequireSession()
  sessionInPath(): object {
    return {};
  }

  @Get('account')
  @AboutAccount()
  account(@CurrentActor() actor: Actor): Actor {
    return actor;
  }

  @Get('admins')
  @RequirePermission('members.manage')
  administer(@CurrentActor() actor: Actor): Actor {
    return actor;
  }
}

@Controller('keys')
class KeysController {
  @Get('read')
  read(): object {
    return {};
  }

  @Post('write')
  write(): object {
    return {};
  }

  @Post('ask')
  @NeedsScope('ask')
  ask(): object {
    return {};
  }

  @Get('manage')
  @NeedsScope('manage')
  manage(): object {
    return {};
  }

  @Get('session')
  @RequireSession()
  own(): object {
    return {};
  }
}

@Controller('guests')
@AllowGuests()
class GuestsController {
  @Get()
  read(@CurrentActor() actor: Actor): Actor {
    return actor;
  }

  @Get('not')
  @RequireUser()
  own(@CurrentActor() actor: Actor): Actor {
    return actor;
  }
}

describe('the guard of every route', () => {
  let app: NestFastifyApplication;

  const start = async (guestAccess: 'on' | 'off' = 'on') => {
    SampleResolver.claims = [];
    const compiled = await Test.createTestingModule({
      imports: [configModule(), cacheModule(), authModule({ resolver: SampleResolver })],
      controllers: [UnmarkedController, KeysController, GuestsController],
    })
      .overrideProvider(AuthConfig)
      .useValue({ guestAccess })
      .compile();
    app = compiled.createNestApplication<NestFastifyApplication>(httpAdapter(), { logger: false });
    await setUpHttp(app).init();
  };
  afterEach(() => app.close());

  const get = async (path: string, headers: Record<string, string> = {}) => {
    const response = await app.inject({ url: `/api/v1/${path}`, headers });
    return { status: response.statusCode, body: response.json() };
  };
  const withToken = { authorization: 'Bearer t.o-k_e.n' };

  it('knows the user of a token', async () => {
    await start();

    expect(await get('unmarked', withToken)).toEqual({ status: 200, body: analyst });
    expect(SampleResolver.claims[0]).toEqual({ bearer: 't.o-k_e.n', ip: '127.0.0.1' });
  });

  it('hands on for which organisation the user asks', async () => {
    await start();
    await get('unmarked', { ...withToken, 'x-organization-id': 'o-2' });

    expect(SampleResolver.claims[0]).toMatchObject({ organizationId: 'o-2' });
  });

  it.each(['unmarked', 'guests/not', 'analysts'])('asks for a signed-in user on %s', async (path) => {
    await start();

    expect(await get(path)).toMatchObject({ status: 401, body: { code: 'auth.required' } });
  });

  it('lets guests in where the route says so', async () => {
    await start();

    expect(await get('guests')).toEqual({ status: 200, body: guestActor });
    expect(await get('guests', withToken)).toEqual({ status: 200, body: analyst });
  });

  it('lets no guests in when they are not welcome', async () => {
    await start('off');

    expect(await get('guests')).toMatchObject({ status: 401, body: { code: 'auth.required' } });
  });

  it.each([
    ['a revoked token', { authorization: 'Bearer revoked' }, 'sample-guard.revoked'],
    ['another scheme', { authorization: 'Basic dTpw' }, 'auth.invalidAuthorization'],
    ['an empty header', { authorization: '' }, 'auth.invalidAuthorization'],
    ['an organisation without a token', { 'x-organization-id': 'o' }, 'auth.required'],
  ])('never takes %s for a guest', async (_, headers, code) => {
    await start();

    expect(await get('guests', headers)).toMatchObject({ status: 401, body: { code } });
  });

  it('looks at no token on public routes', async () => {
    await start('off');

    expect(await get('public', { authorization: 'Bearer revoked' })).toEqual({ status: 200, body: {} });
    expect(SampleResolver.claims).toEqual([]);
  });

  it.each([
    ['key.read', ['read']],
    ['key.ask', ['ask']],
    ['key.write-manage', ['write', 'manage']],
    ['key.read-ask-write-manage', ['read', 'ask', 'write', 'manage']],
    ['token', ['read', 'ask', 'write', 'manage', 'session']],
  ])('lets %s do %s and nothing else', async (token, allowed) => {
    await start();
    for (const path of ['read', 'ask', 'write', 'manage', 'session']) {
      const method = path === 'ask' || path === 'write' ? 'POST' : 'GET';
      const headers = { authorization: `Bearer ${token}` };
      const { statusCode } = await app.inject({ method, url: `/api/v1/keys/${path}`, headers });
      expect([path, statusCode < 300], path).toEqual([path, allowed.includes(path)]);
    }
  });

  it('lets somebody without the second factor that is demanded do what leads to one', async () => {
    await start();
    const passwordOnly = { authorization: 'Bearer password-only' };

    expect((await get('keys/session', passwordOnly)).status).toBe(200);
    for (const path of ['unmarked', 'guests'])
      expect(await get(path, passwordOnly)).toMatchObject({
        status: 403,
        body: { code: 'auth.secondFactorRequired' },
      });
  });

  it('lets who comes from outside the networks of an organisation do what is about the person', async () => {
    await start();
    const from = (token: string) => ({ authorization: `Bearer ${token}` });

    for (const path of ['account', 'keys/session']) expect((await get(path, from('far'))).status).toBe(200);
    for (const path of ['unmarked', 'guests', 'in/o', 'in/o/session'])
      expect(await get(path, from('far')), path).toMatchObject({
        status: 403,
        body: { code: 'auth.networkNotAllowed', details: { address: '127.0.0.1' } },
      });
    expect((await get('in/o', from('near'))).status).toBe(200);
  });

  it.each(blocks)('lets who is blocked (%s) do what is about the person, and nothing else', async (block) => {
    await start();
    const blocked = { authorization: `Bearer ${block}` };
    const code = `auth.${block.replace(/-./, (letter) => letter.slice(1).toUpperCase())}`;

    for (const path of ['account', 'keys/session']) expect((await get(path, blocked)).status, path).toBe(200);
    for (const path of ['unmarked', 'guests', 'in/o', 'in/o/session'])
      expect(await get(path, blocked), path).toMatchObject({ status: 403, body: { code } });
  });

  it('asks for the organisation of the path, whatever the header says', async () => {
    await start();
    await get('in/o-3', { ...withToken, 'x-organization-id': 'o-2' });

    expect(SampleResolver.claims[0]).toMatchObject({ organizationId: 'o-3' });
  });

  it('lets a member who is a guest read and ask, and not write', async () => {
    await start();
    const statuses = ['GET read', 'POST ask', 'POST write'].map(async (route) => {
      const [method, path] = route.split(' ') as ['GET' | 'POST', string];
      const headers = { authorization: 'Bearer member-guest' };
      return (await app.inject({ method, url: `/api/v1/keys/${path}`, headers })).statusCode;
    });

    expect(await Promise.all(statuses)).toEqual([200, 201, 403]);
    expect((await get('account', { authorization: 'Bearer member-guest' })).status).toBe(200);
  });

  it('demands the scope of an API key where guests may come too', async () => {
    await start();

    expect(await get('guests', { authorization: 'Bearer key.ask' })).toMatchObject({
      status: 403,
      body: { code: 'auth.scopeMissing', details: { needed: 'read', scopes: ['ask'] } },
    });
  });

  it('demands the role, or a higher one', async () => {
    await start();

    expect(await get('analysts', withToken)).toMatchObject({ status: 200 });
    expect(await get('admins', withToken)).toMatchObject({
      status: 403,
      body: {
        code: 'auth.roleTooLow',
        details: { role: 'analyst', permission: 'members.manage', needed: 'admin' },
      },
    });
  });
});
