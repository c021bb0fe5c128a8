import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ExplainQuery, RunQuery } from '#modules/queries';
import { noMariadb, someActor } from '#shared/testing';
import { QueriesModule } from './queries.module.js';
import { gateSuite } from './testing/gate-suite.js';
import { mysqlAttacks, mysqlNotOneSelect } from './testing/mysql-attacks.js';
import { mysqlQuestions } from './testing/mysql-questions.js';
import { makeMysqlSource } from './testing/mysql-source.js';
import { openLive } from './testing/open-source.js';
import { table } from './testing/sample-source.js';

gateSuite({
  dialect: 'MariaDB',
  skip: noMariadb,
  open: () => openLive(QueriesModule, makeMysqlSource),
  attacks: mysqlAttacks,
  notOneSelect: mysqlNotOneSelect,
  questions: mysqlQuestions,
  tooDeepToRead: {
    '2000 negations': `select ${'not '.repeat(2000)}true`,
    '40000 additions': `select ${'1+'.repeat(40_000)}1`,
    '5000 cases': `select ${'case when true then '.repeat(2500)}1${' end'.repeat(2500)}`,
  },
});

/** A view that the catalog knows, of a table that it does not. */
const shown = {
  statements: [`create view shown as select secret from hidden where secret <> 'classified'`],
  tables: [table(['shown', ['secret']])],
};

describe.skipIf(noMariadb)('a MariaDB with things of its own', () => {
  let source: Awaited<ReturnType<typeof openLive>>;
  beforeAll(async () => {
    source = await openLive(QueriesModule, makeMysqlSource, shown);
  });
  afterAll(async () => {
    await source.app.stop();
    await source.remove();
  });

  const input = (sql: string) => ({ actor: someActor(), dataSourceId: source.schema.dataSourceId, sql });
  const rowsOf = async (sql: string) =>
    (await source.app.commands.execute(new RunQuery(input(sql)))).result.rows;

  it('reads the tables of the source, whatever else has their name', async () => {
    expect(await rowsOf('select count(*) from states')).toEqual([[50]]);
    expect(await rowsOf(`select lower('ABC')`)).toEqual([['abc']]);
    expect(await rowsOf('select state from states where false')).toEqual([]);
  });

  it.each(['select * from shown', 'select s.state from states s join shown h on h.secret = s.state'])(
    'keeps to itself what is behind a view: %s',
    async (sql) => {
      const plan = await source.app.queries.execute(new ExplainQuery(input(sql)));

      expect(await rowsOf(sql)).toBeDefined();
      expect(plan.tables).toContain('shown');
      expect(JSON.stringify(plan)).not.toMatch(/hidden|classified/);
    },
  );
});
