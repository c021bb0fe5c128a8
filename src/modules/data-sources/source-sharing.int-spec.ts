import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  FindSourcesOfFiles,
  GetDataSource,
  ListHiddenSources,
  type SharingView,
} from '#modules/data-sources';
import { GetFile } from '#modules/files';
import { GetRowRules, RemoveRowPoliciesOfSource } from '#modules/governance';
import {
  GetTeamIds,
  MemberRemoved,
  organizationsErrors,
  RequireMembersAndTeams,
} from '#modules/organizations';
import { type Actor, type Role, systemActor } from '#shared/contracts';
import {
  type StartedModule,
  signedInAs,
  someActor,
  startModule,
  stubAnswer,
  stubCommand,
  stubQuery,
} from '#shared/testing';
import { FindDependents } from './contract/index.js';
import { DataSourcesModule } from './data-sources.module.js';

describe('a shared source', () => {
  let app: StartedModule;
  const organizationId = randomUUID();
  const teamId = randomUUID();
  const fileId = randomUUID();
  const inTeam = new Set<string>();
  const members = new Set<string>();

  const member = (role: Role = 'user'): Actor => {
    const actor = someActor({ organizationId, userId: randomUUID(), role });
    members.add(actor.userId);
    return actor;
  };
  const maker = member();

  beforeAll(async () => {
    app = await startModule(DataSourcesModule, {
      stubs: [
        stubQuery(GetRowRules, () => ({ key: '', tables: [] })),
        stubCommand(RemoveRowPoliciesOfSource, () => undefined),
        stubAnswer(FindDependents, () => []),
        stubQuery(GetFile, () => ({ name: 'x.csv' }) as never),
        stubQuery(GetTeamIds, ({ userId }) => (inTeam.has(userId) ? [teamId] : [])),
        stubQuery(RequireMembersAndTeams, ({ userIds }) => {
          for (const userId of userIds)
            if (!members.has(userId)) throw organizationsErrors.memberNotFound({ userId });
        }),
      ],
    });
  });
  afterAll(() => app.stop());

  const send = async (actor: Actor, route: string, payload?: object) => {
    const [method = '', path = ''] = route.split(' ');
    const url = `/api/v1/data-sources${path}`;
    const response = await app.http({
      method: method as 'GET',
      url,
      headers: signedInAs(actor),
      ...(payload && { payload }),
    });
    return { status: response.statusCode, body: response.body ? response.json() : undefined };
  };
  const create = async (): Promise<string> =>
    (await send(maker, 'POST ', { name: 'Salaries', kind: 'files', fileIds: [fileId] })).body.id;
  const share = (actor: Actor, id: string, shares: SharingView['shares'] | 'everybody') =>
    send(actor, `PUT /${id}/sharing`, {
      restricted: shares !== 'everybody',
      shares: shares === 'everybody' ? [] : shares,
    });
  const shared = async (shares: SharingView['shares']) => {
    const id = await create();
    expect((await share(maker, id, shares)).status).toBe(200);
    return id;
  };
  const listed = async (actor: Actor) =>
    (await send(actor, 'GET ?limit=100')).body.items.map(({ id }: { id: string }) => id);
  /** What somebody gets to hear who wants to see, ask, and change it. */
  const statuses = async (actor: Actor, id: string) => {
    const ask = app.queries.execute(new GetDataSource({ actor, dataSourceId: id, access: 'ask' }));
    const asked = await ask.then(
      () => 200,
      ({ kind }) => ({ 'not-found': 404, forbidden: 403 })[kind as string],
    );
    const seen = (await send(actor, `GET /${id}`)).status;
    return [seen, asked, (await send(actor, `PATCH /${id}`, { name: 'Other' })).status];
  };

  it('is one for everybody in the organisation until somebody says otherwise', async () => {
    const id = await create();

    expect((await send(maker, `GET /${id}/sharing`)).body).toEqual({ restricted: false, shares: [] });
    expect(await statuses(member(), id)).toEqual([200, 200, 200]);
    expect((await send(member(), `GET /${id}`)).body).not.toHaveProperty('restricted');
  });

  it('does not exist for those whom it is not shared with', async () => {
    const id = await shared([]);
    const bob = member('analyst');

    expect(await statuses(bob, id)).toEqual([404, 404, 404]);
    expect(await listed(bob)).not.toContain(id);
    expect((await send(bob, `DELETE /${id}?force=true`)).status).toBe(404);
    expect((await send(bob, `GET /${id}/sharing`)).status).toBe(404);
    expect(await app.queries.execute(new ListHiddenSources({ actor: bob }))).toContain(id);
  });

  it('is managed by who made it, by admins, and by Almanac itself', async () => {
    const id = await shared([]);

    for (const actor of [maker, member('admin'), systemActor(organizationId)]) {
      expect(
        await app.queries.execute(new GetDataSource({ actor, dataSourceId: id, access: 'manage' })),
      ).toMatchObject({ restricted: true, access: 'manage' });
      expect(await app.queries.execute(new ListHiddenSources({ actor }))).not.toContain(id);
    }
    expect(await listed(maker)).toContain(id);
  });

  it.each([
    ['see', [200, 403, 403]],
    ['ask', [200, 200, 403]],
    ['manage', [200, 200, 200]],
  ] as const)('lets those %s it who may', async (access, expected) => {
    const [bob, carla, dan] = [member(), member(), member()];
    inTeam.add(carla.userId);
    const forBob = await shared([{ with: 'user', id: bob.userId, access }]);
    const forTeam = await shared([{ with: 'team', id: teamId, access }]);
    const forAll = await shared([{ with: 'organization', access }]);

    for (const [actor, id] of [
      [bob, forBob],
      [carla, forTeam],
      [dan, forAll],
    ] as const) {
      expect(await statuses(actor, id)).toEqual(expected);
      expect((await send(actor, `GET /${id}`)).body.access).toBe(access);
      expect(await listed(actor)).toContain(id);
    }
    expect(await statuses(dan, forBob)).toEqual([404, 404, 404]);
    expect(await statuses(bob, forTeam)).toEqual([404, 404, 404]);
  });

  it('gives each the highest of what was shared', async () => {
    const bob = member();
    const id = await shared([
      { with: 'organization', access: 'see' },
      { with: 'user', id: bob.userId, access: 'ask' },
    ]);

    expect(await statuses(bob, id)).toEqual([200, 200, 403]);
    expect(await statuses(member(), id)).toEqual([200, 403, 403]);
  });

  it('is not read by way of its files', async () => {
    const id = await shared([{ with: 'organization', access: 'see' }]);
    const bob = member();

    const again = await send(bob, 'POST ', { name: 'Mine', kind: 'files', fileIds: [fileId] });
    expect(again).toMatchObject({ status: 403, body: { code: 'data-sources.fileNotShared' } });
    const asked = app.queries.execute(new FindSourcesOfFiles({ actor: bob, fileIds: [fileId] }));
    await expect(asked).rejects.toMatchObject({ code: 'data-sources.fileNotShared' });
    for (const hidden of await app.queries.execute(new ListHiddenSources({ actor: bob })))
      await share(maker, hidden, 'everybody');
    expect(await statuses(bob, id)).toEqual([200, 200, 200]);
    expect((await send(bob, 'POST ', { name: 'Mine', kind: 'files', fileIds: [fileId] })).status).toBe(202);
  });

  it('is closed by who made it or manages it, and told to the audit trail', async () => {
    const [bob, carla] = [member(), member()];
    const id = await create();
    expect(await share(bob, id, [])).toMatchObject({ status: 403, body: { code: 'data-sources.notShared' } });

    await share(maker, id, [{ with: 'user', id: carla.userId, access: 'manage' }]);
    expect((await share(carla, id, 'everybody')).status).toBe(200);
    expect((await app.published()).at(-1)).toMatchObject({
      type: 'data-sources.data-source-shared',
      input: { actorId: carla.userId, before: { restricted: true }, after: { restricted: false } },
    });
  });

  it('is not shared with strangers, twice with one, or with some when it is everybody’s', async () => {
    const id = await create();
    const bob = member();
    const twice = [
      { with: 'user', id: bob.userId, access: 'see' },
      { with: 'user', id: bob.userId, access: 'ask' },
    ] as const;

    expect((await share(maker, id, [{ with: 'user', id: randomUUID(), access: 'see' }])).status).toBe(404);
    expect((await share(maker, id, twice)).body.detail).toContain('shares: name each of them once');
    expect(
      await send(maker, `PUT /${id}/sharing`, { restricted: false, shares: twice.slice(1) }),
    ).toMatchObject({ status: 400, body: { detail: expect.stringContaining('shares') } });
    expect((await send(maker, `GET /${id}/sharing`)).body.shares).toEqual([]);
  });

  it('is no longer a former member’s, should they come back', async () => {
    const bob = member();
    const id = await shared([{ with: 'user', id: bob.userId, access: 'ask' }]);
    await app.hear(new MemberRemoved({ organizationId, userId: bob.userId }));

    expect(await statuses(bob, id)).toEqual([404, 404, 404]);
  });
});
