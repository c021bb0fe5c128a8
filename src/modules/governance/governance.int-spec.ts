import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  CreateRowPolicy,
  GetRowRules,
  GetUserAttributes,
  ListMemberRules,
  ListRowPolicies,
  type NewRowPolicy,
  RemoveRowPoliciesOfSource,
  RemoveRowPolicy,
  ReplaceRowPolicy,
  SetUserAttributes,
} from '#modules/governance';
import { GetTeamIds, ListMembers, OrganizationDeleted } from '#modules/organizations';
import type { Actor } from '#shared/contracts';
import { type StartedModule, signedInAs, someActor, startModule, stubQuery } from '#shared/testing';
import { GovernanceModule } from './governance.module.js';

const memberOf = (actor: Actor) => ({
  userId: actor.userId,
  email: `${actor.userId}@example.com`,
  name: 'Somebody',
  role: actor.role,
  joinedAt: '2026-01-31T12:00:00.000Z',
});

describe('governance', () => {
  let app: StartedModule;
  let admin: Actor;
  let user: Actor;
  let dataSourceId: string;
  const teamsOf = new Map<string, string[]>();

  beforeAll(async () => {
    const members = () => ({ items: [admin, user].map(memberOf) as never });
    const teams = stubQuery(GetTeamIds, ({ userId }) => teamsOf.get(userId) ?? []);
    app = await startModule(GovernanceModule, { stubs: [stubQuery(ListMembers, members), teams] });
  });
  beforeEach(() => {
    admin = someActor();
    user = someActor({ organizationId: admin.organizationId, role: 'user' });
    dataSourceId = randomUUID();
  });
  afterAll(() => app.stop());

  const policy = (fields: Partial<NewRowPolicy> = {}): NewRowPolicy => ({
    dataSourceId,
    table: 'orders',
    name: 'Own region',
    audience: { roles: [], userIds: [], teamIds: [] },
    condition: { column: 'region', operator: 'in', attribute: 'region' },
    ...fields,
  });
  const create = (fields: Partial<NewRowPolicy> = {}, actor = admin) =>
    app.commands.execute(new CreateRowPolicy({ actor, policy: policy(fields) }));
  const give = (attributes: Record<string, string[]>, actor = admin, userId = user.userId) =>
    app.commands.execute(new SetUserAttributes({ actor, userId, attributes }));
  const rulesOf = (actor: Actor) => app.queries.execute(new GetRowRules({ actor, dataSourceId }));

  it('opens every table that has no policy', async () => {
    expect(await rulesOf(user)).toEqual({ key: '', tables: [] });
  });

  it('tells what a person may see, and tells it anew as soon as anything changes', async () => {
    const { id } = await create();
    expect((await rulesOf(user)).tables).toMatchObject([{ table: 'orders', rule: { rows: 'none' } }]);
    await give({ region: ['West'] });
    const west = await rulesOf(user);
    expect(west.tables).toEqual([
      {
        table: 'orders',
        policies: [{ id, name: 'Own region' }],
        rule: { column: 'region', operator: 'in', values: ['West'] },
        restricted: true,
      },
    ]);
    await give({ region: ['South'] });
    expect((await rulesOf(user)).key).not.toBe(west.key);
    await app.commands.execute(
      new ReplaceRowPolicy({ actor: admin, policyId: id, policy: policy({ condition: { rows: 'every' } }) }),
    );
    expect((await rulesOf(user)).tables).toMatchObject([{ restricted: false }]);
    await app.commands.execute(new RemoveRowPolicy({ actor: admin, policyId: id }));
    expect(await rulesOf(user)).toEqual({ key: '', tables: [] });
  });

  it('tells an admin what others may see, and nobody else', async () => {
    await create();
    await give({ region: ['West'] });
    const as = { userId: randomUUID(), role: 'user', teamIds: [], attributes: { region: ['East'] } } as const;
    const asked = (actor: Actor) => app.queries.execute(new GetRowRules({ actor, dataSourceId, as }));

    expect((await asked(admin)).tables).toMatchObject([{ rule: { values: ['East'] } }]);
    await expect(asked(user)).rejects.toMatchObject({ code: 'governance.adminsOnly' });
    const members = await app.queries.execute(new ListMemberRules({ actor: admin, dataSourceId }));
    expect(members.map(({ userId, rules }) => [userId, rules.tables[0]?.rule])).toEqual([
      [admin.userId, { rows: 'none' }],
      [user.userId, { column: 'region', operator: 'in', values: ['West'] }],
    ]);
  });

  it('knows the teams of people', async () => {
    const teamId = randomUUID();
    teamsOf.set(user.userId, [teamId]);
    const audience = { roles: [], userIds: [], teamIds: [teamId] };
    await create({ audience, condition: { rows: 'every' } });

    expect((await rulesOf(user)).tables).toMatchObject([{ restricted: false }]);
    expect((await rulesOf(admin)).tables).toMatchObject([{ restricted: true }]);
    const members = await app.queries.execute(new ListMemberRules({ actor: admin, dataSourceId }));
    expect(members.map(({ rules }) => rules.tables[0]?.restricted)).toEqual([true, false]);
  });

  it('lets the policies of a source go with it, and those alone', async () => {
    await create();
    const other = policy({ dataSourceId: randomUUID() });
    await app.commands.execute(new CreateRowPolicy({ actor: admin, policy: other }));
    await rulesOf(user);
    const { organizationId } = admin;
    for (let time = 0; time < 2; time++)
      await app.commands.execute(new RemoveRowPoliciesOfSource({ organizationId, dataSourceId }));

    expect(await rulesOf(user)).toEqual({ key: '', tables: [] });
    const left = await app.queries.execute(new ListRowPolicies({ actor: admin, limit: 10 }));
    expect(left.items.map((one) => one.dataSourceId)).toEqual([other.dataSourceId]);
  });

  it('keeps policies to the organisation that made them', async () => {
    const { id } = await create();
    const stranger = someActor();
    const policyId = id;

    expect(await rulesOf(stranger)).toEqual({ key: '', tables: [] });
    for (const work of [
      () => app.commands.execute(new RemoveRowPolicy({ actor: stranger, policyId })),
      () => app.commands.execute(new ReplaceRowPolicy({ actor: stranger, policyId, policy: policy() })),
    ])
      await expect(work()).rejects.toMatchObject({ code: 'governance.policyNotFound' });
    const { items } = await app.queries.execute(new ListRowPolicies({ actor: stranger, limit: 10 }));
    expect(items).toEqual([]);
  });

  it('lets nobody but admins change anything, and others see only their own attributes', async () => {
    await give({ region: ['West'] });
    const attributesOf = (userId: string) =>
      app.queries.execute(new GetUserAttributes({ actor: user, userId }));

    for (const work of [create({}, user), give({ region: ['*'] }, user), attributesOf(admin.userId)])
      await expect(work).rejects.toMatchObject({ code: 'governance.adminsOnly', kind: 'forbidden' });
    expect(await attributesOf(user.userId)).toMatchObject({ attributes: { region: ['West'] } });
    await expect(give({}, admin, randomUUID())).rejects.toMatchObject({ code: 'governance.memberNotFound' });
  });

  it('gives a table no two policies of one name, asked at the same time', async () => {
    const made = await Promise.allSettled(['Own', 'own', 'OWN', 'Own'].map((name) => create({ name })));
    expect(made.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const one of made)
      if (one.status === 'rejected') expect(one.reason).toMatchObject({ code: 'governance.nameTaken' });
    await create({ name: 'own', table: 'others' });
  });

  it('lists policies page by page, by table and name', async () => {
    for (const [table, name] of [
      ['b', 'two'],
      ['a', 'one'],
      ['b', 'one'],
    ])
      await create({ table: table ?? '', name: name ?? '' });
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await app.queries.execute(new ListRowPolicies({ actor: admin, limit: 2, cursor }));
      seen.push(...page.items.map(({ table, name }) => `${table} ${name}`));
      cursor = page.nextCursor;
    } while (cursor);

    expect(seen).toEqual(['a one', 'b one', 'b two']);
  });

  it('forgets what a deleted organisation said, and nothing of another', async () => {
    const other = someActor();
    await create();
    await create({}, other);
    await app.hear(new OrganizationDeleted({ organizationId: admin.organizationId }));

    const list = async (actor: Actor) =>
      (await app.queries.execute(new ListRowPolicies({ actor, limit: 10 }))).items.length;
    expect(await Promise.all([list(admin), list(other)])).toEqual([0, 1]);
  });

  it('announces what was said before and what is said now', async () => {
    const { id } = await create();
    await give({ region: ['West'] });
    await app.commands.execute(new RemoveRowPolicy({ actor: admin, policyId: id }));
    const told = (await app.published()).slice(-3).map(({ type, input }) => ({ type, ...input }));

    expect(told).toMatchObject([
      { type: 'governance.row-policy-changed', userId: admin.userId, after: policy() },
      {
        type: 'governance.user-attributes-changed',
        memberId: user.userId,
        before: {},
        after: { region: ['West'] },
      },
      { type: 'governance.row-policy-changed', policyId: id, before: policy() },
    ]);
  });

  it.each([
    ['an operator that there is none', { column: 'a', operator: 'like', values: ['x'] }],
    ['both values and an attribute', { column: 'a', operator: 'in', values: ['x'], attribute: 'y' }],
    ['neither', { column: 'a', operator: 'in' }],
    ['no values', { column: 'a', operator: 'in', values: [] }],
    ['a list that is empty', { all: [] }],
    ['signs that no text has', { column: 'a', operator: 'in', values: ['\u0001'] }],
    ['too many levels', { not: { not: { not: { not: { not: { not: { rows: 'none' } } } } } } }],
    ['SQL', 'region = 1'],
    ['nothing', undefined],
  ])('refuses a condition with %s', async (_, condition) => {
    const response = await app.http({
      method: 'POST',
      url: '/api/v1/governance/policies',
      headers: signedInAs(admin),
      payload: { ...policy(), condition },
    });

    expect(response.statusCode).toBe(400);
    expect(response.json().code).toBe('http.invalidRequest');
  });
});
