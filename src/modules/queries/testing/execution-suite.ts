import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SchemaView } from '#modules/catalog';
import { type Cell, FindStatementLimits } from '#modules/queries';
import { stubAnswer } from '#shared/testing';
import { cells, type Engine } from './execution-engine.js';
import type { OpenedSource } from './open-source.js';
import { Opened } from './opened.js';
import { planBehaviours } from './plan-behaviours.js';
import { policiesOf, type RulesByUser, ruleOn } from './policy-rules.js';

/** One slot, so that a second statement waits and a third finds no place. */
const settings = {
  maxRows: 5000,
  concurrency: 1,
  liveConnections: 1,
  maxWaiting: 1,
};

/** As if the tables were large, and fips the key of the states. */
const described = (schema: SchemaView): SchemaView => ({
  ...schema,
  tables: schema.tables.map((table) => ({
    ...table,
    rowCount: 500_000,
    primaryKey: table.name === 'states' ? ['fips'] : [],
  })),
});

function answering(opened: Opened, { place, values }: Engine): void {
  it('gives typed columns and exact rows', async () => {
    const sql = `select state, sum(population) as people, max(year) as newest from state_population
                 where fips = '01' group by state`;

    expect((await opened.run(sql)).result).toEqual({
      columns: [
        { name: 'state', type: 'text' },
        { name: 'people', type: 'integer' },
        { name: 'newest', type: 'integer' },
      ],
      rows: [['State 1', 308000, 2020]],
      rowCount: 1,
      totalRows: 1,
      truncated: false,
    });
  });

  it('gives values of every kind, the same in a file', async () => {
    const kinds = Object.keys(values) as (keyof typeof cells)[];
    const sql = `select ${kinds.map((kind, n) => `${values[kind]} as v${n}`).join(', ')}`;
    const { result } = await opened.run(sql);
    const { path } = await opened.write(sql, 'ndjson');
    const line = JSON.parse(await readFile(path, 'utf8')) as Record<string, Cell>;

    const told = kinds.map((kind, n) => [kind, result.rows[0]?.[n], result.columns[n]?.type]);
    expect(told).toEqual(
      kinds.map((kind, n) => [kind, cells[kind][0], cells[kind][1] ?? result.columns[n]?.type]),
    );
    expect(Object.values(line)).toEqual(result.rows[0]);
  });

  it('takes values for the open places, and says how many there are', async () => {
    const sql = `select count(*) from states where region = ${place}`;

    expect(await opened.rows(sql, { parameters: ['South'] })).toEqual([[25]]);
    expect(await opened.rows(sql, { parameters: ["' or 1 = 1 -- "] })).toEqual([[0]]);
    await expect(opened.run(sql)).rejects.toMatchObject({
      code: 'queries.wrongParameters',
      details: { expected: 1, given: 0 },
    });
  });

  it('remembers an answer only where somebody would tell that the data have changed', async () => {
    const sql = 'select count(*) as n from states';
    await opened.run(sql);

    expect((await opened.run(sql)).timing.cached).toBe(opened.source.live === undefined);
  });
}

function limiting(opened: Opened): void {
  it('shows as many rows as asked for, never more than may be, and counts the others', async () => {
    const { result } = await opened.run('select id from letters order by id', { limit: 3 });

    expect(result).toMatchObject({
      rows: [[0], [1], [2]],
      rowCount: 3,
      totalRows: 10_000,
      truncated: true,
    });
    const most = { rowCount: 5000, totalRows: 10_000, truncated: true };
    expect((await opened.run('select id from letters')).result).toMatchObject(most);
    expect(await opened.write('select id from letters', 'csv')).toMatchObject(most);
    expect(await opened.rows('select id from letters', { limit: 0 })).toEqual([]);
  });
}

function stopping(opened: Opened, { endless }: Engine): void {
  it('stops a statement whose time is over, in the engine as well, and does the next', async () => {
    await expect(opened.run(endless, { actor: opened.hurried })).rejects.toMatchObject({
      code: 'queries.timedOut',
      kind: 'limit',
      details: { seconds: 0.5 },
    });
    await opened.goneInTime();
    expect(await opened.rows('select 1 as one')).toEqual([[1]]);
  });

  const ways = [
    ['answered', (id: string) => opened.run(endless, { id })],
    ['written into a file', (id: string) => opened.write(endless, 'csv', id)],
  ] as const;
  it.each(ways)(
    'stops a statement that is cancelled while it is %s, in the engine as well',
    async (_, ask) => {
      const id = randomUUID();
      const stopped = expect(ask(id)).rejects.toMatchObject({ code: 'queries.cancelled' });
      await opened.untilRunning(1);

      expect(await opened.cancel(id)).toEqual({ id, stopped: true });
      await stopped;
      await opened.goneInTime();
    },
  );

  it('lets one wait for another, and turns away who comes after', async () => {
    const id = randomUUID();
    const first = expect(opened.run(endless, { id })).rejects.toMatchObject({ code: 'queries.cancelled' });
    await opened.untilRunning(1);
    const others = [1, 2].map((n) => opened.run(`select count(*) + ${n} as n from letters`));
    const settled = await Promise.race(others.map((one) => one.catch((error: unknown) => error)));
    expect(settled).toMatchObject({ code: 'queries.busy' });

    await opened.cancel(id);
    await first;
    const outcomes = (await Promise.allSettled(others)).map(({ status }) => status);
    expect(outcomes.sort()).toEqual(['fulfilled', 'rejected']);
  });
}

