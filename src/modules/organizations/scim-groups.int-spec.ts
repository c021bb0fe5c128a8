import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OrganizationsModule } from './organizations.module.js';
import { type OrganizationsWorld, startOrganizations } from './testing/world.js';

const groupSchema = 'urn:ietf:params:scim:schemas:core:2.0:Group';

describe('SCIM groups', () => {
  let world: OrganizationsWorld;
  beforeAll(async () => {
    world = await startOrganizations(OrganizationsModule);
  });
  afterAll(() => world.app.stop());

  /** An organisation of three, with a directory. */
  const connected = async () => {
    const { ada, bob, id, path } = await world.shared();
    const eve = world.newUser('eve');
    await world.as(ada, `POST ${path}/members`, { email: eve.email, role: 'user' });
    const { token } = (await world.as(ada, `POST ${path}/scim-tokens`)).body;
    const send = async (route: string, body?: object, ifMatch?: string) => {
      const [method = '', url = ''] = route.split(' ');
      const response = await world.app.http({
        method: method as 'GET',
        url: `/api/v1/scim/v2/${url}`,
        headers: {
          authorization: `Bearer ${token}`,
          ...(body && { 'content-type': 'application/scim+json' }),
          ...(ifMatch && { 'if-match': ifMatch }),
        },
        ...(body && { payload: JSON.stringify(body) }),
      });
      return { status: response.statusCode, body: response.body === '' ? undefined : response.json() };
    };
    const make = async (displayName: string, ...members: { id: string }[]) =>
      (await send('POST Groups', { displayName, externalId: randomUUID(), members: named(...members) })).body;
    const patch = (groupId: string, ...Operations: object[]) =>
      send(`PATCH Groups/${groupId}`, { Operations });
    return { ada, bob, eve, id, path, send, make, patch };
  };
  const named = (...members: { id: string }[]) => members.map(({ id: value }) => ({ value }));
  const ids = (body: { members: { value: string }[] }) => body.members.map(({ value }) => value).sort();
  const sorted = (...members: { id: string }[]) => members.map(({ id }) => id).sort();

  it('are teams, with the members that are named', async () => {
    const { ada, bob, path, make, send } = await connected();
    const made = await make('Sales', bob);

    expect(made).toMatchObject({
      schemas: [groupSchema],
      displayName: 'Sales',
      externalId: expect.any(String),
      members: [{ value: bob.id, type: 'User' }],
      meta: { resourceType: 'Group', version: expect.stringMatching(/^W\//) },
    });
    expect((await world.as(ada, `GET ${path}/teams`)).body.items).toMatchObject([
      { id: made.id, name: 'Sales', memberCount: 1 },
    ]);
    expect((await send(`GET Groups/${made.id}`)).body).toEqual(made);
    const told = (await world.app.published()).filter(({ input }) => Object.values(input).includes(made.id));
    expect(told.map(({ type }) => type)).toEqual([
      'organizations.team-created',
      'organizations.team-member-added',
    ]);
  });

  it('are changed as Entra ID and Okta write it', async () => {
    const { ada, bob, eve, make, patch } = await connected();
    const { id } = await make('Sales', bob);

    expect(ids((await patch(id, { op: 'Add', path: 'members', value: named(ada, eve) })).body)).toEqual(
      sorted(ada, bob, eve),
    );
    const removed = await patch(id, { op: 'remove', path: `members[value eq "${bob.id}"]` });
    expect(ids(removed.body)).toEqual(sorted(ada, eve));
    expect(ids((await patch(id, { op: 'Remove', path: 'members', value: named(ada, bob) })).body)).toEqual([
      eve.id,
    ]);
    expect((await patch(id, { op: 'replace', value: { id, displayName: 'Vertrieb' } })).body).toMatchObject({
      displayName: 'Vertrieb',
      members: [{ value: eve.id }],
    });
    expect(ids((await patch(id, { op: 'replace', path: 'members', value: named(bob) })).body)).toEqual([
      bob.id,
    ]);
  });

  it('are found by name and by external id, without their members if so asked, page by page', async () => {
    const { bob, make, send } = await connected();
    const [sales, support] = [await make('Sales', bob), await make('Support')];
    const find = async (query: string) => (await send(`GET Groups?${query}`)).body;
    const filter = (text: string) => `filter=${encodeURIComponent(text)}`;

    expect((await find(filter('displayName eq "sales"'))).Resources).toEqual([sales]);
    expect((await find(filter(`externalId eq "${support.externalId}"`))).Resources).toEqual([support]);
    expect((await find(filter(`members[value eq "${bob.id}"]`))).Resources).toEqual([sales]);
    const { members: _, ...brief } = sales;
    expect((await find(`excludedAttributes=members&${filter('displayName eq "Sales"')}`)).Resources).toEqual([
      brief,
    ]);
    expect(await find('startIndex=2&count=1')).toMatchObject({
      totalResults: 2,
      itemsPerPage: 1,
      Resources: [{ id: support.id }],
    });
  });

  it('are replaced, by who saw them last, and removed', async () => {
    const { bob, eve, make, send } = await connected();
    const { id, meta } = await make('Sales', bob);
    const replaced = await send(
      `PUT Groups/${id}`,
      { displayName: 'Sales', members: named(eve) },
      meta.version,
    );
    expect(ids(replaced.body)).toEqual([eve.id]);
    expect(replaced.body.externalId).toBeUndefined();
    expect((await send(`PUT Groups/${id}`, { displayName: 'Sales' }, meta.version)).status).toBe(412);

    expect((await send(`DELETE Groups/${id}`)).status).toBe(204);
    expect((await send(`GET Groups/${id}`)).status).toBe(404);
  });

  it('hold nobody from outside, have a name of their own, and are of one organisation', async () => {
    const { bob, make, send, patch } = await connected();
    const other = await connected();
    const { id } = await make('Sales', bob);
    const stranger = await patch(id, { op: 'add', path: 'members', value: named(other.bob) });

    expect(stranger).toMatchObject({ status: 400, body: { scimType: 'invalidValue' } });
    expect(stranger.body.detail).toContain(other.bob.id);
    expect((await send('POST Groups', { displayName: 'SALES' })).body).toMatchObject({
      status: '409',
      scimType: 'uniqueness',
    });
    expect((await send('POST Groups', { displayName: '' })).status).toBe(400);
    for (const route of [`GET Groups/${id}`, `DELETE Groups/${id}`])
      expect((await other.send(route)).status).toBe(404);
    expect((await other.patch(id, { op: 'replace', path: 'displayName', value: 'x' })).status).toBe(404);
  });
});
