import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GetSchema, type SchemaView } from '#modules/catalog';
import { builtinDataSourceId, GetLiveConnection } from '#modules/data-sources';
import { ExplainQuery, GetCachedResult, RunQuery } from '#modules/queries';
import { LiveDatabasesConfig } from '#shared/live-databases';
import { ObjectStore } from '#shared/object-store';
import { noMariadb, type StartedModule, someActor, startModule, stubQuery } from '#shared/testing';
import { QueriesModule } from './queries.module.js';
import { makeMysqlSource } from './testing/mysql-source.js';
import { noPolicies } from './testing/no-policies.js';
import { makePostgresqlSource } from './testing/postgresql-source.js';
import { makeSampleSource, sampleSchema } from './testing/sample-source.js';

/** As if the tables were large, and fips the key of the states. */
const large = (schema: SchemaView): SchemaView => ({
  ...schema,
  tables: schema.tables.map((table) => ({
    ...table,
    rowCount: 500_000,
    primaryKey: table.name === 'states' ? ['fips'] : [],
  })),
});

const sources = [
  { engine: 'DuckDB', skip: undefined, make: undefined, value: '?' },
  { engine: 'PostgreSQL', skip: undefined, make: makePostgresqlSource, value: '$1' },
  {
    engine: `MariaDB${noMariadb ? ` (skipped: ${noMariadb})` : ''}`,
    skip: noMariadb,
    make: makeMysqlSource,
    value: '?',
  },
];

for (const { engine, skip, make, value } of sources)
  describe.skipIf(skip)(`the plan of a statement on ${engine}`, () => {
    const actor = someActor();
    let dataSourceId: string = builtinDataSourceId;
    let app: StartedModule;
    let remove: () => Promise<void>;

    beforeAll(async () => {
      if (make) dataSourceId = randomUUID();
      const sample = await makeSampleSource();
      const live = await make?.(dataSourceId);
      remove = async () => {
        await sample.remove();
        await live?.remove();
      };
      const schema = large(live?.schema ?? sampleSchema);
      app = await startModule(QueriesModule, {
        stubs: [
          ...sample.stubs,
          noPolicies,
          stubQuery(GetSchema, () => schema),
          ...(live ? [stubQuery(GetLiveConnection, () => live.connection)] : []),
        ],
        override: (builder) =>
          builder
            .overrideProvider(ObjectStore)
            .useValue(sample.objects)
            .overrideProvider(LiveDatabasesConfig)
            .useValue({ allowPrivate: 'on' }),
      });
    });
    afterAll(async () => {
      await app.stop();
      await remove();
    });

    const explain = (sql: string, parameters: string[] = []) =>
      app.queries.execute(new ExplainQuery({ actor, dataSourceId, sql, parameters }));
    const hintsOf = async (sql: string) => (await explain(sql)).hints.map(({ code }) => code);

    it('says what is read, how much is expected, and the steps', async () => {
      const plan = await explain(
        `select p.year, count(*) as n from state_population p join states s on s.fips = p.fips
          where s.region = ${value} group by p.year order by p.year`,
        ['South'],
      );

      expect([...plan.tables].sort()).toEqual(['state_population', 'states']);
      expect(plan.estimatedRows).toBeGreaterThanOrEqual(0);
      expect(JSON.stringify(plan.plan)).toContain('"table":"');
      expect(plan.estimatedCost !== undefined).toBe(engine === 'PostgreSQL');
    });

    it('warns of a cross join, and not of a join', async () => {
      expect(await hintsOf('select s.state from states s, letters l')).toContain('cross-join');
      expect(await hintsOf('select s.state from states s join letters l on l.id = 7')).not.toContain(
        'missing-key',
      );
      const joined =
        'select p.year from state_population p join states s on s.fips = p.fips where p.year > 2000';
      expect(await hintsOf(joined)).not.toContain('cross-join');
      expect(await hintsOf(joined)).not.toContain('missing-key');
    });

    it('warns of a large table that is read whole', async () => {
      expect(await hintsOf('select sum(id) as n from letters')).toContain('full-scan');
    });

    it('warns of a join that no key makes unique', async () => {
      expect(await hintsOf('select year from state_population join letters on state = letter')).toContain(
        'missing-key',
      );
    });

    it.each([
      ['select * from hidden', 'queries.unknownTable'],
      ['delete from states', 'queries.notOneSelect'],
      ['select population from states', 'queries.unknownColumn'],
      ['explain analyze select 1', 'queries.notOneSelect'],
    ])('is refused like the statement: %s', async (sql, code) => {
      const failure = await explain(sql).catch((error) => error.code);
      expect([code, 'queries.refused', 'queries.failed']).toContain(failure);
      if (code === 'queries.unknownTable') expect(failure).toBe(code);
    });
  });

describe('a remembered result', () => {
  const own = randomUUID();
  let app: StartedModule;
  let source: Awaited<ReturnType<typeof makeSampleSource>>;

  beforeAll(async () => {
    source = await makeSampleSource();
    app = await startModule(QueriesModule, {
      stubs: source.stubs,
      override: (builder) => builder.overrideProvider(ObjectStore).useValue(source.objects),
    });
  });
  afterAll(async () => {
    await app.stop();
    await source.remove();
  });

  const actor = someActor();
  const run = (sql: string, dataSourceId: string) =>
    app.commands.execute(new RunQuery({ actor, dataSourceId, sql }));
  const cached = (hash: string, who = actor) =>
    app.queries.execute(new GetCachedResult({ actor: who, hash }));

  it('is given again by its key, within its organisation', async () => {
    const { cacheKey = '', result } = await run('select count(*) as n from letters', own);

    expect(await cached(cacheKey)).toEqual({ cacheKey, dataSourceId: own, dataVersion: 'v1', result });
    await expect(cached(cacheKey, someActor())).rejects.toMatchObject({ code: 'queries.notCached' });
  });

  it('is everybody’s when the data is', async () => {
    const { cacheKey = '' } = await run('select count(*) as n from letters', builtinDataSourceId);

    expect((await cached(cacheKey, someActor())).result.rows).toEqual([[10_000]]);
  });

  it('has no key when it is not remembered', async () => {
    expect((await run('select random() as r', own)).cacheKey).toBeUndefined();
    const asked = await app.http({ url: `/api/v1/query/cache/${'x'.repeat(43)}` });
    expect(asked.json()).toMatchObject({ status: 404, code: 'queries.notCached' });
  });
});
