import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { builtinDataSourceId } from '#modules/data-sources';
import {
  CancelQuery,
  FindStatementLimits,
  GetQueue,
  RunQuery,
  type StatementLimitsView,
  WriteQueryResult,
} from '#modules/queries';
import { Cache } from '#shared/cache';
import { type Actor, guestActor } from '#shared/contracts';
import { ObjectStore } from '#shared/object-store';
import { quotaTag } from '#shared/quotas';
import { type StartedModule, someActor, startModule, stubAnswer } from '#shared/testing';
import { QueriesConfig } from './infra/config.js';
import { QueriesModule } from './queries.module.js';
import { makeSampleSource } from './testing/sample-source.js';

const endless = 'select max(a.id * b.id * c.id % 7) as n from letters a, letters b, letters c';
/** For a loaded machine. */
const patience = { timeout: 10_000 };

describe('what the plan of an organisation lets its statements take', () => {
  const plans = new Map<string, StatementLimitsView>();
  let app: StartedModule;
  let source: Awaited<ReturnType<typeof makeSampleSource>>;

  beforeAll(async () => {
    source = await makeSampleSource();
    const settings = { ...new QueriesConfig(), timeLimitSeconds: 5, maxRows: 5000 };
    const planned = ({ organizationId }: FindStatementLimits['input']) => {
      const plan = plans.get(organizationId);
      return plan ? [plan] : [];
    };
    app = await startModule(QueriesModule, {
      stubs: [...source.stubs, stubAnswer(FindStatementLimits, planned)],
      override: (builder) =>
        builder
          .overrideProvider(ObjectStore)
          .useValue(source.objects)
          .overrideProvider(QueriesConfig)
          .useValue(settings),
    });
  });
  afterAll(async () => {
    await app.stop();
    await source.remove();
  });

  const on = (plan: StatementLimitsView): Actor => {
    const actor = someActor();
    plans.set(actor.organizationId, plan);
    return actor;
  };
  const input = (actor: Actor, sql: string) => ({ actor, dataSourceId: builtinDataSourceId, sql });
  const run = (actor: Actor, sql: string, more: { id?: string; limit?: number } = {}) =>
    app.commands.execute(new RunQuery({ ...input(actor, sql), ...more }));
  const rowsOf = async (actor: Actor, limit?: number) => {
    const asked = limit === undefined ? {} : { limit };
    const { rowCount, totalRows } = (await run(actor, 'select id from letters', asked)).result;
    return [rowCount, totalRows];
  };

  it('are its rows, of which the server allows so many at most', async () => {
    const few = on({ rows: 70 });

    expect(await rowsOf(few)).toEqual([70, 10_000]);
    expect(await rowsOf(few, 100)).toEqual([70, 10_000]);
    expect(await rowsOf(few, 7)).toEqual([7, 10_000]);
    expect(await rowsOf(on({ rows: 9000 }))).toEqual([5000, 10_000]);
    for (const actor of [on({}), guestActor]) expect(await rowsOf(actor)).toEqual([5000, 10_000]);
    const file = new WriteQueryResult({ ...input(few, 'select id from letters'), format: 'csv' });
    expect(await app.commands.execute(file)).toMatchObject({ rowCount: 70, truncated: true });
  });

  it('is its time, and not that of others who ask the same', async () => {
    const [patient, id] = [on({}), randomUUID()];
    const hurried = expect(run(on({ seconds: 0.2 }), endless)).rejects.toMatchObject({
      code: 'queries.timedOut',
      details: { seconds: 0.2 },
    });
    const longer = expect(run(patient, endless, { id })).rejects.toMatchObject({ code: 'queries.cancelled' });

    await hurried;
    await app.commands.execute(new CancelQuery({ actor: patient, id }));
    await longer;
  });

  it('is how many run at the same time: the others wait, and others’ pass them by', async () => {
    const actor = on({ concurrent: 1 });
    const [first, second] = [randomUUID(), randomUUID()];
    const positions = async () =>
      (await app.queries.execute(new GetQueue({ actor }))).statements.map(({ id, position }) => [
        id,
        position,
      ]);
    const ended: Promise<void>[] = [];
    for (const [place, id] of [first, second].entries()) {
      const sql = `${endless} where a.id > ${place}`;
      ended.push(expect(run(actor, sql, { id })).rejects.toMatchObject({ code: 'queries.cancelled' }));
      await vi.waitFor(async () => expect((await positions())[place]).toEqual([id, place]), patience);
    }
    expect((await run(on({}), 'select count(*) as n from states')).result.rows).toEqual([[50]]);

    await app.commands.execute(new CancelQuery({ actor, id: first }));
    await vi.waitFor(async () => expect(await positions()).toEqual([[second, 0]]), patience);
    await app.commands.execute(new CancelQuery({ actor, id: second }));
    await Promise.all(ended);
    expect((await run(actor, 'select 1 as one')).result.rows).toEqual([[1]]);
  });

  it('changes with the plan', async () => {
    const actor = on({ rows: 3 });
    expect(await rowsOf(actor)).toEqual([3, 10_000]);

    plans.set(actor.organizationId, { rows: 4 });
    await app.get(Cache).invalidateTags([quotaTag(actor.organizationId)]);
    expect(await rowsOf(actor)).toEqual([4, 10_000]);
  });
});
