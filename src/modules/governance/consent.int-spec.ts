import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { OrganizationDeleted } from '#modules/organizations';
import { Clock } from '#shared/clock';
import type { Actor } from '#shared/contracts';
import { Database } from '#shared/database';
import { OperatorsConfig } from '#shared/operators';
import { FixedClock, type StartedModule, signedInAs, someActor, startModule } from '#shared/testing';
import { governancePersonalData } from './contract/personal-data.js';
import { GovernanceModule } from './governance.module.js';

describe('consent', () => {
  const clock = new FixedClock('2026-01-31T12:00:00.000Z');
  const operator = someActor();
  let app: StartedModule;
  let admin: Actor;
  let person: Actor;

  beforeAll(async () => {
    app = await startModule(GovernanceModule, {
      override: (builder) =>
        builder
          .overrideProvider(Clock)
          .useValue(clock)
          .overrideProvider(OperatorsConfig)
          .useValue({ operatorUserIds: [operator.userId] }),
    });
  });
  beforeEach(() => {
    admin = someActor();
    person = someActor({ organizationId: admin.organizationId, role: 'user' });
  });
  afterAll(() => app.stop());

  const ask = async (route: string, by: Actor, payload?: object) => {
    const [method = '', path = ''] = route.split(' ');
    const response = await app.http({
      method: method as 'GET',
      url: `/api/v1/governance/${path}`,
      headers: { ...signedInAs(by), 'user-agent': 'a test' },
      ...(payload && { payload }),
    });
    return { status: response.statusCode, body: response.body === '' ? undefined : response.json() };
  };
  const words = { title: 'Analytics', text: 'Which pages you use.' };
  const publish = async (name: string, by = admin, more: object = {}): Promise<string> =>
    (await ask('POST consent-purposes', by, { name, ...words, ...more })).body.id;
  const decide = (purposeId: string, body: object, by = person) => ask(`PUT consents/${purposeId}`, by, body);
  const give = (purposeId: string, version = 1, by = person) =>
    decide(purposeId, { decision: 'given', version }, by);
  const mine = async (by = person) => (await ask('GET consents', by)).body.items;
  const records = async (query = '', by = admin) =>
    (await ask(`GET consent-records?${query}`, by)).body.items;

  it('is asked for, given and taken back; each decision is kept with when, from where and about which text', async () => {
    const purposeId = await publish('analytics');
    expect(await mine()).toMatchObject([{ purposeId, ...words, version: 1, state: 'pending' }]);

    const recordedAt = '2026-01-31T12:00:00.000Z';
    expect((await give(purposeId)).body).toMatchObject({
      state: 'given',
      decided: { decision: 'given', version: 1, recordedAt },
    });
    await give(purposeId);
    expect((await decide(purposeId, { decision: 'withdrawn' })).body).toMatchObject({ state: 'withdrawn' });

    const from = { address: '127.0.0.1', userAgent: 'a test', userId: person.userId, version: 1, recordedAt };
    const kept = await records();
    expect(kept.map(({ decision }: { decision: string }) => decision).toSorted()).toEqual([
      'given',
      'withdrawn',
    ]);
    for (const record of kept) expect(record).toMatchObject({ ...from, purposeId, name: 'analytics' });
    expect(await records('latest=true')).toMatchObject([{ decision: 'withdrawn' }]);
  });

  it('is asked for again after a new text, and only the text that holds now can be consented to', async () => {
    const purposeId = await publish('analytics');
    await give(purposeId);
    const next = { title: 'Analytics', text: 'Which pages you use, for 5 years.' };
    expect((await ask(`POST consent-purposes/${purposeId}/versions`, admin, next)).body).toMatchObject({
      current: { ...next, version: 2, publishedBy: admin.userId },
    });

    expect(await mine()).toMatchObject([{ state: 'pending', version: 2, decided: { version: 1 } }]);
    expect(await give(purposeId, 1)).toMatchObject({
      status: 409,
      body: { code: 'governance.consentOutdated' },
    });
    expect((await give(purposeId, 2)).body).toMatchObject({ state: 'given', version: 2 });
    expect((await ask(`GET consent-purposes/${purposeId}/versions`, admin)).body.items).toMatchObject([
      next,
      words,
    ]);
  });

  it('can be taken back when nobody is asked any more, and is not asked for then', async () => {
    const purposeId = await publish('analytics');
    await give(purposeId);
    expect((await ask(`DELETE consent-purposes/${purposeId}`, admin)).status).toBe(204);

    expect(await mine()).toMatchObject([{ state: 'given', retired: true }]);
    expect(await mine(admin)).toEqual([]);
    expect((await give(purposeId, 1, admin)).body).toMatchObject({ code: 'governance.consentRetired' });
    expect((await decide(purposeId, { decision: 'withdrawn' })).body).toMatchObject({ state: 'withdrawn' });
    expect(await mine()).toEqual([]);
  });

  it('is asked of members by admins, of everybody by operators, and by nobody else', async () => {
    const own = await publish('analytics');
    const stranger = someActor();
    expect(await ask('POST consent-purposes', person, { name: 'mine', ...words })).toMatchObject({
      status: 403,
    });
    expect((await give(own, 1, stranger)).body).toMatchObject({ code: 'governance.consentPurposeNotFound' });
    expect((await ask(`DELETE consent-purposes/${own}`, stranger)).status).toBe(404);
    expect(await ask('POST consent-purposes', admin, { name: 'analytics', ...words })).toMatchObject({
      body: { code: 'governance.consentNameTaken' },
    });

    const scope = 'installation';
    expect((await ask('POST consent-purposes', admin, { name: 'x', scope, ...words })).body).toMatchObject({
      code: 'operators.notOperator',
    });
    const everybodys = await publish('newsletter', operator, { scope });
    expect(await mine(stranger)).toMatchObject([{ purposeId: everybodys, scope }]);
    await give(everybodys, 1, stranger);
    expect((await ask(`DELETE consent-purposes/${everybodys}`, admin)).status).toBe(403);
    expect((await ask('GET consent-records?scope=installation', admin)).status).toBe(403);
    expect(await records('scope=installation', operator)).toMatchObject([{ userId: stranger.userId }]);
    expect(await records()).toEqual([]);
    await ask(`DELETE consent-purposes/${everybodys}`, operator);
  });

  it('lists are found, sorted and turned page by page', async () => {
    for (const name of ['b', 'a', 'c']) await publish(name);
    const pageAfter = async (cursor: string) =>
      (await ask(`GET consent-purposes?limit=2&sort=name&order=desc${cursor}`, admin)).body;
    const first = await pageAfter('');
    const second = await pageAfter(`&cursor=${first.nextCursor}`);
    const names = [...first.items, ...second.items].map(({ name }) => name);
    expect(names).toEqual(['c', 'b', 'a']);
    expect((await ask('GET consent-purposes?search=B', admin)).body.items).toMatchObject([{ name: 'b' }]);
    expect((await ask('GET consent-purposes?retired=true', admin)).body.items).toEqual([]);

    const [purposeId] = first.items.map(({ id }: { id: string }) => id);
    await give(purposeId);
    clock.advance(60);
    await give(purposeId, 1, admin);
    const ofPerson = [{ userId: person.userId }];
    expect(await records(`userId=${person.userId}&decision=given&version=1`)).toMatchObject(ofPerson);
    expect(await records(`to=${clock.now().toISOString()}`)).toMatchObject(ofPerson);
    expect(await records('order=asc&limit=1')).toMatchObject(ofPerson);
    expect(await records(`purposeId=${randomUUID()}`)).toEqual([]);
    expect(await records('decision=withdrawn')).toEqual([]);
  });

  it('cannot be rewritten by anybody, and is announced', async () => {
    const purposeId = await publish('analytics');
    await give(purposeId);
    const database = app.get(Database);
    for (const change of [
      `update governance.consent_record set decision = 'withdrawn' where purpose_id = $1`,
      `update governance.consent_version set text = 'Everything' where purpose_id = $1`,
    ])
      await expect(database.query(change, [purposeId])).rejects.toThrow(/never changed/);
    const { organizationId } = admin;
    expect((await app.published()).slice(-2)).toMatchObject([
      { type: 'governance.consent-published', input: { organizationId, name: 'analytics', ...words } },
      { type: 'governance.consent-decided', input: { userId: person.userId, decision: 'given', version: 1 } },
    ]);
  });

  it('of two that decide at once, one is recorded', async () => {
    const purposeId = await publish('analytics');
    await Promise.all([give(purposeId), give(purposeId), give(purposeId)]);
    expect(await records()).toHaveLength(1);
  });

  it('goes with the person and with the organisation', async () => {
    const purposeId = await publish('analytics');
    await give(purposeId);
    await give(purposeId, 1, admin);
    const { collect, erase } = governancePersonalData;
    const of = { userId: person.userId, email: '' };
    expect(await app.queries.execute(new collect({ person: of, table: 'consent_record' }))).toMatchObject({
      rows: [{ purpose_id: purposeId, decision: 'given', user_agent: 'a test' }],
    });

    const pseudonym = randomUUID();
    await app.commands.execute(new erase({ person: of, pseudonym }));
    expect(await records()).toMatchObject([{ userId: admin.userId }]);
    await app.commands.execute(new erase({ person: { userId: admin.userId, email: '' }, pseudonym }));
    expect((await ask('GET consent-purposes', admin)).body.items).toMatchObject([
      { current: { publishedBy: pseudonym } },
    ]);

    const { organizationId } = admin;
    await app.hear(new OrganizationDeleted({ organizationId }));
    expect((await ask('GET consent-purposes', admin)).body.items).toEqual([]);
  });
});
