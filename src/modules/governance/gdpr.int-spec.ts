import { createHash, randomUUID } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { fromBufferPromise } from 'yauzl';
import { SetUserAttributes } from '#modules/governance';
import { GetProfile, ListMembers } from '#modules/organizations';
import { Clock } from '#shared/clock';
import { type Actor, Audited, type AuditFact } from '#shared/contracts';
import { Database } from '#shared/database';
import { ObjectStore } from '#shared/object-store';
import {
  FixedClock,
  type StartedModule,
  signedInAs,
  someActor,
  startModule,
  stubQuery,
} from '#shared/testing';
import { governancePersonalData } from './contract/personal-data.js';
import { GovernanceModule } from './governance.module.js';
import { AuditArchives } from './infra/audit/audit-archives.js';
import { archiveKey, PersonalDataExports } from './infra/gdpr/personal-data-exports.js';
import { TendPersonalData } from './use-cases/gdpr/tend-personal-data.js';

const profileOf = (userId: string) => ({
  userId,
  email: `${userId}@example.com`,
  name: 'Ada',
  avatarId: null,
  locale: null,
  timeZone: null,
  preferences: {},
  privacy: {},
});

async function filesIn(zip: Buffer): Promise<Record<string, string>> {
  const files: Record<string, string> = {};
  const reader = await fromBufferPromise(zip);
  for await (const entry of reader.eachEntry())
    files[entry.fileName] = (await buffer(await reader.openReadStreamPromise(entry))).toString();
  return files;
}

