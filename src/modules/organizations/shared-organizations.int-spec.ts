import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  FindLegalHold,
  GetTeamIds,
  RemoveMember,
  ResumeOrganization,
  SuspendOrganization,
} from '#modules/organizations';
import { organizationTag } from '#shared/auth';
import { Cache } from '#shared/cache';
import { Clock } from '#shared/clock';
import { systemActor } from '#shared/contracts';
import { FixedClock, stubAnswer } from '#shared/testing';
import { OrganizationsModule } from './organizations.module.js';
import { type OrganizationsWorld, startOrganizations } from './testing/world.js';
import { EraseDeleted } from './use-cases/erase-deleted.js';

describe('organisations that people make', () => {
  let world: OrganizationsWorld;
  const held = new Set<string>();
  const clock = new FixedClock(new Date().toISOString());
  beforeAll(async () => {
    world = await startOrganizations(OrganizationsModule, {
      stubs: [
        stubAnswer(FindLegalHold, ({ organizationId }) =>
          held.has(organizationId) ? [{ reason: 'Lawsuit 7' }] : [],
        ),
      ],
      override: (builder) => builder.overrideProvider(Clock).useValue(clock),
    });
  });
  afterAll(() => world.app.stop());

  const code = (status: number, suffix: string) => ({ status, body: { code: `organizations.${suffix}` } });
  const told = async (id: string) =>
    (await world.app.published())
      .filter(({ input }) => Object.values(input).includes(id))
      .map(({ type }) => type.replace('organizations.', ''));

  describe('making and changing one', () => {
    it('belongs to who made it, beside the personal one', async () => {
      const ada = world.newUser('ada');
      await world.resolve(ada);
      const { status, body } = await world.as(ada, 'POST organizations', { name: 'Grüne Äpfel' });

      expect(status).toBe(201);
      expect(body).toMatchObject({
        name: 'Grüne Äpfel',
        slug: expect.stringMatching(/^grune-apfel-[0-9a-f]{8}$/),
        personal: false,
        role: 'admin',
        ownerId: ada.id,
        state: 'active',
      });
      expect((await world.resolve(ada, body.id)).actor).toMatchObject({ organizationId: body.id });
      const { body: mine } = await world.as(ada, 'GET users/organizations');
      expect(mine.items.map(({ personal }: { personal: boolean }) => personal)).toEqual([true, false]);
      expect(await told(body.id)).toEqual(['member-added', 'organization-created']);
    });

    it('is found among one’s own by a part of its name or by the role there, page by page', async () => {
      const ada = world.newUser('ada');
      await world.resolve(ada);
      const { path } = await world.shared();
      for (const name of ['Beta', 'alpha', 'Gamma']) await world.as(ada, 'POST organizations', { name });
      const names = async (query: string) => {
        const { body } = await world.as(ada, `GET users/organizations?${query}`);
        return { names: body.items.map(({ name }: { name: string }) => name), cursor: body.nextCursor };
      };
      const [personal] = (await names('limit=1')).names;

      const first = await names('limit=2');
      expect(first.names).toEqual([personal, 'alpha']);
      expect(await names(`limit=2&cursor=${first.cursor}`)).toEqual({ names: ['Beta', 'Gamma'] });
      expect((await names('sort=createdAt&order=desc&limit=2')).names).toEqual(['Gamma', 'alpha']);
      expect((await names('search=ET')).names).toEqual(['Beta']);
      expect((await names('role=guest')).names).toEqual([]);
      expect((await world.as(ada, `GET ${path}`)).status).toBe(404);
    });

    it('has a slug that no other has', async () => {
      const { ada, path, slug } = await world.shared();
      const wanted = `engines-${randomUUID().slice(0, 8)}`;

      expect(await world.as(ada, 'POST organizations', { name: 'x', slug })).toMatchObject(
        code(409, 'slugTaken'),
      );
      const attempts = Array.from({ length: 10 }, () =>
        world.as(world.newUser('x'), 'POST organizations', { name: 'x', slug: wanted }),
      );
      const statuses = (await Promise.all(attempts)).map(({ status }) => status);
      expect(statuses.filter((status) => status === 201)).toHaveLength(1);
      expect(statuses.filter((status) => status === 409)).toHaveLength(9);
      expect(await world.as(ada, `PATCH ${path}`, { slug: wanted })).toMatchObject(code(409, 'slugTaken'));
    });

    it('is renamed, and its settings and branding are replaced as a whole', async () => {
      const { ada, bob, path } = await world.shared('analyst');
      const settings = { locale: 'de-DE', timeZone: 'Europe/Berlin', invitationDomains: ['example.com'] };

      expect(await world.as(ada, `PATCH ${path}`, { name: 'B', settings })).toMatchObject({
        status: 200,
        body: { name: 'B', settings },
      });
      const branding = { primaryColor: '#1F6FEB', footer: 'Confidential' };
      const { body } = await world.as(ada, `PATCH ${path}`, { branding, settings: {} });
      expect(body).toMatchObject({ name: 'B', branding });
      expect(body.settings).toEqual({});
      expect(await world.as(bob, `PATCH ${path}`, { name: 'C' })).toMatchObject(code(403, 'adminsOnly'));
      expect(await world.as(world.newUser('eve'), `PATCH ${path}`, { name: 'C' })).toMatchObject(
        code(404, 'notFound'),
      );
    });

    it.each([
      {},
      { name: '' },
      { slug: 'Not A Slug' },
      { slug: '1st' },
      { settings: { timeZone: 'Mars/Olympus' } },
      { settings: { locale: 'no such language!' } },
      { settings: { invitationDomains: ['@x'] } },
      { settings: { surprise: true } },
      { branding: { primaryColor: 'red' } },
    ])('is not changed to what is not allowed: %j', async (change) => {
      const { ada, path } = await world.shared();

      expect((await world.as(ada, `PATCH ${path}`, change)).status).toBe(400);
    });
  });

  describe('suspending a member', () => {
    it('blocks the member here and nowhere else, until resumed', async () => {
      const { ada, bob, id, path } = await world.shared();
      const suspended = await world.as(ada, `POST ${path}/members/${bob.id}/suspend`);

      expect(suspended).toMatchObject({ status: 200, body: { suspendedAt: expect.any(String) } });
      expect(await world.as(ada, `POST ${path}/members/${bob.id}/suspend`)).toMatchObject({ status: 200 });
      expect(await world.resolve(bob, id)).toMatchObject({ blocked: 'member-suspended' });
      expect(await world.resolve(bob)).not.toHaveProperty('blocked');
      const resumed = await world.as(ada, `POST ${path}/members/${bob.id}/resume`);
      expect(resumed.body).not.toHaveProperty('suspendedAt');
      expect(await world.resolve(bob, id)).not.toHaveProperty('blocked');
      expect((await told(id)).slice(3)).toEqual(['member-suspended', 'member-resumed']);
    });

    it('is not for the owner, nor by somebody who is suspended', async () => {
      const { ada, bob, path } = await world.shared('admin');

      expect(await world.as(bob, `POST ${path}/members/${ada.id}/suspend`)).toMatchObject(
        code(409, 'ownerTransfersFirst'),
      );
      await world.as(ada, `POST ${path}/members/${bob.id}/suspend`);
      expect(await world.as(bob, `POST ${path}/members/${bob.id}/resume`)).toMatchObject(
        code(403, 'adminsOnly'),
      );
    });
  });

  it('is suspended as a whole by the operator, at once', async () => {
    const { ada, bob, id } = await world.shared();
    const cache = world.app.get(Cache);
    await cache.set('remembered', 1, { ttlSeconds: 60, tags: [organizationTag(id)] });
    const actor = systemActor(id);
    await world.app.commands.execute(
      new SuspendOrganization({ actor, organizationId: id, reason: 'unpaid' }),
    );

    for (const user of [ada, bob])
      expect(await world.resolve(user, id)).toMatchObject({ blocked: 'organization-suspended' });
    expect(await cache.get('remembered')).toBeUndefined();
    await world.app.commands.execute(new ResumeOrganization({ actor, organizationId: id }));
    expect(await world.resolve(bob, id)).not.toHaveProperty('blocked');
  });

  describe('its owner', () => {
    it('hands it to another admin, and may go then', async () => {
      const { ada, bob, id, path } = await world.shared('admin');

      expect(await world.as(ada, `POST ${path}/leave`)).toMatchObject(code(409, 'ownerTransfersFirst'));
      expect(await world.as(bob, `POST ${path}/transfer`, { userId: bob.id })).toMatchObject(
        code(403, 'ownerOnly'),
      );
      expect(await world.as(ada, `POST ${path}/transfer`, { userId: bob.id })).toMatchObject({
        status: 200,
        body: { ownerId: bob.id, role: 'admin' },
      });
      expect(await world.as(ada, `POST ${path}/leave`)).toMatchObject({ status: 204 });
      expect(await world.as(bob, `POST ${path}/leave`)).toMatchObject(code(409, 'lastAdmin'));
      expect(await told(id)).toContain('ownership-transferred');
    });

    it('is an admin, and the personal organisation keeps its own', async () => {
      const { ada, bob, path } = await world.shared('user');
      const { organizationId } = (await world.resolve(ada)).actor;
      const personal = `organizations/${organizationId}`;

      expect(await world.as(ada, `POST ${path}/transfer`, { userId: bob.id })).toMatchObject(
        code(409, 'ownerIsAdmin'),
      );
      expect(await world.as(ada, `POST ${path}/transfer`, { userId: randomUUID() })).toMatchObject(
        code(404, 'memberNotFound'),
      );
      for (const [route, body] of [
        [`POST ${personal}/transfer`, { userId: ada.id }],
        [`DELETE ${personal}?confirm=x`, undefined],
      ] as const)
        expect(await world.as(ada, route, body)).toMatchObject(code(409, 'personalStays'));
    });

    it('is followed by another admin when the account is no more', async () => {
      const { ada, bob, id } = await world.shared('admin');
      const input = { actor: systemActor(id), organizationId: id, userId: ada.id };
      await world.app.commands.execute(new RemoveMember(input));

      expect((await world.as(bob, `GET organizations/${id}`)).body).toMatchObject({ ownerId: bob.id });
      const last = { ...input, userId: bob.id };
      await expect(world.app.commands.execute(new RemoveMember(last))).rejects.toMatchObject({
        code: 'organizations.lastAdmin',
      });
    });

    it('is there whatever happens at once', async () => {
      const { ada, bob, id, path } = await world.shared('admin');
      await Promise.all([
        world.as(ada, `POST ${path}/transfer`, { userId: bob.id }),
        world.as(bob, `POST ${path}/leave`),
        world.as(ada, `PATCH ${path}/members/${bob.id}`, { role: 'user' }),
        world.as(ada, `POST ${path}/members/${bob.id}/suspend`),
        world.as(bob, `POST ${path}/members/${ada.id}/suspend`),
      ]);

      const owner = (await world.as(ada, `GET organizations/${id}`)).body?.ownerId;
      const { body } = await world.as(owner === ada.id ? ada : bob, `GET ${path}/members`);
      const standing = body.items.find(({ userId }: { userId: string }) => userId === owner);
      expect(standing).toMatchObject({ role: 'admin' });
      expect(standing).not.toHaveProperty('suspendedAt');
    });
  });

  describe('deleting one', () => {
    it('takes its slug, blocks everybody, and is undone by its owner', async () => {
      const { ada, bob, id, path, slug } = await world.shared('admin');

      expect(await world.as(ada, `DELETE ${path}?confirm=other`)).toMatchObject(code(400, 'slugMismatch'));
      expect(await world.as(bob, `DELETE ${path}?confirm=${slug}`)).toMatchObject(code(403, 'ownerOnly'));
      const deleted = await world.as(ada, `DELETE ${path}?confirm=${slug}`);
      expect(deleted).toMatchObject({ status: 200, body: { state: 'deleted', eraseAt: expect.any(String) } });
      const days = (Date.parse(deleted.body.eraseAt) - clock.now().getTime()) / 86_400_000;
      expect(days).toBeCloseTo(30, 1);
      for (const user of [ada, bob])
        expect(await world.resolve(user, id)).toMatchObject({ blocked: 'organization-deleted' });
      expect(await world.as(ada, `PATCH ${path}`, { name: 'x' })).toMatchObject(code(409, 'deleted'));

      expect(await world.as(bob, `POST ${path}/restore`)).toMatchObject(code(403, 'ownerOnly'));
      expect(await world.as(ada, `POST ${path}/restore`)).toMatchObject({ body: { state: 'active' } });
      expect(await world.as(ada, `POST ${path}/restore`)).toMatchObject(code(409, 'notDeleted'));
      expect(await world.resolve(bob, id)).not.toHaveProperty('blocked');
    });
  });

  it('is not deleted, and not erased, while a legal hold keeps what it has', async () => {
    const { ada, bob, id, path, slug } = await world.shared();
    const erase = () => world.app.get(EraseDeleted).run();
    held.add(id);
    expect(await world.as(bob, `DELETE ${path}?confirm=${slug}`)).toMatchObject(code(403, 'ownerOnly'));
    expect(await world.as(ada, `DELETE ${path}?confirm=${slug}`)).toMatchObject(code(409, 'legalHold'));

    held.delete(id);
    expect((await world.as(ada, `DELETE ${path}?confirm=${slug}`)).status).toBe(200);
    held.add(id);
    clock.advance(31 * 86_400);
    await erase();
    expect((await world.as(ada, `GET ${path}`)).status).toBe(200);
    held.delete(id);
    await erase();
    expect((await world.as(ada, `GET ${path}`)).status).toBe(404);
  });

  describe('teams', () => {
    const newTeam = async (name = 'Sales') => {
      const made = await world.shared();
      const { body } = await world.as(made.ada, `POST ${made.path}/teams`, { name, description: 'd' });
      return { ...made, team: body, teamPath: `${made.path}/teams/${body.id}` as const };
    };

    it('are made, renamed and removed by admins', async () => {
      const { ada, bob, path, team, teamPath, id } = await newTeam();

      expect(team).toMatchObject({ name: 'Sales', description: 'd', memberCount: 0 });
      expect(await world.as(ada, `POST ${path}/teams`, { name: 'sALES' })).toMatchObject(
        code(409, 'teamNameTaken'),
      );
      expect(await world.as(ada, `PATCH ${teamPath}`, { name: 'SALES' })).toMatchObject({
        body: { name: 'SALES', description: 'd' },
      });
      expect(await world.as(bob, `DELETE ${teamPath}`)).toMatchObject(code(403, 'adminsOnly'));
      expect(await world.as(ada, `DELETE ${teamPath}`)).toMatchObject({ status: 204 });
      expect(await world.as(ada, `GET ${teamPath}`)).toMatchObject(code(404, 'teamNotFound'));
      expect((await told(id)).slice(3)).toEqual(['team-created', 'team-changed', 'team-removed']);
    });

    it('hold members of the organisation, who leave them when they leave it', async () => {
      const { ada, bob, id, path, team, teamPath } = await newTeam();
      const idsOf = () => world.app.queries.execute(new GetTeamIds({ organizationId: id, userId: bob.id }));

      for (const _ of ['once', 'twice'])
        expect((await world.as(ada, `PUT ${teamPath}/members/${bob.id}`)).status).toBe(204);
      expect(await world.as(ada, `PUT ${teamPath}/members/${randomUUID()}`)).toMatchObject(
        code(404, 'memberNotFound'),
      );
      expect((await world.as(bob, `GET ${teamPath}/members`)).body.items).toMatchObject([{ userId: bob.id }]);
      expect((await world.as(bob, `GET ${teamPath}`)).body).toMatchObject({ memberCount: 1 });
      expect(await idsOf()).toEqual([team.id]);
      await world.as(ada, `DELETE ${path}/members/${bob.id}`);
      expect(await idsOf()).toEqual([]);
    });

    it('are listed by name, page by page, and found by a part of it', async () => {
      const { ada, path } = await newTeam('beta');
      for (const name of ['Alpha', 'gamma', 'Gamut']) await world.as(ada, `POST ${path}/teams`, { name });
      const names = ({ body }: { body: { items: { name: string }[] } }) => body.items.map(({ name }) => name);

      const first = await world.as(ada, `GET ${path}/teams?limit=3`);
      expect(names(first)).toEqual(['Alpha', 'beta', 'gamma']);
      expect(names(await world.as(ada, `GET ${path}/teams?limit=3&cursor=${first.body.nextCursor}`))).toEqual(
        ['Gamut'],
      );
      expect(names(await world.as(ada, `GET ${path}/teams?search=GAM`))).toEqual(['gamma', 'Gamut']);
      expect(names(await world.as(ada, `GET ${path}/teams?search=%25`))).toEqual([]);
      expect(names(await world.as(ada, `GET ${path}/teams?search=GAM&order=desc`))).toEqual([
        'Gamut',
        'gamma',
      ]);
    });

    it('of another organisation do not exist', async () => {
      const { teamPath } = await newTeam();
      const { ada: eve, path } = await world.shared();
      const foreign = teamPath.replace(/^organizations\/[^/]+/, path) as typeof teamPath;

      for (const method of ['GET', 'DELETE'] as const)
        expect(await world.as(eve, `${method} ${foreign}`)).toMatchObject(code(404, 'teamNotFound'));
      expect(await world.as(eve, `GET ${teamPath}`)).toMatchObject(code(404, 'notFound'));
    });
  });
});
