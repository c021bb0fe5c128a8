import type { OpenAPIObject } from '@nestjs/swagger';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type Permission, permits, type Role, scopes } from '#shared/contracts';
import { type Answer, type RunningAlmanac, runAlmanac } from '../e2e/running-almanac.js';
import { routes } from './routes.js';

interface Marks {
  readonly 'x-access'?: string;
  readonly 'x-permission'?: Permission;
  readonly 'x-scope'?: string;
  readonly 'x-place'?: string;
}

interface Route {
  readonly name: string;
  readonly access: string;
  readonly permission: Permission | undefined;
  readonly scope: string | undefined;
  readonly place: string | undefined;
}

const password = 'correct horse battery staple';
const roles = ['guest', 'user', 'analyst', 'admin'] as const;
const usual: Record<string, Permission> = {
  read: 'content.read',
  ask: 'questions.ask',
  write: 'content.write',
};
const nobodys = '00000000-0000-4000-8000-00000000dead';

/** Which credentials open which route, asked of a running server for every route of its own API document. */
describe('the tenancy matrix', () => {
  let almanac: RunningAlmanac;
  let all: Route[];
  let organization: string;
  /** By role, in Ada's organisation. */
  const members: Record<string, string> = {};
  let suspended: string;
  let stranger: string;
  let ended: string;
  let revoked: string;
  /** By scope: each has that one alone. */
  const keys: Record<string, string> = {};

  beforeAll(async () => {
    for (const name of ['GUESTS', 'USERS', 'CREDENTIALS']) vi.stubEnv(`RATE_LIMIT_${name}`, '0');
    almanac = await runAlmanac();
    const document: OpenAPIObject = await (await fetch(`${almanac.address}/docs-json`)).json();
    all = Object.entries(document.paths).flatMap(([path, operations]) =>
      Object.entries(operations as Record<string, Marks>).map(([method, marks]) => ({
        name: `${method.toUpperCase()} ${path}`,
        access: marks['x-access'] ?? '',
        permission: marks['x-permission'],
        scope: marks['x-scope'],
        place: marks['x-place'],
      })),
    );
    const admin = await register('admin');
    organization = (await almanac.request('GET /users/organizations', undefined, admin)).body.items[0].id;
    members.admin = admin;
    for (const role of ['guest', 'user', 'analyst']) {
      members[role] = await register(role);
      const member = { email: `${role}@example.com`, role };
      await almanac.request(`POST /organizations/${organization}/members`, member, admin);
    }
    suspended = await register('suspended');
    const { body } = await almanac.request(
      `POST /organizations/${organization}/members`,
      { email: 'suspended@example.com', role: 'analyst' },
      admin,
    );
    await almanac.request(`POST /organizations/${organization}/members/${body.userId}/suspend`, {}, admin);
    stranger = await register('stranger');
    ended = await register('ended');
    await almanac.request('POST /auth/logout', {}, ended);
    const made = async (scope: string): Promise<{ id: string; key: string }> =>
      (await almanac.request('POST /auth/api-keys', { name: scope, scopes: [scope] }, admin)).body;
    for (const scope of scopes) keys[scope] = (await made(scope)).key;
    const { id, key } = await made('read');
    revoked = key;
    await almanac.request(`DELETE /auth/api-keys/${id}`, undefined, admin);
  });
  afterAll(async () => {
    await almanac.stop();
    vi.unstubAllEnvs();
  });

  const register = async (name: string): Promise<string> => {
    const account = { email: `${name}@example.com`, password };
    return (await almanac.request('POST /auth/register', account)).body.accessToken;
  };
  /** With ids of nobody, and a body of nothing: what is let in is then refused for what it lacks, or finds nothing. */
  const ask = async ({ name }: Route, token = '', own = false): Promise<Answer> => {
    const [method = '', path = ''] = name.split(' ');
    const response = await fetch(
      `${almanac.address}${ofOrganization(path).replaceAll(/\{\w+\}/g, nobodys)}`,
      {
        method,
        headers: {
          ...(token && { authorization: `Bearer ${token}` }),
          ...(own && { 'x-organization-id': organization }),
          ...(method !== 'GET' && method !== 'DELETE' && { 'content-type': 'application/json' }),
        },
        ...(method !== 'GET' && method !== 'DELETE' && { body: '{}' }),
      },
    );
    const text = await response.text();
    const isProblem = response.headers.get('content-type')?.includes('problem+json') ?? false;
    return { status: response.status, body: isProblem ? JSON.parse(text) : {} };
  };
  const ofOrganization = (path: string) =>
    path
      .replace(/(\/v1\/organizations|\/auth\/tenants)\/\{id\}/, `$1/${organization}`)
      .replace('{organizationId}', organization);
  const mayAsk = (role: Role, { permission, scope = '', place }: Route): boolean => {
    const needed = permission ?? (place === 'account' ? undefined : usual[scope]);
    return !needed || permits(role, needed);
  };
  /** What each route answers, where it is not what is expected. */
  const surprises = async (
    asked: readonly Route[],
    expected: (route: Route) => Promise<string | undefined>,
  ) => {
    const found: string[] = [];
    for (const route of asked) {
      const surprise = await expected(route);
      if (surprise) found.push(`${route.name}: ${surprise}`);
    }
    return found;
  };
  const unless = ({ status, body }: Answer, isExpected: boolean) =>
    isExpected ? undefined : `${status} ${body.code ?? ''}`;
  const guarded = () => all.filter(({ access }) => access !== 'public');
  const isRefused = ({ body }: Answer) =>
    ['auth.scopeMissing', 'auth.sessionNeeded', 'auth.roleTooLow', 'auth.required'].includes(body.code);

  it('has a row for every route, which says who may', () => {
    const real = all.map(({ name, access, permission, scope, place }) => [
      name,
      [access, place && `of the ${place}`, permission && `may ${permission}`, scope && `key: ${scope}`]
        .filter(Boolean)
        .join(', '),
    ]);

    expect(Object.fromEntries(real.toSorted())).toEqual(routes);
  });

  it('without a token: 401, but for what guests or everybody may', async () => {
    const found = await surprises(all, async (route) => {
      const answer = await ask(route);
      const isClosed = answer.body.code === 'auth.required';
      return unless(answer, isClosed === (route.access === 'user'));
    });

    expect(found).toEqual([]);
  });

  it.each(['ended', 'revoked', 'made up'])('with a token that was %s: 401', async (kind) => {
    const token = { ended, revoked, 'made up': 'x' }[kind] ?? '';
    const found = await surprises(guarded(), async (route) => {
      const answer = await ask(route, token);
      return unless(answer, answer.status === 401);
    });

    expect(found).toEqual([]);
  });

  it('for an organisation of others: 404, with a token or an API key', async () => {
    const strangersKey = (
      await almanac.request('POST /auth/api-keys', { name: 'x', scopes: [...scopes] }, stranger)
    ).body.key;
    const found = await surprises(guarded(), async (route) => {
      const answers = [await ask(route, stranger, true), await ask(route, strangersKey, true)];
      const wrong = answers.find(({ body }) => body.code !== 'organizations.notFound');
      return wrong && unless(wrong, false);
    });

    expect(found).toEqual([]);
  });

  it.each(roles)('as %s: what needs a permission that the role has not is a 403', async (role) => {
    const aboutWork = guarded().filter(({ scope }) => scope !== 'session');
    const found = await surprises(aboutWork, async (route) => {
      const answer = await ask(route, members[role], true);
      const isRefusal = answer.body.code === 'auth.roleTooLow';
      return unless(answer, isRefusal !== mayAsk(role, route));
    });

    expect(found).toEqual([]);
  });

  it('as somebody who is suspended: 403, but for what is about the account', async () => {
    const aboutWork = guarded().filter(({ scope }) => scope !== 'session');
    const found = await surprises(aboutWork, async (route) => {
      const answer = await ask(route, suspended, true);
      const isBlocked = answer.body.code === 'auth.memberSuspended';
      return unless(answer, isBlocked === (route.place !== 'account'));
    });

    expect(found).toEqual([]);
  });

  it.each(scopes)('with an API key for %s: that and nothing else', async (scope) => {
    const found = await surprises(guarded(), async (route) => {
      const answer = await ask(route, keys[scope]);
      if (route.scope === 'session') return unless(answer, answer.body.code === 'auth.sessionNeeded');
      return unless(answer, isRefused(answer) === (route.scope !== scope));
    });

    expect(found).toEqual([]);
  });

  it('never answers a 500, whoever asks with nothing', async () => {
    const tokens = [undefined, keys.read, keys.ask, keys.write, keys.manage];
    const found = await surprises(all, async (route) => {
      const statuses: number[] = [];
      for (const token of tokens) statuses.push((await ask(route, token)).status);
      return statuses.some((status) => status === 500) ? statuses.join(' ') : undefined;
    });

    expect(found).toEqual([]);
  });
});