describe('what people may do about their data', () => {
  const clock = new FixedClock('2026-01-31T12:00:00.000Z');
  let app: StartedModule;
  let person: Actor;
  let colleagues: Actor[];

  beforeAll(async () => {
    const stubs = [
      stubQuery(ListMembers, () => ({
        items: [person, ...colleagues].map(({ userId }) => ({ ...profileOf(userId), role: 'user' })) as never,
      })),
      stubQuery(GetProfile, ({ userId }) => profileOf(userId)),
    ];
    app = await startModule(GovernanceModule, {
      stubs,
      override: (builder) => builder.overrideProvider(Clock).useValue(clock),
    });
  });
  beforeEach(() => {
    person = someActor();
    colleagues = [];
  });
  afterAll(() => app.stop());

  const call = async (method: 'GET' | 'POST', path: string, actor = person) => {
    const response = await app.http({
      method,
      url: `/api/v1/governance/gdpr/${path}`,
      headers: signedInAs(actor),
    });
    return { status: response.statusCode, body: response.json(), raw: response.rawPayload };
  };
  const download = (id: string, actor = person) =>
    app.http({ url: `/api/v1/governance/gdpr/exports/${id}/content`, headers: signedInAs(actor) });

  const give = (giver: Actor, userId: string, region: string) =>
    app.commands.execute(new SetUserAttributes({ actor: giver, userId, attributes: { region: [region] } }));

  it('an archive holds what is one’s own whole, and of what is an organisation’s the trace', async () => {
    const colleague = someActor({ organizationId: person.organizationId });
    colleagues = [colleague];
    await give(person, person.userId, 'West');
    await give(person, colleague.userId, 'Secret');
    const asked = await call('POST', 'exports');
    expect(asked).toMatchObject({ status: 202, body: { state: 'waiting' } });
    expect((await call('POST', 'exports')).body.id).toBe(asked.body.id);
    expect((await download(asked.body.id)).json()).toMatchObject({ code: 'governance.exportNotReady' });
    await app.jobs.runAll();

    const ready = await call('GET', `exports/${asked.body.id}`);
    expect(ready.body).toMatchObject({ state: 'ready', expiresAt: '2026-02-07T12:00:00.000Z' });
    const answer = await download(asked.body.id);
    expect(answer.headers).toMatchObject({ 'content-type': 'application/zip' });
    expect(createHash('sha256').update(answer.rawPayload).digest('hex')).toBe(ready.body.sha256);
    const files = await filesIn(answer.rawPayload);
    const index = JSON.parse(files['index.json'] ?? '');
    expect(index.person).toEqual({ userId: person.userId, email: `${person.userId}@example.com` });
    expect(index.files).toContainEqual(
      expect.objectContaining({ file: 'governance/user_attribute.ndjson', purpose: expect.any(String) }),
    );
    const rows = (files['governance/user_attribute.ndjson'] ?? '')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(rows).toHaveLength(2);
    expect(rows).toContainEqual(
      expect.objectContaining({ user_id: person.userId, attributes: { region: ['West'] } }),
    );
    expect(rows).toContainEqual(
      expect.objectContaining({ user_id: colleague.userId, namedAs: ['changed_by'] }),
    );
    expect(JSON.stringify(files)).not.toContain('Secret');
  });

  it('an archive tells what audit trails say of one, archives included, and not what they say of others', async () => {
    const boss = someActor({ organizationId: person.organizationId });
    const { organizationId } = person;
    const tell = (action: string, fact: Partial<AuditFact>) => {
      const facts = [{ organizationId, actorId: person.userId, ...fact }];
      const origin = { address: '203.0.113.7', userAgent: 'Firefox' };
      const occurredAt = '2026-01-01T00:00:00.000Z';
      return app.hear(new Audited({ action, occurredAt, correlationId: 'r', origin, facts }, randomUUID()));
    };
    await tell('x.made', { subject: { kind: 'team', id: 'blue' }, details: { secret: 'of the firm' } });
    await app.get(AuditArchives).archive(organizationId, new Date('2999-01-01'));
    const subject = { kind: 'user', id: person.userId };
    await tell('x.promoted', { actorId: boss.userId, subject, details: { role: 'admin' } });
    await tell('x.other', { actorId: boss.userId });
    const { id } = (await call('POST', 'exports')).body;
    await app.jobs.runAll();

    const files = await filesIn((await download(id)).rawPayload);
    const told = (files['governance/audit_entry.ndjson'] ?? '').trim().split('\n');
    expect(told.map((line) => JSON.parse(line))).toEqual([
      expect.objectContaining({
        ...{ organizationId, action: 'x.made', namedAs: ['actor'] },
        subject: { kind: 'team', id: 'blue' },
        origin: { address: '203.0.113.7', userAgent: 'Firefox' },
      }),
      expect.objectContaining({ action: 'x.promoted', namedAs: ['subject'], said: { role: 'admin' } }),
    ]);
    expect(told.join()).not.toMatch(new RegExp(`of the firm|${boss.userId}`));
    const { files: index } = JSON.parse(files['index.json'] ?? '');
    expect(index).toContainEqual(
      expect.objectContaining({ file: 'governance/audit_entry.ndjson', rows: 2, onErase: ['pseudonymise'] }),
    );
    const asked = (await app.published()).filter(({ input }) => 'exportId' in input && input.exportId === id);
    expect(asked.map(({ type }) => type.split('export-')[1])).toEqual(['requested', 'downloaded']);
  });

  it('nobody else gets an archive, and nobody after its days', async () => {
    const { id } = (await call('POST', 'exports')).body;
    await app.jobs.runAll();
    const sameOrganization = someActor({ organizationId: person.organizationId });
    expect((await download(id, sameOrganization)).json()).toMatchObject({
      status: 404,
      code: 'governance.exportNotFound',
    });
    expect((await call('GET', 'exports', sameOrganization)).body.items).toEqual([]);

    clock.advance(7 * 86_400);
    expect((await download(id)).json()).toMatchObject({ status: 409, code: 'governance.exportNotReady' });
    await app.get(TendPersonalData).run();
    expect(await app.get(ObjectStore).exists(archiveKey(id))).toBe(false);
    expect((await call('GET', 'exports')).body.items).toMatchObject([{ id, state: 'expired' }]);
  });

  it('goes on with an archive whose process was killed before it had a job', async () => {
    const {
      view: { id },
    } = await app.get(Database).transaction((tx) => app.get(PersonalDataExports).request(person.userId, tx));
    await app.get(TendPersonalData).run();
    await app.jobs.runAll();
    expect((await call('GET', `exports/${id}`)).body).toMatchObject({ state: 'ready' });
  });

  it('an archive holds more rows than one page of them', async () => {
    await app.get(Database).query(
      `insert into governance.user_attribute (organization_id, user_id, attributes, changed_by, changed_at)
         select gen_random_uuid(), $1, '{}', $1, now() from generate_series(1, 1100)`,
      [person.userId],
    );
    const { id } = (await call('POST', 'exports')).body;
    await app.jobs.runAll();
    const files = await filesIn((await download(id)).rawPayload);
    const keys = (files['governance/user_attribute.ndjson'] ?? '').trim().split('\n');
    expect(new Set(keys).size).toBe(1100);
  });

  it('the register says what is kept', async () => {
    const { items } = (await call('GET', 'register')).body;
    expect(items).toContainEqual(
      expect.objectContaining({ table: 'user_attribute', onErase: ['delete', 'pseudonymise'] }),
    );
  });

  it('an erasure takes what is one’s own, and puts a pseudonym where others go on', async () => {
    const { id } = (await call('POST', 'exports')).body;
    await app.jobs.runAll();
    const colleague = someActor({ organizationId: person.organizationId });
    colleagues = [colleague];
    await give(person, person.userId, 'West');
    await give(person, colleague.userId, 'East');
    const declared = governancePersonalData;
    const of = { userId: person.userId, email: '' };
    const pseudonym = randomUUID();
    for (const _ of ['once', 'again'])
      await app.commands.execute(new declared.erase({ person: of, pseudonym }));

    const left = await app.queries.execute(new declared.count({ person: of }));
    expect(left.reduce((sum, { rows }) => sum + rows, 0)).toBe(0);
    expect(await app.get(ObjectStore).exists(archiveKey(id))).toBe(false);
    const [row] = await app
      .get(Database)
      .query('select changed_by, attributes from governance.user_attribute where user_id = $1', [
        colleague.userId,
      ]);
    expect(row).toEqual({ changed_by: pseudonym, attributes: { region: ['East'] } });
  });
});
