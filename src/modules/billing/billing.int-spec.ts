import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  GetLimitedMeters,
  GetUsage,
  RecordApiCalls,
  ReleaseUsage,
  ReserveUsage,
  SetPlan,
} from '#modules/billing';
import { DataSourceCreated, DataSourceRemoved } from '#modules/data-sources';
import { FileRemoved, FileUploaded } from '#modules/files';
import { FindSeatLimit, MemberAdded, MemberRemoved } from '#modules/organizations';
import { FindStatementLimits, QueriesExecuted } from '#modules/queries';
import { QuestionsAsked } from '#modules/questions';
import { Clock } from '#shared/clock';
import { type Meter, publicOrganizationId } from '#shared/contracts';
import { withCorrelation } from '#shared/correlation';
import { Database } from '#shared/database';
import { Inquiries } from '#shared/messaging';
import { OperatorsConfig } from '#shared/operators';
import { FixedClock, type StartedModule, signedInAs, someActor, startModule } from '#shared/testing';
import { BillingModule } from './billing.module.js';
import { BillingConfig } from './infra/config.js';

describe('billing', () => {
  const operator = someActor();
  const clock = new FixedClock('2026-11-21T12:00:00.000Z');
  let app: StartedModule;

  beforeAll(async () => {
    const few = { questions: 10, rows: 100, apiCalls: 5, sources: 2, seats: 2, storageBytes: 1000 };
    app = await startModule(BillingModule, {
      override: (builder) =>
        builder
          .overrideProvider(Clock)
          .useValue(clock)
          .overrideProvider(OperatorsConfig)
          .useValue({ operatorUserIds: [operator.userId] })
          .overrideProvider(BillingConfig)
          .useValue({ plan: undefined, limits: { free: few }, graceDays: 7, reservationSeconds: 600 }),
    });
  });
  afterAll(() => app.stop());

  const setPlan = (organizationId: string, plan: 'free' | 'team' | null) =>
    app.commands.execute(new SetPlan({ actor: operator, organizationId, plan }));
  /** Somebody in an organisation on the plan Free, of which the tests above say what it allows. */
  const onFree = async () => {
    const actor = someActor();
    await setPlan(actor.organizationId, 'free');
    return actor;
  };
  type Someone = ReturnType<typeof someActor>;
  const reserve = (actor: Someone, meter: Meter, { amount = 1, correlationId = 'r' } = {}) =>
    app.commands.execute(
      new ReserveUsage({
        organizationId: actor.organizationId,
        userId: actor.userId,
        correlationId,
        claims: [{ meter, amount }],
      }),
    );
  const usageOf = async (actor: Someone, meter: Meter, period?: string) => {
    const { meters } = await app.queries.execute(new GetUsage({ actor, period }));
    return meters.find((one) => one.meter === meter);
  };
  const asked = (actor: Someone, correlationId = 'r') =>
    new QuestionsAsked({
      questions: [
        {
          questionId: randomUUID(),
          organizationId: actor.organizationId,
          userId: actor.userId,
          dataSourceId: randomUUID(),
          status: 'answered',
          correlationId,
          askedAt: clock.now().toISOString(),
        },
      ],
    });
  const get = async (actor: Someone, path: string) => {
    const response = await app.http({ url: `/api/v1/${path}`, headers: signedInAs(actor) });
    return { status: response.statusCode, body: response.json() };
  };
  const outcomes = async (all: readonly Promise<unknown>[]) =>
    (await Promise.allSettled(all)).filter(({ status }) => status === 'fulfilled').length;

  it('says how many seats there are', async () => {
    const { organizationId } = await onFree();
    const seats = () => app.get(Inquiries).ask(new FindSeatLimit({ organizationId }));

    expect(await seats()).toEqual([{ most: 2 }]);
    await setPlan(organizationId, null);
    expect(await seats()).toEqual([]);
  });

  it('says what one statement may take', async () => {
    const { organizationId } = await onFree();
    const limits = () => app.get(Inquiries).ask(new FindStatementLimits({ organizationId }));

    expect(await limits()).toEqual([{ seconds: 10, rows: 100_000, concurrent: 2 }]);
    await setPlan(organizationId, null);
    expect(await limits()).toEqual([{}]);
  });

  describe('the plan', () => {
    it('of a server that nobody has set up limits nothing', async () => {
      const actor = someActor();
      const { organizationId } = actor;

      expect((await get(actor, 'billing/subscription')).body).toEqual({
        organizationId,
        plan: 'enterprise',
        setBy: 'standard',
        state: 'none',
      });
      expect(await app.queries.execute(new GetLimitedMeters({ organizationId }))).toEqual([]);
    });

    it('is one of four, each with its limits', async () => {
      const { items } = (await get(someActor(), 'billing/plans')).body;

      expect(items.map(({ name }: { name: string }) => name)).toEqual([
        'free',
        'professional',
        'team',
        'enterprise',
      ]);
      expect(items[0].limits).toMatchObject({ questions: 10, seats: 2 });
    });

    it('is set by operators, who are told apart from admins, and announced', async () => {
      const actor = someActor();
      const path = `billing/organizations/${actor.organizationId}/plan`;
      const put = async (as: Someone) =>
        app.http({
          method: 'PUT',
          url: `/api/v1/${path}`,
          headers: signedInAs(as),
          payload: { plan: 'team' },
        });

      expect((await put(actor)).json()).toMatchObject({ status: 403, code: 'operators.notOperator' });
      expect((await get(actor, path)).status).toBe(403);
      expect((await put(operator)).json()).toMatchObject({ plan: 'team', setBy: 'operator' });
      expect((await get(operator, path)).body).toMatchObject({ plan: 'team' });
      expect((await app.published()).at(-1)).toEqual({
        type: 'billing.plan-changed',
        input: { organizationId: actor.organizationId, from: 'enterprise', to: 'team', by: 'operator' },
      });
      expect(await setPlan(actor.organizationId, null)).toMatchObject({ plan: 'enterprise' });
    });
  });

  describe('a limit', () => {
    it('lets exactly as many of 50 at once pass as it allows', async () => {
      const actor = await onFree();
      const parallel = Array.from({ length: 50 }, () => reserve(actor, 'questions'));

      expect(await outcomes(parallel)).toBe(10);
      expect(await usageOf(actor, 'questions')).toMatchObject({ used: 0, held: 10, remaining: 0 });
    });

    it('is held while what was held becomes what was used, one by one, once', async () => {
      const actor = await onFree();
      await reserve(actor, 'questions');
      await reserve(actor, 'questions');
      const event = asked(actor);
      await app.hear(event);
      await app.hear(event);

      expect(await usageOf(actor, 'questions')).toMatchObject({ used: 1, held: 1, remaining: 8 });
      const rest = Array.from({ length: 50 }, () => reserve(actor, 'questions'));
      expect(await outcomes([...rest, app.hear(asked(actor))])).toBe(8 + 1);
      expect(await usageOf(actor, 'questions')).toMatchObject({ used: 2, held: 8, remaining: 0 });
    });

    it('says how much is used and when it resets', async () => {
      const actor = await onFree();
      await Promise.all(Array.from({ length: 10 }, () => reserve(actor, 'questions')));

      await expect(reserve(actor, 'questions')).rejects.toMatchObject({
        kind: 'limit',
        code: 'billing.limitReached',
        details: {
          plan: 'free',
          meter: 'questions',
          limit: 10,
          used: 10,
          resetsAt: '2026-12-01T00:00:00.000Z',
          retryAfterSeconds: 9.5 * 86_400,
        },
      });
    });

    it('gives back what came to nothing', async () => {
      const actor = await onFree();
      const held = await Promise.all(Array.from({ length: 10 }, () => reserve(actor, 'questions')));
      const reservationIds = held.slice(0, 3).flatMap((one) => one.reservationIds);
      await app.commands.execute(new ReleaseUsage({ reservationIds }));

      expect(await outcomes(Array.from({ length: 20 }, () => reserve(actor, 'questions')))).toBe(3);
    });

    it('forgets what a process held that died', async () => {
      const actor = await onFree();
      await Promise.all(Array.from({ length: 10 }, () => reserve(actor, 'questions')));
      await app
        .get(Database)
        .query(`update billing.reservation set expires_at = now() where organization_id = $1`, [
          actor.organizationId,
        ]);

      expect(await outcomes(Array.from({ length: 20 }, () => reserve(actor, 'questions')))).toBe(10);
    });

    it('starts anew with the month, and what was used stays readable', async () => {
      const actor = await onFree();
      for (const _ of Array(10)) await app.hear(asked(actor));
      await expect(reserve(actor, 'questions')).rejects.toMatchObject({ code: 'billing.limitReached' });
      clock.advance(10 * 86_400);
      try {
        await reserve(actor, 'questions');
        expect(await usageOf(actor, 'questions')).toMatchObject({ used: 0, held: 1 });
        expect(await usageOf(actor, 'questions', '2026-11')).toMatchObject({ used: 10 });
      } finally {
        clock.advance(-10 * 86_400);
      }
    });

    it('counts API calls at once, exactly', async () => {
      const actor = await onFree();

      expect(await outcomes(Array.from({ length: 50 }, () => reserve(actor, 'apiCalls')))).toBe(5);
      expect(await usageOf(actor, 'apiCalls')).toMatchObject({ used: 5, held: 0 });
    });

    it('of rows is known afterwards: the next statement is refused', async () => {
      const actor = await onFree();
      const { organizationId, userId } = actor;
      await reserve(actor, 'rows', { amount: 0 });
      const query = {
        queryId: randomUUID(),
        organizationId,
        userId,
        dataSourceId: randomUUID(),
        status: 'completed',
        rowCount: 100,
        executeMs: 1,
        cached: true,
        startedAt: clock.now().toISOString(),
      } as const;
      await app.hear(
        new QueriesExecuted({
          queries: [query, { ...query, rowCount: 30 }, { ...query, organizationId: publicOrganizationId }],
        }),
      );

      await expect(reserve(actor, 'rows', { amount: 0 })).rejects.toMatchObject({ details: { used: 100 } });
      expect(await usageOf(actor, 'rows')).toMatchObject({ used: 130, remaining: 0 });
    });
  });

  describe('what there is at a time', () => {
    const source = (organizationId: string, dataSourceId = randomUUID()) => ({
      created: new DataSourceCreated({
        organizationId,
        dataSourceId,
        kind: 'files',
        mode: 'imported',
        fileIds: [],
      }),
      removed: new DataSourceRemoved({ organizationId, dataSourceId }),
    });

    it('takes the place of what was held for it, and is free again when it is gone', async () => {
      const actor = await onFree();
      const one = source(actor.organizationId);
      await reserve(actor, 'sources', { correlationId: 'make' });
      await withCorrelation('make', () => app.hear(one.created));
      expect(await usageOf(actor, 'sources')).toMatchObject({ used: 1, held: 0 });
      await reserve(actor, 'sources', { correlationId: 'make' });
      const full = await reserve(actor, 'sources').catch((error: unknown) => error);
      expect(full).toMatchObject({ details: { used: 2, limit: 2 } });
      expect(full).not.toMatchObject({ details: { resetsAt: expect.anything() } });

      await app.hear(one.removed);
      await reserve(actor, 'sources');
    });

    it('is not there when its end was heard of first', async () => {
      const actor = await onFree();
      const one = source(actor.organizationId);
      await app.hear(one.removed);
      await app.hear(one.created);

      expect(await usageOf(actor, 'sources')).toMatchObject({ used: 0 });
    });

    it('counts members, who may come back, and the bytes of files', async () => {
      const actor = await onFree();
      const { organizationId, userId } = actor;
      const file = { fileId: randomUUID(), organizationId };
      for (const event of [
        new MemberAdded({ organizationId, userId, role: 'admin' }),
        new MemberRemoved({ organizationId, userId }),
        new MemberAdded({ organizationId, userId, role: 'user' }),
        new FileUploaded({ ...file, userId, sizeBytes: 900 }),
      ])
        await app.hear(event);

      expect(await usageOf(actor, 'seats')).toMatchObject({ used: 1 });
      await expect(reserve(actor, 'storageBytes', { amount: 101 })).rejects.toMatchObject({
        details: { used: 900, asked: 101, limit: 1000 },
      });
      await app.hear(new FileRemoved(file));
      expect(await usageOf(actor, 'storageBytes')).toMatchObject({ used: 0 });
    });
  });

  it('says a word at 80 % of a limit and one at its end, once each', async () => {
    const actor = await onFree();
    for (const _ of Array(11)) await app.hear(asked(actor));

    const told = (await app.published()).filter(
      ({ type, input }) =>
        type === 'billing.quota-nearly-used' && Object.values(input).includes(actor.organizationId),
    );
    const { organizationId } = actor;
    const word = { organizationId, plan: 'free', meter: 'questions', limit: 10 };
    const resetsAt = '2026-12-01T00:00:00.000Z';
    expect(told.map(({ input }) => input)).toEqual([
      { ...word, percent: 80, used: 8, resetsAt },
      { ...word, percent: 100, used: 10, resetsAt },
    ]);
    expect(await usageOf(actor, 'questions')).toMatchObject({ warning: true });
  });

  it('tells users what they used, and admins what everybody did', async () => {
    const actor = await onFree();
    const other = { ...actor, userId: randomUUID(), role: 'user' } as const;
    await app.hear(asked(actor));
    await app.hear(asked(other));
    await app.hear(asked(other));
    const { organizationId } = actor;
    const counts = [{ organizationId, userId: actor.userId, calls: 7 }];
    const batchId = randomUUID();
    for (const _ of ['once', 'twice']) await app.commands.execute(new RecordApiCalls({ batchId, counts }));

    expect((await get(actor, 'users/usage')).body).toEqual({
      organizationId,
      period: '2026-11',
      userId: actor.userId,
      questions: 1,
      rows: 0,
      apiCalls: 7,
    });
    const first = (await get(actor, 'billing/usage/users?limit=1')).body;
    expect(first.items).toMatchObject([{ userId: other.userId, questions: 2 }]);
    const rest = await get(actor, `billing/usage/users?limit=1&cursor=${first.nextCursor}`);
    expect(rest.body.items).toMatchObject([{ userId: actor.userId }]);
    expect((await get(other, 'billing/usage/users')).status).toBe(403);
    expect((await get(actor, 'billing/usage?period=2026-13')).status).toBe(400);
  });
});
