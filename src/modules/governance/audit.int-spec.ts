import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ListAuditEntries, NoteRefusal, VerifyAuditTrail } from '#modules/governance';
import { ListOrganizations } from '#modules/organizations';
import { type Actor, Audited, type AuditFact } from '#shared/contracts';
import { Database } from '#shared/database';
import { ObjectStore } from '#shared/object-store';
import { type StartedModule, signedInAs, someActor, startModule, stubQuery } from '#shared/testing';
import { GovernanceModule } from './governance.module.js';
import { AuditArchives } from './infra/audit/audit-archives.js';
import { AuditTrail } from './infra/audit/audit-trail.js';

const origin = { address: '203.0.113.7', userAgent: 'Firefox' };

describe('audit trail', () => {
  let app: StartedModule;
  let admin: Actor;
  const memberOf = new Map<string, string[]>();

  beforeAll(async () => {
    const list = ({ actor }: { actor: Actor }) =>
      (memberOf.get(actor.userId) ?? []).map((id) => ({ id })) as never;
    app = await startModule(GovernanceModule, { stubs: [stubQuery(ListOrganizations, list)] });
  });
  beforeEach(() => {
    admin = someActor();
  });
  afterAll(() => app.stop());

  const event = (facts: AuditFact[], more: Partial<Audited['input']> = {}, id = randomUUID()) =>
    new Audited(
      {
        action: 'teams.team-created',
        occurredAt: '2026-03-04T05:06:07.890Z',
        correlationId: 'request-1',
        origin,
        facts,
        ...more,
      },
      id,
    );
  const fact = (more: Partial<AuditFact> = {}): AuditFact => ({
    organizationId: admin.organizationId,
    actorId: admin.userId,
    subject: { kind: 'team', id: 'blue' },
    details: { before: { name: 'Green' }, after: { name: 'Blue' } },
    ...more,
  });
  const list = (wanted: Partial<ListAuditEntries['input']> = {}, actor = admin) =>
    app.queries.execute(new ListAuditEntries({ actor, limit: 50, ...wanted }));
  const database = () => app.get(Database);

  it('says who did what, when, from where, with what was before and after', async () => {
    await app.hear(event([fact({ words: { sql: 'select 1' } })]));

    expect((await list()).items).toEqual([
      {
        seq: 1,
        eventId: expect.any(String),
        action: 'teams.team-created',
        outcome: 'done',
        occurredAt: '2026-03-04T05:06:07.890Z',
        recordedAt: expect.any(String),
        correlationId: 'request-1',
        actor: { pseudonym: expect.any(String), id: admin.userId },
        subject: { kind: 'team', id: 'blue' },
        ...origin,
        words: { sql: 'select 1' },
        details: { before: { name: 'Green' }, after: { name: 'Blue' } },
        hash: expect.stringMatching(/^[0-9a-f]{64}$/),
      },
    ]);
  });

  it('takes 50 events at once, each once however often it is delivered, as one chain', async () => {
    const events = Array.from({ length: 50 }, (_, n) => event([fact({ details: { n } })]));

    await Promise.all(events.map((one) => app.hear(one)));
    await database().query(`delete from governance.inbox where subscriber = 'governance.on-audited'`);
    await Promise.all(events.map((one) => app.hear(one)));

    const { items } = await list({ order: 'asc' });
    expect(items.map(({ seq }) => seq)).toEqual(Array.from({ length: 50 }, (_, n) => n + 1));
    expect(new Set(items.map(({ details }) => details?.n)).size).toBe(50);
  });

  it('tells every organisation of an account what concerns the account alone', async () => {
    const [one, other] = [someActor(), someActor()];
    memberOf.set(admin.userId, [one.organizationId, other.organizationId]);
    await app.hear(event([{ actorId: admin.userId }], { action: 'identity.signed-in' }));

    for (const reader of [one, other])
      expect((await list({}, reader)).items).toMatchObject([{ actor: { id: admin.userId }, ...origin }]);
    expect((await list()).items).toEqual([]);
  });

  it('says nothing of where somebody was from the request of somebody else', async () => {
    await app.hear(event([fact()], { origin: { ...origin, actorId: randomUUID() } }));

    const [entry] = (await list()).items;
    expect(entry).not.toHaveProperty('address');
  });

  it('finds entries by what they say, and sorts and pages them', async () => {
    const guest = randomUUID();
    await app.hear(event([fact()], { occurredAt: '2026-01-03T00:00:00.000Z' }));
    await app.hear(
      event([fact({ actorId: guest, outcome: 'refused' })], { occurredAt: '2026-01-01T00:00:00.000Z' }),
    );
    await app.hear(
      event([fact({ subject: { kind: 'user', id: guest } })], {
        action: 'identity.x',
        occurredAt: '2026-01-02T00:00:00.000Z',
      }),
    );
    const found = async (wanted: Partial<ListAuditEntries['input']>) =>
      (await list({ order: 'asc', ...wanted })).items.map(({ seq }) => seq);

    expect(await found({ actorId: guest })).toEqual([2]);
    expect(await found({ outcome: 'refused' })).toEqual([2]);
    expect(await found({ subjectId: guest, subjectKind: 'user' })).toEqual([3]);
    expect(await found({ action: 'identity.' })).toEqual([3]);
    expect(await found({ action: 'identity' })).toEqual([]);
    expect(await found({ from: '2026-01-02T00:00:00Z', to: '2026-01-03T00:00:00Z' })).toEqual([3]);
    expect(await found({ sort: 'occurredAt' })).toEqual([2, 3, 1]);
    const first = await list({ sort: 'occurredAt', limit: 2 });
    expect(first.items.map(({ seq }) => seq)).toEqual([1, 3]);
    const cursor = first.nextCursor;
    expect(await found({ sort: 'occurredAt', order: 'desc', limit: 2, cursor })).toEqual([2]);
    await expect(found({ sort: 'recordedAt', cursor })).rejects.toMatchObject({
      code: 'pagination.badCursor',
    });
  });

  it('is shown to admins of the organisation, and to nobody else', async () => {
    await app.hear(event([fact()]));
    const analyst = someActor({ organizationId: admin.organizationId, role: 'analyst' });
    const status = async (actor: Actor) =>
      (await app.http({ url: '/api/v1/governance/audit', headers: signedInAs(actor) })).statusCode;

    expect([await status(admin), await status(analyst)]).toEqual([200, 403]);
    await expect(list({}, analyst)).rejects.toMatchObject({ code: 'governance.adminsOnly' });
    expect((await list({}, someActor())).items).toEqual([]);
  });

  it('is changed and emptied by nobody who works with the database as we do', async () => {
    await app.hear(event([fact()]));
    for (const statement of [
      `update governance.audit_entry set outcome = 'done'`,
      'delete from governance.audit_entry',
      'truncate governance.audit_entry',
    ])
      await expect(database().query(statement)).rejects.toThrow(/audit trail/);
  });

  it('forgets a person and keeps the entries, their hashes and who is the same', async () => {
    const member = randomUUID();
    await app.hear(event([fact({ actorId: member })]));
    await app.hear(event([fact({ subject: { kind: 'user', id: member }, details: { name: 'Ada' } })]));
    const before = (await list({ order: 'asc' })).items;

    await expect(database().transaction((tx) => app.get(AuditTrail).forget(member, tx))).resolves.toBe(1);

    const after = (await list({ order: 'asc' })).items;
    const pseudonym = before[0]?.actor.pseudonym ?? '';
    expect(JSON.stringify(after)).not.toContain(member);
    expect(after[0]?.actor).toEqual({ pseudonym });
    expect(after[0]).not.toHaveProperty('address');
    expect(after[1]).toMatchObject({ subject: { kind: 'user', id: pseudonym }, actor: { id: admin.userId } });
    expect(after[1]).not.toHaveProperty('details');
    expect(after.map(({ hash }) => hash).slice(0, 2)).toEqual(before.map(({ hash }) => hash));
    expect(after[2]).toMatchObject({ action: 'governance.person-forgotten', subject: { id: pseudonym } });
  });

  describe('verified', () => {
    const verify = (earlier?: VerifyAuditTrail['input']['earlier']) =>
      app.queries.execute(new VerifyAuditTrail({ actor: admin, earlier }));
    /** As somebody who owns the database, past what the application may. */
    const tamper = (change: string) =>
      database().query(
        `alter table governance.audit_entry disable trigger user; ${change}; alter table governance.audit_entry enable trigger user`,
      );
    const own = () => `organization_id = '${admin.organizationId}'`;
    beforeEach(async () => {
      for (const n of [1, 2, 3, 4, 5])
        await app.hear(event([fact({ details: { n, price: 1.5, very: 1e21 } })]));
    });

    it('is intact while nobody changed it, and ends where it ended', async () => {
      const found = await verify();

      expect(found).toMatchObject({ intact: true, entries: 5, problems: [], end: { seq: 5 } });
      await app.hear(event([fact()]));
      expect(await verify(found.end)).toMatchObject({ intact: true, entries: 6 });
      expect(await verify({ seq: 5, hash: '0'.repeat(64) })).toMatchObject({ intact: false });
    });

    it.each([
      [
        'what an entry says',
        (o: string) => `update governance.audit_entry set details = '{}' where ${o} and seq = 3`,
        { problem: 'changed', seq: 3 },
      ],
      [
        'when it was',
        (o: string) => `update governance.audit_entry set occurred_at = now() where ${o} and seq = 2`,
        { problem: 'changed', seq: 2 },
      ],
      [
        'that it was',
        (o: string) => `delete from governance.audit_entry where ${o} and seq = 3`,
        { problem: 'missing', seq: 3 },
      ],
      [
        'the end',
        (o: string) => `delete from governance.audit_entry where ${o} and seq = 5`,
        { problem: 'missing', seq: 5 },
      ],
      [
        'who it was',
        (o: string) => `delete from governance.audit_person where ${o}`,
        { problem: 'person', seq: 1 },
      ],
    ])('shows who changed %s', async (_, change, problem) => {
      await tamper(change(own()));

      const found = await verify();
      expect(found.intact).toBe(false);
      expect(found.problems[0]).toMatchObject(problem);
    });

    it('goes on through an archive, after the file is gone as it should, and shows when it is gone as it should not', async () => {
      const archives = app.get(AuditArchives);
      const { organizationId } = admin;
      const far = new Date('2999-01-01');
      await expect(archives.archive(organizationId, far)).resolves.toBe(5);
      await app.hear(event([fact()]));

      expect((await list()).items.map(({ seq }) => seq)).toEqual([6]);
      expect(await verify()).toMatchObject({ intact: true, entries: 6, end: { seq: 6 } });
      const [part] = await archives.list(organizationId);
      await expect(database().query('update governance.audit_archive set last_seq = 4')).rejects.toThrow(
        /archive/,
      );

      await expect(archives.expire(organizationId, far)).resolves.toBe(5);
      expect(await verify()).toMatchObject({ intact: true, entries: 1 });
      await expect(app.get(ObjectStore).exists(part?.objectKey ?? '')).resolves.toBe(false);

      await archives.archive(organizationId, far);
      const lost = (await archives.list(organizationId)).at(-1);
      await app.get(ObjectStore).delete(lost?.objectKey ?? '');
      expect((await verify()).problems).toEqual([{ problem: 'archive', seq: 6 }]);
    });

    it('is intact after a person in it was forgotten', async () => {
      await database().transaction((tx) => app.get(AuditTrail).forget(admin.userId, tx));

      expect(await verify()).toMatchObject({ intact: true, entries: 6 });
    });
  });

  it('leaves as NDJSON and as a sheet, which is the next thing that it tells', async () => {
    for (const name of ['=1+1', 'Blue'])
      await app.hear(event([fact({ subject: { kind: 'team', id: name } })]));
    const get = (query: string) =>
      app.http({ url: `/api/v1/governance/audit/export?${query}`, headers: signedInAs(admin) });

    const lines = await get('format=ndjson');
    expect(lines.headers['content-type']).toBe('application/x-ndjson');
    const entries = lines.payload
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(entries.map(({ seq }) => seq)).toEqual([1, 2]);
    const sheet = await get('format=csv&subjectId=%3D1%2B1');
    expect(sheet.payload.split('\n')).toEqual([
      expect.stringMatching(/^seq,occurredAt,/),
      expect.stringContaining(",team,'=1+1,203.0.113.7,"),
      '',
    ]);
    expect(await app.published()).toEqual(
      expect.arrayContaining([
        { type: 'governance.audit-exported', input: expect.objectContaining({ format: 'csv' }) },
      ]),
    );
  });

  it('tells of a refusal what was wanted and why not', async () => {
    const { userId, organizationId } = admin;
    const refusal = { userId, organizationId, route: 'GET /x', code: 'auth.roleTooLow', detail: 'No.' };
    await app.commands.execute(new NoteRefusal(refusal));
    await app.relay.drain();

    expect((await list()).items).toMatchObject([
      { action: 'governance.access-refused', outcome: 'refused', subject: { kind: 'route', id: 'GET /x' } },
    ]);
  });
});
