import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { UserRenamed, type UserView } from '#modules/identity';
import { signedInAs, someActor } from '#shared/testing';
import { OrganizationsModule } from './organizations.module.js';
import { type OrganizationsWorld, startOrganizations } from './testing/world.js';

describe('people', () => {
  let world: OrganizationsWorld;
  beforeAll(async () => {
    world = await startOrganizations(OrganizationsModule);
  });
  afterAll(() => world.app.stop());

  describe('their profile', () => {
    it('is empty at first, and keeps what is said of it', async () => {
      const ada = world.newUser('ada');
      const empty = { avatarId: null, locale: null, timeZone: null, preferences: {}, privacy: {} };
      expect((await world.as(ada, 'GET users/profile')).body).toEqual({
        userId: ada.id,
        email: ada.email,
        name: 'ada',
        ...empty,
      });

      await world.as(ada, 'PATCH users/profile', { locale: 'de-AT', preferences: { theme: 'dark' } });
      const { body } = await world.as(ada, 'PATCH users/profile', { timeZone: 'Europe/Vienna' });
      expect(body).toMatchObject({
        locale: 'de-AT',
        timeZone: 'Europe/Vienna',
        preferences: { theme: 'dark' },
      });
      expect((await world.as(ada, 'PATCH users/profile', { locale: null })).body).toMatchObject({
        locale: null,
      });
    });

    it('keeps both of two changes at once', async () => {
      const ada = world.newUser('ada');
      await Promise.all([
        world.as(ada, 'PATCH users/profile', { locale: 'fr' }),
        world.as(ada, 'PATCH users/profile', { timeZone: 'Asia/Tokyo' }),
        world.as(ada, 'PATCH users/profile', { preferences: { rowsPerPage: 20 } }),
      ]);

      expect((await world.as(ada, 'GET users/profile')).body).toMatchObject({
        locale: 'fr',
        timeZone: 'Asia/Tokyo',
        preferences: { rowsPerPage: 20 },
      });
    });

    it.each([
      {},
      { locale: '??' },
      { timeZone: 'Mars/Olympus' },
      { name: ' ' },
      { preferences: { theme: 'pink' } },
      { preferences: { rowsPerPage: 0 } },
      { preferences: { surprise: 1 } },
      { privacy: { email: 'nobody' } },
      { email: 'other@example.com' },
    ])('is not changed to what is not allowed: %j', async (change) => {
      expect((await world.as(world.newUser('ada'), 'PATCH users/profile', change)).status).toBe(400);
    });

    it('is not sent again to whoever has it', async () => {
      const headers = signedInAs(someActor({ userId: world.newUser('ada').id }));
      const url = '/api/v1/users/profile';
      const first = await world.app.http({ url, headers });
      const again = await world.app.http({
        url,
        headers: { ...headers, 'if-none-match': String(first.headers.etag) },
      });

      expect(again.statusCode).toBe(304);
    });
  });

  describe('the users of an organisation', () => {
    const named = ({ body }: { body: { items: UserView[] } }) => body.items.map(({ name }) => name);
    const many = async () => {
      const made = await world.shared();
      for (const name of ['Émile', 'Zoe', 'anna', 'Carl_1'])
        await world.as(made.ada, `POST ${made.path}/members`, {
          email: world.newUser(name.normalize('NFD').replaceAll(/[^\w]/g, '') || name).email,
          role: name === 'Zoe' ? 'analyst' : 'user',
        });
      return { ...made, users: `auth/tenants/${made.id}/users` as const };
    };

    it('are listed in any order, page by page', async () => {
      const { ada, users } = await many();
      const sorted = ['ada', 'anna', 'bob', 'Carl_1', 'Emile', 'Zoe'];

      for (const [order, expected] of [
        ['asc', sorted],
        ['desc', sorted.toReversed()],
      ] as const) {
        const query = `${users}?sort=name&order=${order}&limit=4`;
        const first = await world.as(ada, `GET ${query}`);
        const second = await world.as(ada, `GET ${query}&cursor=${first.body.nextCursor}`);
        expect([...named(first), ...named(second)]).toEqual(expected);
        expect(second.body).not.toHaveProperty('nextCursor');
        expect(await world.as(ada, `GET ${users}?sort=email&cursor=${first.body.nextCursor}`)).toMatchObject({
          status: 400,
          body: { code: 'pagination.badCursor' },
        });
      }
    });

    it('are found by a part of the name or address, by role and by status', async () => {
      const { ada, bob, path, users } = await many();
      await world.as(ada, `POST ${path}/members/${bob.id}/suspend`);

      expect(named(await world.as(ada, `GET ${users}?search=AN`))).toEqual(['anna']);
      expect(named(await world.as(ada, `GET ${users}?search=_`))).toEqual(['Carl_1']);
      expect(named(await world.as(ada, `GET ${users}?search=%25`))).toEqual([]);
      expect(named(await world.as(ada, `GET ${users}?search=${bob.email}`))).toEqual(['bob']);
      expect(named(await world.as(ada, `GET ${users}?role=analyst`))).toEqual(['Zoe']);
      expect(named(await world.as(ada, `GET ${users}?status=suspended`))).toEqual(['bob']);
      for (const bad of ['role=owner', 'status=gone', 'sort=age', 'order=up', 'search='])
        expect((await world.as(ada, `GET ${users}?${bad}`)).status, bad).toBe(400);
    });

    it('are shown to members by name; addresses only where their owner wants that', async () => {
      const { ada, bob, path } = await world.shared();
      await world.as(ada, 'PATCH users/profile', { privacy: { email: 'admins' } });
      const addresses = async (user: UserView) =>
        (await world.as(user, `GET ${path}/members`)).body.items.map(({ email }: UserView) => email);

      expect(await addresses(bob)).toEqual([null, bob.email]);
      expect(await addresses(ada)).toEqual([ada.email, bob.email]);
      expect(named(await world.as(bob, `GET ${path}/members?search=${ada.email}`))).toEqual([]);
    });

    it('are called by their new name once they have one', async () => {
      const { ada, bob, path } = await world.shared();
      await world.as(ada, `GET ${path}/members`);
      await world.as(bob, 'PATCH users/profile', { name: 'Robert' });
      await world.app.hear(new UserRenamed({ userId: bob.id, name: 'Robert' }));

      expect(named(await world.as(ada, `GET ${path}/members`))).toEqual(['ada', 'Robert']);
    });
  });
});
