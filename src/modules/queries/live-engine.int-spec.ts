import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { GetSchema } from '#modules/catalog';
import { GetLiveConnection, type LiveConnectionView } from '#modules/data-sources';
import { CancelQuery, RunQuery } from '#modules/queries';
import { LiveDatabasesConfig } from '#shared/live-databases';
import { noMariadb, type StartedModule, someActor, startModule, stubQuery } from '#shared/testing';
import { QueriesConfig } from './infra/config.js';
import { QueriesModule } from './queries.module.js';
import { makeMysqlSource } from './testing/mysql-source.js';
import { noPolicies } from './testing/no-policies.js';
import { makePostgresqlSource } from './testing/postgresql-source.js';

/** For a loaded machine. */
const patience = 20_000;

const engines = [
  {
    engine: 'PostgreSQL',
    skip: undefined,
    make: makePostgresqlSource,
    value: '$1',
    running: `select count(*)::int from pg_stat_activity where state = 'active' and pid <> pg_backend_pid()
              and datname = current_database()`,
  },
  {
    engine: `MariaDB${noMariadb ? ` (skipped: ${noMariadb})` : ''}`,
    skip: noMariadb,
    make: makeMysqlSource,
    value: '?',
    running: `select count(*) from information_schema.processlist
              where command in ('Query', 'Execute') and id <> connection_id()`,
  },
];

const endless = 'select max(a.id * b.id % 7) from letters a, letters b, letters c';

for (const { engine, skip, make, value, running } of engines)
  describe.skipIf(skip)(`a live ${engine}`, () => {
    const dataSourceId = randomUUID();
    const actor = someActor();
    let app: StartedModule;
    let source: Awaited<ReturnType<typeof make>>;
    let connection: LiveConnectionView;

    beforeAll(async () => {
      source = await make(dataSourceId);
      connection = source.connection;
      const settings = {
        ...new QueriesConfig(),
        timeLimitSeconds: 1,
        maxRows: 5000,
        liveConnections: 1,
        maxWaiting: 1,
      };
      app = await startModule(QueriesModule, {
        stubs: [
          noPolicies,
          stubQuery(GetSchema, () => source.schema),
          stubQuery(GetLiveConnection, () => connection),
        ],
        override: (builder) =>
          builder
            .overrideProvider(LiveDatabasesConfig)
            .useValue({ allowPrivate: 'on' })
            .overrideProvider(QueriesConfig)
            .useValue(settings),
      });
    });
    afterAll(async () => {
      await app.stop();
      await source.remove();
    });

    const run = (sql: string, more: Partial<RunQuery['input']> = {}) =>
      app.commands.execute(new RunQuery({ actor, dataSourceId, sql, ...more }));
    const nothingRuns = () =>
      vi.waitFor(async () => expect(await source.ask(running)).toEqual([[0]]), { timeout: 1000 });

    it('answers with typed columns and exact rows, as imported data does', async () => {
      const sql = `select state, sum(population) as people, max(year) as year from state_population
                 where fips = '01' group by state`;

      expect((await run(sql)).result).toEqual({
        columns: [
          { name: 'state', type: 'text' },
          { name: 'people', type: 'integer' },
          { name: 'year', type: 'integer' },
        ],
        rows: [['State 1', 308000, 2020]],
        rowCount: 1,
        totalRows: 1,
        truncated: false,
      });
    });

    it('takes values for the open places, and says how many there are', async () => {
      const sql = `select count(*) from states where region = ${value}`;

      expect((await run(sql, { parameters: ['South'] })).result.rows).toEqual([[25]]);
      await expect(run(sql)).rejects.toMatchObject({
        code: 'queries.wrongParameters',
        details: { expected: 1 },
      });
    });

    it('shows as many rows as asked for and counts the others', async () => {
      const { result } = await run('select id from letters order by id', { limit: 3 });

      expect(result).toMatchObject({
        rows: [[0], [1], [2]],
        rowCount: 3,
        totalRows: 10_000,
        truncated: true,
      });
      expect((await run('select id from letters')).result.rowCount).toBe(5000);
    });

    it('never remembers: the next question may be answered otherwise', async () => {
      await run('select count(*) from states');

      expect((await run('select count(*) from states')).timing.cached).toBe(false);
    });

    it('names the nearest table and column', async () => {
      await expect(run('select * from state')).rejects.toMatchObject({
        code: 'queries.unknownTable',
        details: { table: 'state', nearest: ['states', expect.anything(), expect.anything()] },
      });
      await expect(run('select regoin from states')).rejects.toMatchObject({
        code: 'queries.unknownColumn',
        details: { column: 'regoin', nearest: ['region', expect.anything(), expect.anything()] },
      });
    });

    it('gives the reason of the database when a statement cannot be run', async () => {
      await expect(run(`select sum(state, 1, 2) from states`)).rejects.toMatchObject({
        code: 'queries.failed',
      });
    });

    it('stops a statement whose time is over, in the database as well', async () => {
      await expect(run(endless)).rejects.toMatchObject({ code: 'queries.timedOut', kind: 'limit' });
      await nothingRuns();
      expect((await run('select 1 as one')).result.rows).toEqual([[1]]);
    });

    it('stops a statement that is cancelled, in the database as well', async () => {
      const id = randomUUID();
      const stopped = expect(run(endless, { id })).rejects.toMatchObject({ code: 'queries.cancelled' });
      await vi.waitFor(async () => expect(await source.ask(running)).toEqual([[1]]), {
        interval: 5,
        timeout: patience,
      });

      await app.commands.execute(new CancelQuery({ actor, id }));

      await stopped;
      await nothingRuns();
    });

    it('lets one wait for another, and turns away who comes after', async () => {
      const id = randomUUID();
      const first = expect(run(endless, { id })).rejects.toMatchObject({ code: 'queries.cancelled' });
      await vi.waitFor(async () => expect(await source.ask(running)).toEqual([[1]]), {
        interval: 5,
        timeout: patience,
      });
      const others = [1, 2].map((n) => run(`select count(*) + ${n} from letters`));
      const settled = await Promise.race(others.map((one) => one.catch((error: unknown) => error)));
      expect(settled).toMatchObject({ code: 'queries.busy' });

      await app.commands.execute(new CancelQuery({ actor, id }));
      await first;
      const outcomes = (await Promise.allSettled(others)).map(({ status }) => status);
      expect(outcomes.sort()).toEqual(['fulfilled', 'rejected']);
    });

    it('is connected to anew when its owner has changed the connection', async () => {
      connection = { ...connection, settings: { ...connection.settings, user: 'nobody' } };
      await expect(run('select 1 as one')).rejects.toMatchObject({ code: 'live-databases.rejected' });
      connection = { ...connection, settings: { ...connection.settings, port: 1 } };
      await expect(run('select 1 as one')).rejects.toMatchObject({ code: 'live-databases.unreachable' });
      connection = source.connection;
      expect((await run('select 1 as one')).result.rows).toEqual([[1]]);
    });
  });
