import { randomUUID } from 'node:crypto';
import {
  AuthenticateAccessToken,
  ConfirmAddress,
  GetUser,
  GetUserByEmail,
  GetUsers,
  identityErrors,
  ProvisionAccount,
  RenameUser,
  type UserView,
} from '#modules/identity';
import type { ModuleClass } from '#shared/contracts';
import {
  type StartOptions,
  signedInAs,
  someActor,
  startModule,
  stubCommand,
  stubQuery,
} from '#shared/testing';
import { type MemberRole, ResolveActor } from '../contract/index.js';

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

export interface WorldAnswer {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: a test reads any answer; what it expects is what it checks.
  readonly body: any;
}

export const validUntil = 4_102_444_800_000;

const known = (user: UserView | undefined): UserView => {
  if (!user) throw identityErrors.userNotFound({ user: '?' });
  return user;
};

/** The module alone, with people whom `identity` would know. */
export async function startOrganizations(module: ModuleClass, options: StartOptions = {}) {
  const users = new Map<string, UserView>();
  const newUser = (name: string): UserView => {
    const id = randomUUID();
    const user = { id, name, email: `${name}-${id}@example.com`, createdAt: '2026-01-01T00:00:00.000Z' };
    users.set(id, user);
    return user;
  };
  const app = await startModule(module, {
    ...options,
    stubs: [...stubsOf(users), ...(options.stubs ?? [])],
  });

  const resolve = (user: UserView, organizationId?: string) =>
    app.queries.execute(
      new ResolveActor({ accessToken: user.id, ...(organizationId ? { organizationId } : {}) }),
    );
  const as = async (user: UserView, route: `${Method} ${string}`, payload?: object): Promise<WorldAnswer> => {
    const headers = signedInAs(someActor({ userId: user.id }));
    const [method, path] = route.split(' ') as [Method, string];
    const url = `/api/v1/${path}`;
    const response = await app.http({ method, url, headers, ...(payload ? { payload } : {}) });
    return {
      status: response.statusCode,
      body: response.body === '' ? undefined : response.json(),
    };
  };
  /** One that Ada made, with Bob in it. */
  const shared = async (role: MemberRole = 'user') => {
    const ada = newUser('ada');
    const bob = newUser('bob');
    const { body } = await as(ada, 'POST organizations', { name: 'Analytical Engines' });
    const path = `organizations/${body.id}` as const;
    await as(ada, `POST ${path}/members`, { email: bob.email, role });
    return { ada, bob, id: body.id as string, path, slug: body.slug as string };
  };
  return { app, users, newUser, resolve, as, shared };
}

export type OrganizationsWorld = Awaited<ReturnType<typeof startOrganizations>>;

/** In these tests the access token is the id of the user; after it, a second factor or the organisation of a key. */
const stubsOf = (users: Map<string, UserView>) => [
  stubCommand(ProvisionAccount, ({ email, name = 'new' }) => {
    const found = [...users.values()].find((user) => user.email === email);
    const user = found ?? { id: randomUUID(), name, email, createdAt: '2026-01-01T00:00:00.000Z' };
    users.set(user.id, user);
    return user;
  }),
  stubQuery(AuthenticateAccessToken, ({ accessToken }) => {
    const [userId = '', with_, organizationId = ''] = accessToken.split(' ');
    const apiKey = { apiKeyId: 'k', organizationId, scopes: ['read'] as const, requestsPerMinute: 1 };
    return {
      userId,
      expiresAt: validUntil,
      ...(with_ === 'key' ? { apiKey } : { sessionId: 's', secondFactor: with_ === 'factor' }),
    };
  }),
  stubCommand(ConfirmAddress, () => undefined),
  stubCommand(RenameUser, ({ userId, name }) => {
    users.set(userId, { ...known(users.get(userId)), name });
  }),
  stubQuery(GetUser, ({ userId }) => known(users.get(userId))),
  stubQuery(GetUsers, ({ userIds }) => userIds.flatMap((id) => users.get(id) ?? [])),
  stubQuery(GetUserByEmail, ({ email }) => known([...users.values()].find((user) => user.email === email))),
];
