import { readFile } from 'node:fs/promises';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ExplainQuery, GetResultPage, RunQuery, resultFormats, WriteQueryResult } from '#modules/queries';
import { noMariadb, someActor } from '#shared/testing';
import { QueriesModule } from './queries.module.js';
import { makeMysqlSource } from './testing/mysql-source.js';
import { openDuckdb, openLive } from './testing/open-source.js';
import { makePostgresqlSource } from './testing/postgresql-source.js';
import { table } from './testing/sample-source.js';

/** Headers of files and columns of databases, as somebody would write them who knows what they are put into. */
const columns = [
  `a"; drop table states; --`,
  `b'; delete from states; /*`,
  'c`; delete from states; #',
  `d\\" as x, (select 1) as "`,
  'e {1 + 1} $1 ?',
  `f"",'')) to '/tmp/x' (format csv)`,
  'g */ union select 1 /*',
];
const cells = columns.map((name) => `${name}\n=cmd|' /C calc'!A0`);

const identifier = (name: string, quote: string) =>
  `${quote}${name.replaceAll(quote, quote + quote)}${quote}`;
const text = (value: string, backslash: boolean) =>
  `'${(backslash ? value.replaceAll('\\', '\\\\') : value).replaceAll("'", "''")}'`;

const engines = [
  { engine: 'DuckDB', skip: undefined, quote: '"', backslash: false, prefix: '', make: undefined },
  {
    engine: 'PostgreSQL',
    skip: undefined,
    quote: '"',
    backslash: false,
    prefix: 'shop.',
    make: makePostgresqlSource,
  },
  { engine: 'MariaDB', skip: noMariadb, quote: '`', backslash: true, prefix: '', make: makeMysqlSource },
];

for (const { engine, skip, quote, backslash, prefix, make } of engines)
  describe.skipIf(skip)(`names and cells that are meant as SQL, on ${engine}`, () => {
    const actor = someActor();
    const odd = identifier(`odd${quote}; drop table states; --`, quote);
    const named = cells.map(
      (cell, i) => `${text(cell, backslash)} as ${identifier(columns[i] ?? '', quote)}`,
    );
    const more = {
      statements: [`create table ${prefix}${odd} as select ${named.join(', ')}`],
      tables: [table([`odd${quote}; drop table states; --`, columns])],
    };
    let source: Awaited<ReturnType<typeof openDuckdb>>;

    beforeAll(async () => {
      source = await (make ? openLive(QueriesModule, make, more) : openDuckdb(QueriesModule, more));
    });
    afterAll(async () => {
      await source.app.stop();
      await source.remove();
    });

    const input = (sql: string) => ({ actor, dataSourceId: source.schema.dataSourceId, sql });
    const run = (sql: string) => source.app.commands.execute(new RunQuery(input(sql)));

    it('are told as they are', async () => {
      const { id, result } = await run(`select * from ${odd}`);

      expect(result.columns.map(({ name }) => name)).toEqual(columns);
      expect(result.rows).toEqual([cells]);
      const page = await source.app.queries.execute(new GetResultPage({ actor, id, limit: 10 }));
      expect(page.columns.map(({ name }) => name)).toEqual(columns);
      expect(page.rows).toEqual([cells]);
    });

    it('are told as they are in every file', async () => {
      const duckdb = await DuckDBInstance.create(':memory:');
      const connection = await duckdb.connect();
      for (const format of resultFormats) {
        const write = new WriteQueryResult({ ...input(`select * from ${odd}`), format });
        const { path } = await source.app.commands.execute(write);
        if (format === 'arrow') expect((await readFile(path)).includes(columns[0] ?? '')).toBe(true);
        else {
          const read = { csv: 'read_csv', ndjson: 'read_json', parquet: 'read_parquet' }[format];
          const options = format === 'csv' ? `, header = true, delim = ',', quote = '"', escape = '"'` : '';
          const reader = await connection.runAndReadAll(`select * from ${read}('${path}'${options})`);
          expect([format, reader.columnNames()]).toEqual([format, columns]);
          expect(reader.getRows()).toEqual([cells]);
        }
      }
      connection.closeSync();
      duckdb.closeSync();
    });

    it('do nothing in plans, conditions and parameters', async () => {
      const [first = '', second = ''] = columns;
      const where = `${identifier(first, quote)} = ${make === makePostgresqlSource ? '$1' : '?'}`;
      const asked = {
        ...input(`select ${identifier(second, quote)} from ${odd} where ${where}`),
        parameters: [cells[0] ?? ''],
      };
      const { result } = await source.app.commands.execute(new RunQuery(asked));
      await source.app.queries.execute(new ExplainQuery(asked));

      expect(result.rows).toEqual([[cells[1]]]);
      expect((await run('select count(*) from states')).result.rows).toEqual([[50]]);
    });
  });
