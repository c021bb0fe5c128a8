import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ListRetentionRuns, PreviewRetention, VerifyAuditTrail } from '#modules/governance';
import { FindLegalHold, ListOrganizations, OrganizationDeleted } from '#modules/organizations';
import { Clock } from '#shared/clock';
import { type Actor, Audited } from '#shared/contracts';
import { Database } from '#shared/database';
import { Jobs } from '#shared/jobs';
import { Inquiries } from '#shared/messaging';
import { applyToRows } from '#shared/retention';
import {
  FixedClock,
  type StartedModule,
  signedInAs,
  someActor,
  startModule,
  stubQuery,
} from '#shared/testing';
import { GovernanceModule } from './governance.module.js';

describe('retention', () => {
  const clock = new FixedClock(new Date().toISOString());
  let app: StartedModule;
  let admin: Actor;

  beforeAll(async () => {
    app = await startModule(GovernanceModule, {
      stubs: [stubQuery(ListOrganizations, () => [])],
      override: (builder) => builder.overrideProvider(Clock).useValue(clock),
    });
  });
  beforeEach(() => {
    admin = someActor();
  });
  afterAll(() => app.stop());

  const request = async (route: string, payload?: object, actor = admin) => {
    const [method, path = ''] = route.split(' ') as ['GET' | 'PUT' | 'DELETE', string];
    const url = `/api/v1/governance/retention${path}`;
    const answer = await app.http({ method, url, headers: signedInAs(actor), ...(payload && { payload }) });
    return { status: answer.statusCode, body: answer.json() };
  };
  const preview = async () => {
    const all = await app.queries.execute(new PreviewRetention({ actor: admin }));
    return all.filter(({ kind }) => kind === 'governance.audit');
  };
  const night = async () => {
    clock.advance(1);
    await app.get(Jobs).add('governance.apply-retention', {});
    await app.jobs.runAll();
  };
  /** As if entries had been recorded so long ago. */
  const entries = async (daysAgo: number) => {
    const facts = [{ organizationId: admin.organizationId, actorId: admin.userId }];
    const occurredAt = '2026-01-01T00:00:00.000Z';
    await app.hear(new Audited({ action: 'x.y', occurredAt, correlationId: 'r', facts }, randomUUID()));
    await app.get(Database).query(
      `alter table governance.audit_entry disable trigger user;
       update governance.audit_entry set recorded_at = now() - interval '${daysAgo} days'
        where organization_id = '${admin.organizationId}' and recorded_at > now() - interval '1 day';
       alter table governance.audit_entry enable trigger user`,
    );
  };

  it('says what is usual, and takes what an organisation says within the limits', async () => {
    const usual = { kind: 'governance.audit', days: 3650, archiveAfterDays: 365, own: false };
    expect((await request('GET ')).body.items).toContainEqual(expect.objectContaining(usual));

    const said = await request('PUT /kinds/governance.audit', { days: 400, archiveAfterDays: 30 });
    expect(said.body.items).toContainEqual(
      expect.objectContaining({ kind: 'governance.audit', days: 400, archiveAfterDays: 30, own: true }),
    );
    const short = await request('PUT /kinds/governance.audit', { days: 10 });
    expect(short).toMatchObject({ status: 400, body: { code: 'governance.retentionOutOfBounds' } });
    expect(short.body.detail).toContain('days: give a number of days from 365 to 3650');
    expect((await request('PUT /kinds/nothing', { days: 400 })).status).toBe(404);
    expect((await request('DELETE /kinds/governance.audit')).body.items).toContainEqual(
      expect.objectContaining(usual),
    );
  });

  it('is decided by admins alone, and the decision is announced', async () => {
    const user = someActor({ organizationId: admin.organizationId, role: 'analyst' });
    expect((await request('PUT /hold', { reason: 'Mine' }, user)).status).toBe(403);

    await request('PUT /hold', { reason: 'Lawsuit 7' });
    expect((await app.published()).at(-1)).toMatchObject({
      type: 'governance.legal-hold-changed',
      input: { userId: admin.userId, reason: 'Lawsuit 7' },
    });
  });

  it('archives and removes what is due, says so before and after, and nothing under a hold is removed', async () => {
    await entries(400);
    const archived = { kind: 'governance.audit', archived: 1, removed: 0 };
    expect(await preview()).toEqual([archived]);
    await night();
    const actor = admin;
    expect(await app.queries.execute(new ListRetentionRuns({ actor }))).toMatchObject([archived]);
    expect(await preview()).toEqual([{ ...archived, archived: 0 }]);

    await request('PUT /kinds/governance.audit', { days: 365 });
    await request('PUT /hold', { reason: 'Lawsuit 7' });
    expect(await preview()).toEqual([{ ...archived, archived: 0 }]);
    await request('DELETE /hold');
    const removed = { kind: 'governance.audit', archived: 0, removed: 1 };
    expect(await preview()).toEqual([removed]);
    await night();
    await night();
    expect(await app.queries.execute(new ListRetentionRuns({ actor }))).toMatchObject([removed, archived]);
    expect(await app.queries.execute(new VerifyAuditTrail({ actor }))).toMatchObject({
      intact: true,
      entries: 0,
    });
  });

  it('says to whoever would delete an organisation that it is held', async () => {
    const { organizationId } = admin;
    const holds = () => app.get(Inquiries).ask(new FindLegalHold({ organizationId }));
    await request('PUT /hold', { reason: 'Lawsuit 7' });
    expect(await holds()).toEqual([{ reason: 'Lawsuit 7' }]);
    await request('DELETE /hold');
    expect(await holds()).toEqual([]);
  });

  it('keeps the trail of a deleted organisation for ten years, and then nothing of it', async () => {
    await entries(3600);
    await app.hear(new OrganizationDeleted({ organizationId: admin.organizationId }, randomUUID()));
    const kept = async () => {
      const tables = ['audit_entry', 'audit_archive', 'audit_person', 'audit_chain', 'retention_run'];
      const counts = tables.map((table) =>
        app
          .get(Database)
          .query(`select from governance.${table} where organization_id = $1`, [admin.organizationId]),
      );
      return (await Promise.all(counts)).map((rows) => rows.length);
    };
    await night();
    expect(await kept()).toEqual([0, 1, 1, 1, 0]);
    clock.advance(51 * 86_400);
    await night();
    expect(await kept()).toEqual([0, 0, 0, 0, 0]);
  });

  it('chooses rows by the moment of their organisation, and counts them first', async () => {
    const database = app.get(Database);
    await database.query(
      `create table governance.thing (id uuid default gen_random_uuid(), organization_id uuid, at timestamptz, kept boolean default false)`,
    );
    const [usual, long, held] = [randomUUID(), randomUUID(), randomUUID()];
    for (const organizationId of [usual, long, held])
      await database.query(
        `insert into governance.thing (organization_id, at, kept) values ($1, '2026-01-01', false), ($1, '2026-03-01', false), ($1, '2025-01-01', true)`,
        [organizationId],
      );
    const order = {
      kind: 'thing',
      removeBefore: '2026-04-01T00:00:00.000Z',
      exceptions: [
        { organizationId: long, removeBefore: '2026-02-01T00:00:00.000Z' },
        { organizationId: held, removeBefore: '0001-01-01T00:00:00.000Z' },
      ],
    };
    const apply = (dryRun: boolean, organizationId?: string) =>
      applyToRows(
        database,
        { table: 'governance.thing', time: 'at', unless: 't.kept' },
        { ...order, dryRun, ...(organizationId && { organizationId }) },
      );
    const expected = [
      { organizationId: usual, archived: 0, removed: 2 },
      { organizationId: long, archived: 0, removed: 1 },
    ].toSorted((a, b) => (a.organizationId < b.organizationId ? -1 : 1));

    expect(await apply(true, held)).toEqual([]);
    expect(await apply(true)).toEqual(expected);
    expect(await apply(false)).toEqual(expected);
    expect(await apply(false)).toEqual([]);
    expect(await database.query('select 1 from governance.thing')).toHaveLength(6);
  });
});
