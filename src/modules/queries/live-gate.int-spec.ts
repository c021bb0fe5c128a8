import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GetSchema } from '#modules/catalog';
import { GetLiveConnection } from '#modules/data-sources';
import { RunQuery } from '#modules/queries';
import { LiveDatabasesConfig } from '#shared/live-databases';
import { noMariadb, type StartedModule, someActor, startModule, stubQuery } from '#shared/testing';
import { QueriesModule } from './queries.module.js';
import { makeMysqlSource } from './testing/mysql-source.js';
import { mysqlAttacks, mysqlNotOneSelect, mysqlQuestions } from './testing/mysql-statements.js';
import { makePostgresqlSource } from './testing/postgresql-source.js';
import {
  postgresqlAttacks,
  postgresqlNotOneSelect,
  postgresqlQuestions,
} from './testing/postgresql-statements.js';

const dialects = [
  {
    dialect: 'PostgreSQL',
    skip: undefined,
    make: makePostgresqlSource,
    attacks: postgresqlAttacks,
    notOneSelect: postgresqlNotOneSelect,
    questions: postgresqlQuestions,
  },
  {
    dialect: `MariaDB${noMariadb ? ` (skipped: ${noMariadb})` : ''}`,
    skip: noMariadb,
    make: makeMysqlSource,
    attacks: mysqlAttacks,
    notOneSelect: mysqlNotOneSelect,
    questions: mysqlQuestions,
  },
];

for (const { dialect, skip, make, attacks, notOneSelect, questions } of dialects)
  describe.skipIf(skip)(`the gate before a live ${dialect}`, () => {
    const dataSourceId = randomUUID();
    const actor = someActor();
    let app: StartedModule;
    let source: Awaited<ReturnType<typeof make>>;

    beforeAll(async () => {
      source = await make(dataSourceId);
      app = await startModule(QueriesModule, {
        stubs: [
          stubQuery(GetSchema, () => source.schema),
          stubQuery(GetLiveConnection, () => source.connection),
        ],
        override: (builder) => builder.overrideProvider(LiveDatabasesConfig).useValue({ allowPrivate: 'on' }),
      });
    });
    afterAll(async () => {
      await app.stop();
      await source.remove();
    });

    const run = (sql: string) => app.commands.execute(new RunQuery({ actor, dataSourceId, sql, limit: 100 }));

    it.each(attacks)('refuses %s', async (sql, word) => {
      await expect(run(sql)).rejects.toMatchObject({
        code: expect.stringMatching(/^queries\.(refused|unknownTable)$/),
        kind: 'invalid',
        message: expect.stringContaining(word),
      });
    });

    it.each(notOneSelect)('%j is not one SELECT', async (sql) => {
      await expect(run(sql)).rejects.toMatchObject({ code: 'queries.notOneSelect', kind: 'invalid' });
    });

    it.each(questions)('lets pass %s', async (sql) => {
      const { result } = await run(sql);

      expect(result.columns.length).toBeGreaterThan(0);
    });

    it.each([
      ['a megabyte of text', `select '${'x'.repeat(1_000_000)}'`],
      ['800 brackets', `select ${'('.repeat(800)}1${')'.repeat(800)}`],
      ['800 subqueries', `${'select * from ('.repeat(800)}select 1${') x'.repeat(800)}`],
      ['2000 negations', `select ${'not '.repeat(2000)}true`],
      ['40000 additions', `select ${'1+'.repeat(40_000)}1`],
      ['5000 cases', `select ${'case when true then '.repeat(2500)}1${' end'.repeat(2500)}`],
      ['a character of no SQL', 'select 1\0; drop table states'],
    ])('refuses %s before it can hurt', async (_, sql) => {
      await expect(run(sql)).rejects.toMatchObject({ code: 'queries.refused' });
    });

    it('reads the tables of the source, whatever else has their name', async () => {
      expect((await run('select count(*) from states')).result.rows).toEqual([[50]]);
      expect((await run(`select lower('ABC')`)).result.rows).toEqual([['abc']]);
      expect((await run('select state from states where false')).result.rows).toEqual([]);
    });

    it('takes long lists that are not deep', async () => {
      const numbers = Array.from({ length: 5000 }, (_, i) => i).join(', ');

      expect((await run(`select count(*) from letters where id in (${numbers})`)).result.rows).toEqual([
        [5000],
      ]);
    });
  });
