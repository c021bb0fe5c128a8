import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  DescribeTablesOfSource,
  JudgeVersion,
  MeasureQuality,
  type QualityMeasure,
  RemoveQualityOfSource,
} from '#modules/governance';
import { OrganizationDeleted } from '#modules/organizations';
import { Clock } from '#shared/clock';
import { type Actor, publicOrganizationId } from '#shared/contracts';
import { defineErrors } from '#shared/errors';
import {
  FixedClock,
  type StartedModule,
  signedInAs,
  someActor,
  startModule,
  stubAnswer,
} from '#shared/testing';
import { governanceRetention } from './contract/retention.js';
import { GovernanceModule } from './governance.module.js';
import { ScheduleQuality } from './use-cases/quality/schedule-quality.js';

const errors = defineErrors('somewhere', {
  notFound: ['not-found', () => 'There is no such data source.'],
  away: ['unavailable', () => 'The database is away.'],
});
const column = (name: string, type: string) => ({ name, type });
const tables = [
  { name: 'orders', columns: [column('id', 'integer'), column('at', 'timestamp')] },
  { name: 'customers', columns: [column('id', 'integer')] },
];
const none = { pass: 0, warn: 0, fail: 0, error: 0 };

describe('the quality of data', () => {
  const clock = new FixedClock('2026-01-31T12:00:00.000Z');
  let app: StartedModule;
  let admin: Actor;
  let dataSourceId: string;
  /** What the engine finds, by table. */
  let finds: Record<string, Partial<QualityMeasure>>;
  let isAway: boolean;
  const measured: MeasureQuality['input'][] = [];

  beforeAll(async () => {
    const known = ({ actor, ...asked }: DescribeTablesOfSource['input']) => {
      const isTheirs = actor.organizationId === admin.organizationId && asked.dataSourceId === dataSourceId;
      if (!isTheirs || asked.version === 'removed') throw errors.notFound();
      return tables;
    };
    const measure = (input: MeasureQuality['input']) => {
      if (isAway) throw errors.away();
      measured.push(input);
      return [{ version: input.version ?? 'now', rows: 10, failing: 0, ...finds[input.table] }];
    };
    app = await startModule(GovernanceModule, {
      stubs: [stubAnswer(DescribeTablesOfSource, known), stubAnswer(MeasureQuality, measure)],
      override: (builder) => builder.overrideProvider(Clock).useValue(clock),
    });
  });
  beforeEach(() => {
    admin = someActor();
    dataSourceId = randomUUID();
    finds = {};
    isAway = false;
    measured.length = 0;
  });
  afterAll(() => app.stop());

  const ask = async (route: string, payload?: object, by = admin) => {
    const [method = '', path = ''] = route.split(' ');
    const url = `/api/v1/governance/quality/${path}`;
    const response = await app.http({
      method: method as 'GET',
      url,
      headers: signedInAs(by),
      ...(payload && { payload }),
    });
    return { status: response.statusCode, body: response.body === '' ? undefined : response.json() };
  };
  const notNull = { type: 'not-null', column: 'id' };
  const rule = (name: string, fields: object = {}) => ({
    dataSourceId,
    table: 'orders',
    name,
    check: notNull,
    ...fields,
  });
  const make = async (name: string, fields: object = {}) =>
    (await ask('POST rules', rule(name, fields))).body;
  const judge = (version: string) => {
    const { organizationId } = admin;
    return app.commands.execute(new JudgeVersion({ organizationId, dataSourceId, version }));
  };
  const source = async () => (await ask(`GET sources/${dataSourceId}`)).body;
  const held = async (query = '') => (await ask(`GET held-versions?${query}`)).body.items;
  const runNow = async () => {
    const { body } = await ask(`POST sources/${dataSourceId}/runs`);
    await app.jobs.runAll();
    return (await ask(`GET runs/${body.id}`)).body;
  };

  it('is said by rules, which are made, changed, found and removed', async () => {
    const made = await make('Orders have a number', { severity: 'warn' });
    expect(made).toMatchObject({
      severity: 'warn',
      enabled: true,
      check: { ...notNull, mostly: 1 },
      changedBy: admin.userId,
    });
    await make('Customers are there', {
      table: 'customers',
      check: { type: 'row-count-drift', maxDecreasePercent: 5 },
    });
    const names = async (query: string) =>
      (await ask(`GET rules?${query}`)).body.items.map((one: { name: string }) => one.name);
    expect(await names('')).toEqual(['Customers are there', 'Orders have a number']);
    expect(await names('sort=name&order=desc&limit=1')).toEqual(['Orders have a number']);
    for (const query of ['table=customers', 'type=row-count-drift', 'severity=error', 'search=CUSTOM'])
      expect(await names(query)).toEqual(['Customers are there']);
    expect(await names(`dataSourceId=${randomUUID()}`)).toEqual([]);

    const changed = rule('Orders have a number', { check: { ...notNull, mostly: 0.5 } });
    expect((await ask(`PUT rules/${made.id}`, changed)).body).toMatchObject({
      severity: 'error',
      check: { mostly: 0.5 },
    });
    expect((await app.published()).at(-1)).toMatchObject({
      type: 'governance.quality-rule-changed',
      input: { before: { severity: 'warn' }, after: { severity: 'error' } },
    });
    expect((await ask(`DELETE rules/${made.id}`)).status).toBe(204);
    expect((await ask(`GET rules/${made.id}`)).body).toMatchObject({
      code: 'governance.qualityRuleNotFound',
    });
  });

  it('is said of tables and columns that the source has, by admins of its organisation', async () => {
    const problem = async (fields: object, by = admin) =>
      (await ask('POST rules', rule('x', fields), by)).body;
    expect(await problem({ table: 'gone' })).toMatchObject({
      code: 'governance.qualityRuleUnfit',
      detail: 'table: there is no "gone"; there are orders, customers.',
    });
    expect((await problem({ check: { type: 'range', column: 'id' } })).detail).toContain('check.min');
    const { id } = await make('x');
    expect((await ask(`GET rules/${id}`, undefined, someActor())).status).toBe(404);
    expect(await problem({})).toMatchObject({ code: 'governance.qualityNameTaken' });
    expect(await problem({}, someActor())).toMatchObject({ code: 'somewhere.notFound' });
    const user = someActor({ organizationId: admin.organizationId, role: 'analyst' });
    expect(await problem({}, user)).toMatchObject({ status: 403 });
    expect((await ask('GET rules', undefined, someActor())).body.items).toEqual([]);
  });

  it('is looked at when asked for, with a score for the source and for each table', async () => {
    expect((await ask(`POST sources/${dataSourceId}/runs`)).body).toMatchObject({
      code: 'governance.noQualityRules',
    });
    await make('a', { severity: 'warn' });
    await make('b', { table: 'customers' });
    await make('off', { enabled: false });
    finds = { orders: { failing: 5 } };
    const run = await runNow();

    expect(run).toMatchObject({
      trigger: 'manual',
      state: 'done',
      version: 'now',
      outcome: 'warn',
      score: 75,
    });
    expect(run.counts).toEqual({ ...none, pass: 1, warn: 1 });
    expect(run.results).toMatchObject([
      { name: 'a', outcome: 'warn', rows: 10, failing: 5, score: 50, message: '5 of 10 rows pass.' },
      { name: 'b', outcome: 'pass', score: 100 },
    ]);
    expect(await source()).toMatchObject({
      rules: 2,
      lastRun: { id: run.id },
      tables: [
        { table: 'customers', score: 100 },
        { table: 'orders', score: 50 },
      ],
      heldVersions: 0,
    });
    const sources = async (query = '') => (await ask(`GET sources?${query}`)).body.items;
    expect(await sources()).toMatchObject([
      { dataSourceId, rules: 2, outcome: 'warn', score: 75, heldVersions: 0 },
    ]);
    expect(await sources('outcome=fail')).toEqual([]);
    clock.advance(60);
    finds = {};
    await runNow();
    const scores = async (query: string) =>
      (await ask(`GET sources/${dataSourceId}/history?${query}`)).body.items.map(
        (one: { score: number }) => one.score,
      );
    expect(await scores('')).toEqual([100, 75]);
    expect(await scores('table=orders')).toEqual([100, 50]);
    const runs = async (query: string) => (await ask(`GET runs?${query}`)).body.items;
    expect(await runs(`dataSourceId=${dataSourceId}&sort=score&order=asc`)).toMatchObject([
      { score: 75 },
      { score: 100 },
    ]);
    expect(await runs('outcome=warn&trigger=manual')).toMatchObject([{ id: run.id }]);
  });

  it('of a source that is away is not known, and nothing is held against it', async () => {
    await make('a');
    isAway = true;
    expect(await runNow()).toMatchObject({ state: 'failed', problem: 'The database is away.', results: [] });
    await expect(judge('v2')).rejects.toMatchObject({ code: 'somewhere.away' });
    expect(await held()).toEqual([]);
  });

  it('is looked at on a schedule when there are rules, and moments that were missed are one', async () => {
    const path = `sources/${dataSourceId}/schedule`;
    expect((await ask(`PUT ${path}`, { cron: 'now' })).body).toMatchObject({
      code: 'governance.noQualitySchedule',
    });
    expect((await ask(`PUT ${path}`, { cron: '0 * * * *' })).body.schedule).toMatchObject({
      cron: '0 * * * *',
    });
    const look = async () => {
      await app.get(ScheduleQuality).run();
      await app.jobs.runAll();
      return (await ask(`GET runs?dataSourceId=${dataSourceId}&trigger=schedule`)).body.items;
    };
    clock.advance(3 * 3600);
    expect(await look()).toEqual([]);
    await make('a');
    expect(await look()).toMatchObject([{ state: 'done', outcome: 'pass' }]);
    expect(await look()).toHaveLength(1);
    expect((await ask(`DELETE ${path}`)).body.schedule).toBeUndefined();
    clock.advance(3 * 3600);
    expect(await look()).toHaveLength(1);
  });

  it('decides whether what was loaded answers: a warning lets it through, a failure holds it back', async () => {
    expect(await judge('v1')).toEqual({ held: false, reasons: [] });
    await make('a', { severity: 'warn' });
    await make('b', { table: 'customers' });
    finds = { orders: { failing: 1 } };
    expect(await judge('v2')).toEqual({ held: false, reasons: [] });
    expect(measured[0]).toMatchObject({ version: 'v2', table: 'customers', actor: { kind: 'system' } });

    finds = { customers: { failing: 1 } };
    const reasons = ['"b" of customers: 9 of 10 rows pass.'];
    expect(await judge('v3')).toEqual({ held: true, reasons });
    expect((await app.published()).at(-1)).toMatchObject({
      type: 'governance.version-held-back',
      input: { dataSourceId, version: 'v3', reasons },
    });
    expect(await held('state=held')).toMatchObject([{ version: 'v3', state: 'held' }]);
    expect((await source()).heldVersions).toBe(1);

    finds = {};
    expect(await judge('v4')).toEqual({ held: false, reasons: [] });
    expect(await held()).toMatchObject([{ version: 'v3', state: 'superseded' }]);
  });

  it('is not asked twice of what was let through, and once more of what was held back', async () => {
    await make('a');
    await judge('v2');
    finds = { orders: { failing: 1 } };
    expect((await judge('v2')).held).toBe(false);
    expect((await judge('v3')).held).toBe(true);
    finds = {};
    expect((await judge('v3')).held).toBe(false);
  });

  it('that cannot be looked at holds a load back as well', async () => {
    await make('a');
    finds = { orders: { error: 'The table "orders" has no column "id" any more.' } };
    expect(await judge('v2')).toMatchObject({ held: true });
    expect((await source()).lastRun).toMatchObject({ outcome: 'error', counts: { ...none, error: 1 } });
  });

  it('may be overruled by an admin, who says why', async () => {
    await make('a');
    finds = { orders: { failing: 1 } };
    await judge('v2');
    const [{ id }] = await held();
    const release = (by = admin) =>
      ask(`POST held-versions/${id}/release`, { reason: 'Checked by hand' }, by);
    expect((await release(someActor())).body).toMatchObject({ code: 'governance.heldVersionNotFound' });
    expect((await ask(`POST held-versions/${id}/release`, {})).status).toBe(400);
    expect((await release()).body).toMatchObject({
      state: 'released',
      releasedBy: admin.userId,
      reason: 'Checked by hand',
    });
    expect((await release()).body).toMatchObject({ code: 'governance.notHeld' });
    expect((await app.published()).at(-1)).toMatchObject({
      type: 'governance.version-released',
      input: { dataSourceId, version: 'v2', userId: admin.userId, reason: 'Checked by hand' },
    });
    expect(await judge('v2')).toEqual({ held: false, reasons: [] });
    await judge('removed');
    const [gone] = await held('state=held');
    expect((await ask(`POST held-versions/${gone.id}/release`, { reason: 'x' })).body).toMatchObject({
      code: 'somewhere.notFound',
    });
  });

  it('compares the number of rows with the last version that was let through', async () => {
    const check = { type: 'row-count-drift', maxDecreasePercent: 10 };
    const made = await make('a', { check });
    const counted = async (version: string, rows: number) => {
      clock.advance(60);
      finds = { orders: { rows } };
      return (await judge(version)).held;
    };
    expect(await counted('v1', 100)).toBe(false);
    expect(await counted('v2', 50)).toBe(true);
    expect(await counted('v3', 50)).toBe(true);
    const [{ id }] = await held();
    await ask(`POST held-versions/${id}/release`, { reason: 'Half of it is right' });
    expect(await counted('v4', 50)).toBe(false);
    await ask(`PUT rules/${made.id}`, rule('a', { check, table: 'customers' }));
    finds = { customers: { rows: 1 } };
    expect((await judge('v5')).held).toBe(false);
  });

  it('is forgotten with its source, its organisation, and when it is too old, unless it holds something back', async () => {
    await make('a');
    await runNow();
    finds = { orders: { failing: 1 } };
    await judge('v2');
    const runs = async () => (await ask('GET runs')).body.items.length;
    const kind = 'quality-runs';
    const order = { kind, removeBefore: '2030-01-01T00:00:00.000Z', exceptions: [], dryRun: false };
    const { organizationId } = admin;
    await app.commands.execute(new governanceRetention.apply({ ...order, organizationId }));
    expect([await runs(), await held()]).toMatchObject([1, [{ version: 'v2' }]]);

    await app.commands.execute(
      new RemoveQualityOfSource({ organizationId: publicOrganizationId, dataSourceId }),
    );
    expect(await runs()).toBe(1);
    await app.commands.execute(new RemoveQualityOfSource({ organizationId, dataSourceId }));
    expect([await runs(), await held(), (await ask('GET rules')).body.items]).toEqual([0, [], []]);
    await make('a');
    await runNow();
    await app.hear(new OrganizationDeleted({ organizationId }));
    expect([await runs(), (await ask('GET rules')).body.items]).toEqual([0, []]);
  });
});
