import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { UserRegistered, type UserView } from '#modules/identity';
import { ListOrganizations, ResolveActor } from '#modules/organizations';
import { Database } from '#shared/database';
import { type StartedModule, someActor } from '#shared/testing';
import { OrganizationsModule } from './organizations.module.js';
import { type OrganizationsWorld, startOrganizations, validUntil } from './testing/world.js';

describe('organizations', () => {
  let app: StartedModule;
  let as: OrganizationsWorld['as'];
  let newUser: OrganizationsWorld['newUser'];
  let resolve: OrganizationsWorld['resolve'];

  beforeAll(async () => {
    ({ app, as, newUser, resolve } = await startOrganizations(OrganizationsModule));
  });
  afterAll(() => app.stop());

  const resolveToken = (accessToken: string, organizationId: string) =>
    app.queries.execute(new ResolveActor({ accessToken, organizationId }));
  const organizationOf = async (user: UserView) => (await resolve(user)).actor.organizationId;

  /** Ada's organisation, with Bob in it. */
  const shared = async (role: 'admin' | 'analyst' | 'user' = 'user') => {
    const ada = newUser('ada');
    const bob = newUser('bob');
    const id = await organizationOf(ada);
    const members = `organizations/${id}/members`;
    const added = await as(ada, `POST ${members}`, { email: bob.email, role });
    return { ada, bob, id, members, added };
  };

  it('announces who joins and who leaves', async () => {
    const { ada, bob, id: organizationId, members } = await shared();
    await as(ada, `DELETE ${members}/${bob.id}`);

    const told = (await app.published()).filter(({ input }) => Object.values(input).includes(organizationId));
    expect(told).toEqual([
      { type: 'organizations.member-added', input: { organizationId, userId: ada.id, role: 'admin' } },
      { type: 'organizations.member-added', input: { organizationId, userId: bob.id, role: 'user' } },
      { type: 'organizations.member-removed', input: { organizationId, userId: bob.id } },
    ]);
  });

  describe('the personal organisation', () => {
    it('is made when a user registers, once, however often that is heard', async () => {
      const ada = newUser('ada');
      const event = new UserRegistered({ userId: ada.id, name: ada.name });
      await app.hear(event);
      await app.hear(new UserRegistered({ userId: ada.id, name: ada.name }));

      const actor = someActor({ userId: ada.id });
      expect(await app.queries.execute(new ListOrganizations({ actor }))).toEqual([
        {
          id: expect.any(String),
          name: 'ada',
          slug: expect.stringMatching(/^ada-[0-9a-f-]+$/),
          state: 'active',
          ownerId: ada.id,
          settings: {},
          branding: {},
          logoId: null,
          suspended: false,
          personal: true,
          secondFactorRequired: false,
          role: 'admin',
          createdAt: expect.any(String),
        },
      ]);
    });

    it('is there for the first request, before anybody has heard of the user', async () => {
      const ada = newUser('ada');

      expect(await resolve(ada)).toEqual({
        actor: { kind: 'user', userId: ada.id, organizationId: expect.any(String), role: 'admin' },
        validUntil,
      });
    });

    it('is the only one that an API key of it works in, with the role of its owner', async () => {
      const { ada, bob, id } = await shared('analyst');
      const own = await organizationOf(bob);
      const key = `${bob.id} key ${id}`;
      const resolved = {
        actor: { organizationId: id, role: 'analyst' },
        grant: { apiKeyId: 'k', scopes: ['read'], requestsPerMinute: 1 },
      };

      expect(await app.queries.execute(new ResolveActor({ accessToken: key }))).toMatchObject(resolved);
      expect(await resolveToken(key, id)).toMatchObject(resolved);
      await expect(resolveToken(key, own)).rejects.toMatchObject({ code: 'organizations.notFound' });
      await as(ada, `DELETE organizations/${id}/members/${bob.id}`);
      await expect(resolveToken(key, id)).rejects.toMatchObject({ code: 'organizations.notFound' });
    });

    it('is one, however many first requests come at once', async () => {
      const ada = newUser('ada');
      const event = new UserRegistered({ userId: ada.id, name: ada.name });
      const ids = await Promise.all([
        organizationOf(ada),
        organizationOf(ada),
        app.hear(event).then(() => organizationOf(ada)),
        organizationOf(ada),
      ]);

      expect(new Set(ids).size).toBe(1);
    });
  });

  describe('the actor', () => {
    it('works in the organisation that is named, with the role there', async () => {
      const { bob, id } = await shared('analyst');

      expect((await resolve(bob, id)).actor).toMatchObject({ organizationId: id, role: 'analyst' });
      expect((await resolve(bob)).actor).toMatchObject({ role: 'admin' });
    });

    it.each(['00000000-0000-4000-8000-000000000001', 'x', "' or 1=1"])(
      'does not work in an organisation of others: %s',
      async (organizationId) => {
        await expect(resolve(newUser('eve'), organizationId)).rejects.toMatchObject({
          code: 'organizations.notFound',
        });
      },
    );
  });

  describe('over HTTP', () => {
    it('lists mine, the personal one first', async () => {
      const { ada, bob, id } = await shared();
      const own = await organizationOf(bob);

      const { body } = await as(bob, 'GET users/organizations');
      expect(body.items.map(({ id, role }: { id: string; role: string }) => [id, role])).toEqual([
        [own, 'admin'],
        [id, 'user'],
      ]);
      expect((await as(ada, 'GET users/organizations')).body.items).toHaveLength(1);
    });

    it('shows an organisation to its members, and to nobody else', async () => {
      const { bob, id, members } = await shared();
      const eve = newUser('eve');
      await organizationOf(eve);

      expect(await as(bob, `GET organizations/${id}`)).toMatchObject({ status: 200, body: { id } });
      for (const path of [`organizations/${id}`, members, `organizations/${randomUUID()}`])
        expect(await as(eve, `GET ${path}`), path).toMatchObject({
          status: 404,
          body: { code: 'organizations.notFound' },
        });
      expect(await as(bob, 'GET organizations/x')).toMatchObject({ status: 400 });
    });

    it('lists members in the order in which they joined, page by page', async () => {
      const { ada, bob, members } = await shared();
      const cleo = newUser('cleo');
      await as(ada, `POST ${members}`, { email: cleo.email, role: 'analyst' });

      const first = await as(bob, `GET ${members}?limit=2`);
      expect(first.body.items.map(({ name }: UserView) => name)).toEqual(['ada', 'bob']);
      const second = await as(bob, `GET ${members}?limit=2&cursor=${first.body.nextCursor}`);
      expect(second.body).toEqual({
        items: [
          { userId: cleo.id, name: 'cleo', email: cleo.email, role: 'analyst', joinedAt: expect.any(String) },
        ],
      });
      expect(await as(bob, `GET ${members}?cursor=x`)).toMatchObject({
        status: 400,
        body: { code: 'pagination.badCursor' },
      });
    });

    it('adds members, once', async () => {
      const { ada, bob, members, added } = await shared('analyst');

      expect(added).toEqual({
        status: 201,
        body: {
          userId: bob.id,
          name: 'bob',
          email: bob.email,
          role: 'analyst',
          joinedAt: expect.any(String),
        },
      });
      expect(await as(ada, `POST ${members}`, { email: bob.email, role: 'user' })).toMatchObject({
        status: 409,
        body: { code: 'organizations.alreadyMember' },
      });
      expect(await as(ada, `POST ${members}`, { email: 'no@example.com', role: 'user' })).toMatchObject({
        status: 404,
        body: { code: 'identity.userNotFound' },
      });
      expect(await as(ada, `POST ${members}`, { email: bob.email, role: 'owner' })).toMatchObject({
        status: 400,
      });
    });

    it.each(['analyst', 'user'] as const)('lets no %s change members', async (role) => {
      const { ada, bob, members } = await shared(role);
      const forbidden = { status: 403, body: { code: 'organizations.adminsOnly' } };

      expect(await as(bob, `POST ${members}`, { email: 'no@example.com', role: 'user' })).toMatchObject(
        forbidden,
      );
      expect(await as(bob, `PATCH ${members}/${bob.id}`, { role: 'admin' })).toMatchObject(forbidden);
      expect(await as(bob, `DELETE ${members}/${ada.id}`)).toMatchObject(forbidden);
    });

    it('tells members what each role may do', async () => {
      const { bob, id } = await shared('analyst');

      const { body } = await as(bob, `GET organizations/${id}/roles`);
      expect(body.items.map(({ role, own }: { role: string; own: boolean }) => [role, own])).toEqual([
        ['admin', false],
        ['analyst', true],
        ['user', false],
        ['guest', false],
      ]);
      const names = (index: number) =>
        body.items[index].permissions.map(({ name }: { name: string }) => name);
      expect(names(0)).toContain('members.manage');
      expect(names(1)).toEqual(expect.arrayContaining(['glossary.write', 'content.read']));
      expect(names(1)).not.toContain('members.manage');
      expect(await as(newUser('eve'), `GET organizations/${id}/roles`)).toMatchObject({ status: 404 });
    });

    it('does not tell strangers that an organisation exists', async () => {
      const { ada, members } = await shared();
      const eve = newUser('eve');
      const missing = { status: 404, body: { code: 'organizations.notFound' } };

      expect(await as(eve, `POST ${members}`, { email: eve.email, role: 'admin' })).toMatchObject(missing);
      expect(await as(eve, `PATCH ${members}/${ada.id}`, { role: 'user' })).toMatchObject(missing);
      expect(await as(eve, `DELETE ${members}/${ada.id}`)).toMatchObject(missing);
    });

    it('changes a role', async () => {
      const { ada, bob, id, members } = await shared();

      expect(await as(ada, `PATCH ${members}/${bob.id}`, { role: 'analyst' })).toMatchObject({
        status: 200,
        body: { userId: bob.id, role: 'analyst' },
      });
      expect((await resolve(bob, id)).actor.role).toBe('analyst');
      expect(await as(ada, `PATCH ${members}/${randomUUID()}`, { role: 'user' })).toMatchObject({
        status: 404,
        body: { code: 'organizations.memberNotFound' },
      });
    });

    it('keeps the owner of a personal organisation', async () => {
      const { ada, bob, members } = await shared('admin');
      const stays = { status: 409, body: { code: 'organizations.ownerStays' } };

      expect(await as(bob, `DELETE ${members}/${ada.id}`)).toMatchObject(stays);
      expect(await as(ada, `DELETE ${members}/${ada.id}`)).toMatchObject(stays);
      expect(await as(bob, `PATCH ${members}/${ada.id}`, { role: 'user' })).toMatchObject(stays);
    });

    it('keeps one of two admins who remove each other at once', async () => {
      const { ada, bob, id, members } = await shared('admin');
      await app
        .get(Database)
        .query('update organizations.organization set personal_of = null, owner_id = null where id = $1', [
          id,
        ]);

      const answers = await Promise.all([
        as(ada, `DELETE ${members}/${bob.id}`),
        as(bob, `DELETE ${members}/${ada.id}`),
      ]);
      expect(answers.map(({ status }) => status).sort()).toEqual([204, 404]);
    });

    it('lets members leave, and admins remove them', async () => {
      const { ada, bob, id, members } = await shared();
      const cleo = newUser('cleo');
      await as(ada, `POST ${members}`, { email: cleo.email, role: 'user' });

      expect((await as(bob, `DELETE ${members}/${bob.id}`)).status).toBe(204);
      expect((await as(ada, `DELETE ${members}/${cleo.id}`)).status).toBe(204);
      for (const gone of [bob, cleo])
        await expect(resolve(gone, id)).rejects.toMatchObject({ code: 'organizations.notFound' });
    });

    it('asks for a user', async () => {
      expect((await app.http({ url: '/api/v1/users/organizations' })).statusCode).toBe(401);
    });
  });

  it('cannot see the accounts of identity', async () => {
    await expect(app.get(Database).query('select * from identity.account')).rejects.toThrow(
      /permission denied/,
    );
  });

  describe('a second factor', () => {
    const demand = (user: UserView, id: string, secondFactorRequired: unknown) =>
      as(user, `PATCH organizations/${id}/security`, { secondFactorRequired });

    it('is demanded of every member by an admin, from now on', async () => {
      const { ada, bob, id } = await shared();
      expect(await resolve(bob, id)).not.toHaveProperty('lacksSecondFactor');
      expect(await demand(ada, id, true)).toMatchObject({
        status: 200,
        body: { secondFactorRequired: true },
      });

      for (const user of [ada, bob])
        expect(await resolve(user, id)).toMatchObject({ lacksSecondFactor: true });
      expect(await resolveToken(`${bob.id} factor`, id)).not.toHaveProperty('lacksSecondFactor');
      expect(await resolve(bob)).not.toHaveProperty('lacksSecondFactor');
      await demand(ada, id, false);
      expect(await resolve(bob, id)).not.toHaveProperty('lacksSecondFactor');
    });

    it('is demanded by nobody else', async () => {
      const { bob, id } = await shared('analyst');

      expect(await demand(bob, id, true)).toMatchObject({
        status: 403,
        body: { code: 'organizations.adminsOnly' },
      });
      expect(await demand(newUser('eve'), id, true)).toMatchObject({ status: 404 });
      expect(await demand(bob, id, 'yes')).toMatchObject({ status: 400 });
    });
  });
});
