import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Database } from '#shared/database';
import { OrganizationsModule } from './organizations.module.js';
import { type OrganizationsWorld, startOrganizations } from './testing/world.js';

describe('SCIM 2.0', () => {
  let world: OrganizationsWorld;
  beforeAll(async () => {
    world = await startOrganizations(OrganizationsModule);
  });
  afterAll(() => world.app.stop());

  type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** An organisation with a directory. */
  const connected = async () => {
    const shared = await world.shared();
    const { body } = await world.as(shared.ada, `POST ${shared.path}/scim-tokens`);
    return { ...shared, token: body.token as string, tokenId: body.id as string };
  };
  const send = async (token: string, sent: string, payload?: object) => {
    const [route = '', ifMatch] = sent.split(' if ');
    const [method, path] = route.split(' ') as [Method, string];
    const response = await world.app.http({
      method,
      url: `/api/v1/scim/v2/${path}`,
      headers: {
        ...(token && { authorization: `Bearer ${token}` }),
        ...(payload && { 'content-type': 'application/scim+json' }),
        ...(ifMatch && { 'if-match': ifMatch }),
      },
      ...(payload && { payload: JSON.stringify(payload) }),
    });
    const type = String(response.headers['content-type'] ?? '');
    return { status: response.statusCode, type, body: response.body === '' ? undefined : response.json() };
  };
  const someone = (fields: object = {}) => {
    const address = `${randomUUID()}@corp.example`;
    return {
      schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
      userName: address,
      externalId: randomUUID(),
      displayName: 'Eve Example',
      name: { givenName: 'Eve', familyName: 'Example' },
      emails: [{ value: address, type: 'work', primary: true }],
      active: true,
      ...fields,
    };
  };
  const patch = (Operations: readonly object[]) => ({
    schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'],
    Operations,
  });
  const refused = (status: number, scimType?: string) => ({
    status,
    type: expect.stringContaining('application/scim+json'),
    body: {
      schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'],
      status: String(status),
      detail: expect.any(String),
      ...(scimType && { scimType }),
    },
  });
  const find = async (token: string, filter: string) =>
    (await send(token, `GET Users?filter=${encodeURIComponent(filter)}`)).body;

  describe('a token', () => {
    it('is shown once, told by its beginning, and good until it is revoked', async () => {
      const { ada, path, token, tokenId } = await connected();
      const { body } = await world.as(ada, `GET ${path}/scim-tokens`);
      expect(body.items).toMatchObject([{ id: tokenId, prefix: token.slice(0, 12) }]);
      expect(JSON.stringify(body)).not.toContain(token);
      const rows = await world.app.get(Database).query('select t::text from organizations.scim_token t');
      expect(JSON.stringify(rows)).not.toContain(token);
      expect((await send(token, 'GET Users')).status).toBe(200);

      expect((await world.as(ada, `DELETE ${path}/scim-tokens/${tokenId}`)).status).toBe(204);
      expect(await send(token, 'GET Users')).toMatchObject(refused(401));
      for (const wrong of ['', 'scim_x']) expect(await send(wrong, 'GET Users')).toMatchObject(refused(401));
    });

    it('is one of five at most, however many are made at once', async () => {
      const { ada, path } = await world.shared();
      const made = await Promise.all(
        Array.from({ length: 10 }, () => world.as(ada, `POST ${path}/scim-tokens`)),
      );

      expect(made.filter(({ status }) => status === 201)).toHaveLength(5);
    });

    it('knows the members of its organisation and nobody else', async () => {
      const [mine, yours] = [await connected(), await connected()];
      const { body } = await send(yours.token, 'POST Users', someone());

      for (const route of ['GET', 'DELETE'])
        expect(await send(mine.token, `${route} Users/${body.id}`)).toMatchObject(refused(404));
      expect(
        await send(
          mine.token,
          `PATCH Users/${body.id}`,
          patch([{ op: 'replace', value: { active: false } }]),
        ),
      ).toMatchObject(refused(404));
      expect(await send(mine.token, `PUT Users/${body.id}`, someone())).toMatchObject(refused(404));
      expect((await find(mine.token, `userName eq "${body.userName}"`)).totalResults).toBe(0);
    });
  });

  describe('a user', () => {
    it('becomes a member, and is answered as it was sent', async () => {
      const { token, id } = await connected();
      const user = someone();
      const { status, type, body } = await send(token, 'POST Users', user);
      expect({ status, type, body }).toMatchObject({
        status: 201,
        type: expect.stringContaining('application/scim+json'),
        body: {
          ...user,
          id: expect.any(String),
          meta: { resourceType: 'User', version: expect.stringMatching(/^W\//) },
        },
      });
      expect((await send(token, `GET Users/${body.id}`)).body).toEqual(body);
      const account = world.users.get(body.id);
      expect(account).toMatchObject({ email: user.userName, name: 'Eve Example' });
      if (account) expect((await world.resolve(account, id)).actor.role).toBe('user');
    });

    it('is there once', async () => {
      const { token } = await connected();
      const user = someone();
      await send(token, 'POST Users', user);

      expect(await send(token, 'POST Users', user)).toMatchObject(refused(409, 'uniqueness'));
      const renamed = { ...user, userName: randomUUID() };
      expect(await send(token, 'POST Users', renamed)).toMatchObject(refused(409, 'uniqueness'));
      const other = await send(token, 'POST Users', someone());
      expect(await send(token, `PUT Users/${other.body.id}`, user)).toMatchObject(refused(409, 'uniqueness'));
    });

    it('keeps the address of the account, whatever the directory calls it later', async () => {
      const { token } = await connected();
      const { body } = await send(token, 'POST Users', someone());
      const before = world.users.get(body.id);
      await send(token, `PUT Users/${body.id}`, someone());

      expect(world.users.get(body.id)).toEqual(before);
    });

    it('that is not active is suspended, and one that is active again is not', async () => {
      const { token, id } = await connected();
      const { body } = await send(token, 'POST Users', someone());
      const account = world.users.get(body.id);
      if (!account) throw new Error('no account');
      const change = (operations: readonly object[]) =>
        send(token, `PATCH Users/${body.id}`, patch(operations));
      const blocked = async () => (await world.resolve(account, id)).blocked;
      expect(await blocked()).toBeUndefined();
      expect((await change([{ op: 'Replace', path: 'active', value: 'False' }])).body.active).toBe(false);
      expect(await blocked()).toBe('member-suspended');
      await change([{ op: 'replace', value: { active: true } }]);
      expect(await blocked()).toBeUndefined();
      await send(token, `PUT Users/${body.id}`, { ...someone(), active: false });
      expect(await blocked()).toBe('member-suspended');
    });

    it('is changed by the operations of RFC 7644 as directories write them', async () => {
      const { token } = await connected();
      const user = someone();
      const { body } = await send(token, 'POST Users', user);
      const { status, body: changed } = await send(
        token,
        `PATCH Users/${body.id}`,
        patch([
          { op: 'Add', path: 'title', value: 'Analyst' },
          { op: 'Replace', path: 'name.familyName', value: 'Other' },
          { op: 'replace', path: 'emails[type eq "work"].value', value: 'eve@other.example' },
          { op: 'replace', value: { displayName: 'Eve Other', 'name.givenName': 'Evelyn' } },
          { op: 'Remove', path: 'externalId' },
        ]),
      );

      expect({ status, changed }).toMatchObject({
        status: 200,
        changed: {
          title: 'Analyst',
          displayName: 'Eve Other',
          name: { givenName: 'Evelyn', familyName: 'Other' },
          emails: [{ value: 'eve@other.example', type: 'work' }],
        },
      });
      expect(changed).not.toHaveProperty('externalId');
    });

    it.each([
      [[{ op: 'replace', path: '__proto__.polluted', value: 'x' }], 'invalidValue'],
      [[{ op: 'replace', path: 'active', value: 'perhaps' }], 'invalidValue'],
      [[{ op: 'replace', path: 'emails[', value: 'x' }], 'invalidValue'],
      [[{ op: 'increase', path: 'title' }], 'invalidValue'],
      [[], 'invalidValue'],
    ])('is not changed by %j', async (operations, scimType) => {
      const { token } = await connected();
      const { body } = await send(token, 'POST Users', someone());

      expect(await send(token, `PATCH Users/${body.id}`, patch(operations))).toMatchObject(
        refused(400, scimType),
      );
      expect({}).not.toHaveProperty('polluted');
    });

    it.each([{}, { userName: 'no address' }, { userName: 'x', emails: 7 }, { userName: 7 }])(
      'is not made of %j',
      async (user) => {
        const { token } = await connected();

        expect(await send(token, 'POST Users', user)).toMatchObject(refused(400, 'invalidValue'));
      },
    );

    it('that was changed meanwhile is not changed', async () => {
      const { token } = await connected();
      const { body } = await send(token, 'POST Users', someone());
      const change = (title: string, ifMatch: string) =>
        send(
          token,
          `PATCH Users/${body.id} if ${ifMatch}`,
          patch([{ op: 'add', path: 'title', value: title }]),
        );
      expect((await change('first', body.meta.version)).status).toBe(200);

      expect(await change('second', body.meta.version)).toMatchObject(refused(412));
      expect((await change('third', '*')).status).toBe(200);
    });

    it('that is deleted is no member any more, and may come again', async () => {
      const { token, id } = await connected();
      const user = someone();
      const { body } = await send(token, 'POST Users', user);
      expect((await send(token, `DELETE Users/${body.id}`)).status).toBe(204);
      expect(await send(token, `GET Users/${body.id}`)).toMatchObject(refused(404));
      const account = world.users.get(body.id);
      if (account)
        await expect(world.resolve(account, id)).rejects.toMatchObject({ code: 'organizations.notFound' });

      expect((await send(token, 'POST Users', user)).body.id).toBe(body.id);
    });

    it('who owns the organisation stays', async () => {
      const { ada, token } = await connected();
      const off = patch([{ op: 'replace', path: 'active', value: false }]);

      expect(await send(token, `PATCH Users/${ada.id}`, off)).toMatchObject(refused(409));
      expect(await send(token, `DELETE Users/${ada.id}`)).toMatchObject(refused(409));
    });
  });

  describe('looking for users', () => {
    it('finds members by name, id, and whatever else', async () => {
      const { token, bob } = await connected();
      const user = someone();
      const { body } = await send(token, 'POST Users', user);
      for (const filter of [
        `userName eq "${user.userName.toUpperCase()}"`,
        `username eq "${user.userName}"`,
        `externalId eq "${user.externalId}"`,
        `externalId eq "${user.externalId}" and active eq true`,
        `name.familyName eq "Example" or name.familyName eq "x"`,
        `id eq "${body.id}"`,
        'emails[value ew "@corp.example"]',
        'not (userName ew "@example.com")',
      ])
        expect((await find(token, filter)).Resources, filter).toMatchObject([{ id: body.id }]);
      expect((await find(token, `userName eq "${bob.email}"`)).Resources).toMatchObject([{ id: bob.id }]);
      expect(await find(token, 'userName eq "nobody"')).toMatchObject({ totalResults: 0, Resources: [] });
    });

    it.each(['userName', 'userName eq', 'userName is "x"', '(', 'x'.repeat(1001)])(
      'refuses %s',
      async (filter) => {
        const { token } = await connected();

        expect(await send(token, `GET Users?filter=${encodeURIComponent(filter)}`)).toMatchObject(
          refused(400),
        );
      },
    );

    it('goes through them page by page', async () => {
      const { token } = await connected();
      for (let n = 0; n < 3; n++) await send(token, 'POST Users', someone());
      const page = async (query: string) => (await send(token, `GET Users?${query}`)).body;
      const all = await page('');
      expect(all).toMatchObject({ totalResults: 5, startIndex: 1, itemsPerPage: 5 });
      const pages = [
        await page('startIndex=1&count=2'),
        await page('startIndex=3&count=2'),
        await page('startIndex=5&count=2'),
      ];
      expect(pages.flatMap(({ Resources }) => Resources)).toEqual(all.Resources);
      expect(await page('count=0')).toMatchObject({ totalResults: 5, itemsPerPage: 0, Resources: [] });
      expect(await page('startIndex=-7&count=1')).toMatchObject({ startIndex: 1, itemsPerPage: 1 });
    });
  });

  it.each(['ServiceProviderConfig', 'ResourceTypes', 'Schemas'])('tells its %s to anybody', async (route) => {
    expect(await send('', `GET ${route}`)).toMatchObject({
      status: 200,
      type: expect.stringContaining('application/scim+json'),
      body: { schemas: [expect.stringMatching(/^urn:ietf:params:scim:/)] },
    });
  });
});