function failing(opened: Opened, { failsLate }: Engine): void {
  it('names the nearest table and column', async () => {
    const nearest = (name: string) => [name, expect.anything(), expect.anything()];

    await expect(opened.run('select * from state')).rejects.toMatchObject({
      code: 'queries.unknownTable',
      details: { table: 'state', nearest: nearest('states') },
    });
    await expect(opened.run('select regoin from states')).rejects.toMatchObject({
      code: 'queries.unknownColumn',
      details: { column: 'regoin', nearest: nearest('region') },
    });
  });

  const fails = ['select sum(state, 1, 2) as s from states', failsLate];
  it.each(fails)('gives the reason, says nothing of the server, and does the next: %s', async (sql) => {
    const failure = await opened.run(sql).catch((error) => error);

    expect(failure).toMatchObject({ code: 'queries.failed', kind: 'invalid' });
    expect(`${failure.message} ${JSON.stringify(failure.details)}`).not.toMatch(
      /password|127\.0\.0\.1|\/tmp|\.duckdb|\.[tj]s:\d|e\.what|version \d/,
    );
    expect(await opened.rows('select 1 as one')).toEqual([[1]]);
  });
}

function guarding(opened: Opened, { prefix, writes }: Engine, rules: RulesByUser): void {
  it.each(writes)('cannot do what the gate would never let through: %s', async (sql) => {
    await expect(opened.runUngated(sql.replaceAll('#', () => prefix))).rejects.toThrow();
    expect(await opened.rows('select count(*) as still from letters')).toEqual([[10_000]]);
  });

  it('shows the rows that row policies leave, and names the policies', async () => {
    const sql = 'select count(*) as n from states';
    rules.set(opened.actor.userId, ruleOn('states', { column: 'region', operator: 'in', values: ['West'] }));
    const guarded = await opened.run(sql);
    rules.clear();

    expect(guarded.result.rows).toEqual([[25]]);
    expect(guarded.policies).toMatchObject([{ name: 'Own region', table: 'states' }]);
    expect(await opened.rows(sql)).toEqual([[50]]);
  });
}

function connecting(opened: Opened): void {
  it('is connected to anew when the owner of a database has changed the connection', async () => {
    const live = opened.source.live as NonNullable<OpenedSource['live']>;
    const known = live.connection;
    live.connection = { ...known, settings: { ...known.settings, user: 'nobody' } };
    await expect(opened.run('select 1 as one')).rejects.toMatchObject({ code: 'live-databases.rejected' });
    live.connection = { ...known, settings: { ...known.settings, port: 1 } };
    await expect(opened.run('select 1 as one')).rejects.toMatchObject({ code: 'live-databases.unreachable' });
    live.connection = known;
    expect(await opened.rows('select 1 as one')).toEqual([[1]]);
  });
}

/** What running a statement comes to on every engine: each behaviour the same, whoever keeps the data. */
export function executionSuite(engine: Engine): void {
  describe.skipIf(engine.skip)(`${engine.engine}${engine.skip ? ` (skipped: ${engine.skip})` : ''}`, () => {
    const rules: RulesByUser = new Map();
    const opened = new Opened(engine.running);
    beforeAll(async () => {
      const hurried = ({ organizationId }: FindStatementLimits['input']) =>
        organizationId === opened.hurried.organizationId ? [{ seconds: 0.5 }] : [];
      const policies = [...policiesOf(rules), stubAnswer(FindStatementLimits, hurried)];
      opened.source = await engine.open({ statements: [], tables: [], policies, settings, described });
    });
    afterAll(async () => {
      await opened.source?.app.stop();
      await opened.source?.remove();
    });
    answering(opened, engine);
    limiting(opened);
    stopping(opened, engine);
    failing(opened, engine);
    guarding(opened, engine, rules);
    planBehaviours(opened, engine);
    if (engine.running) connecting(opened);
  });
}
