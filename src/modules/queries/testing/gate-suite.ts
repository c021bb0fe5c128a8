import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { SchemaView } from '#modules/catalog';
import { ExplainQuery, type QueryPlanView, type QueryRunView, RunQuery } from '#modules/queries';
import type { AppError } from '#shared/errors';
import { type StartedModule, someActor } from '#shared/testing';
import { DuckdbParser } from '../infra/duckdb-parser.js';
import { MysqlParser } from '../infra/mysql-parser.js';
import { PostgresqlParser } from '../infra/postgresql-parser.js';
import { type Attacks, attackList } from './attacks.js';

/** The module before a database of the dialect, with the tables of `sampleSchema`. */
export interface GatedSource {
  readonly app: StartedModule;
  readonly schema: SchemaView;
  readonly remove: () => Promise<void>;
}

export interface GateSuite {
  readonly dialect: string;
  /** Why its database cannot be started here. */
  readonly skip?: string | undefined;
  readonly open: () => Promise<GatedSource>;
  readonly attacks: Attacks;
  readonly notOneSelect: readonly string[];
  readonly questions: readonly string[];
  /** What is refused for its size only once it has been parsed. */
  readonly tooDeepToRead: Readonly<Record<string, string>>;
}

/** Larger than any question is. */
const tooLarge = {
  'a megabyte of text': `select '${'x'.repeat(1_000_000)}'`,
  'a megabyte of comments': `select 1 ${'/* x */'.repeat(150_000)}`,
  'a megabyte of brackets': '('.repeat(1_000_000),
  '800 brackets': `select ${'('.repeat(800)}1${')'.repeat(800)}`,
  '800 subqueries': `${'select * from ('.repeat(800)}select 1${') x'.repeat(800)}`,
  '800 functions': `select ${'abs('.repeat(800)}1${')'.repeat(800)}`,
  'a character of no SQL': 'select 1\0; drop table states',
  'a character in two halves where its record is cut': `select '${'x'.repeat(1991)}😀', ${'('.repeat(800)}1${')'.repeat(800)}`,
};

const actor = someActor();
const problemOf = (work: Promise<unknown>): Promise<AppError> =>
  work.then(
    () => expect.fail('It was let pass.'),
    (error) => error,
  );
const refusal = (word: string) => ({
  code: expect.stringMatching(/^queries\.(refused|unknownTable)$/),
  kind: 'invalid',
  message: expect.stringContaining(word),
});

/** Opened when the tests begin. */
interface Gated {
  source: GatedSource;
  run(sql: string): Promise<QueryRunView>;
  explain(sql: string): Promise<QueryPlanView>;
}

function gatedSource(open: GateSuite['open']): Gated {
  const input = (sql: string) => ({ actor, dataSourceId: gated.source.schema.dataSourceId, sql });
  const gated = {
    run: (sql) => gated.source.app.commands.execute(new RunQuery({ ...input(sql), limit: 100 })),
    explain: (sql) => gated.source.app.queries.execute(new ExplainQuery(input(sql))),
  } as Gated;
  beforeAll(async () => {
    gated.source = await open();
  });
  afterAll(async () => {
    await gated.source.app.stop();
    await gated.source.remove();
  });
  return gated;
}

function refusals(gated: Gated, { attacks, notOneSelect }: GateSuite): void {
  describe.each(Object.entries(attacks))('%s', (_, list) => {
    it.each(list)('refuses %s', async (sql, word) => {
      await expect(gated.run(sql)).rejects.toMatchObject(refusal(word));
    });
  });

  it.each(notOneSelect)('%j is not one SELECT', async (sql) => {
    await expect(gated.run(sql)).rejects.toMatchObject({ code: 'queries.notOneSelect', kind: 'invalid' });
  });

  it('gives no plan of what it refuses', async () => {
    for (const [sql, word] of attackList(attacks))
      expect(await problemOf(gated.explain(sql)), sql).toMatchObject(refusal(word));
    for (const sql of notOneSelect)
      expect(await problemOf(gated.explain(sql)), sql).toMatchObject({ code: 'queries.notOneSelect' });
  });
}

function sizes(gated: Gated, { tooDeepToRead }: GateSuite): void {
  it.each(Object.entries(tooLarge))('refuses %s unparsed', async (_, sql) => {
    const { app } = gated.source;
    const parsers = [app.get(DuckdbParser), app.get(PostgresqlParser), app.get(MysqlParser)];
    const parses = parsers.map((parser) => vi.spyOn(parser, 'parse'));

    await expect(gated.run(sql)).rejects.toMatchObject({ code: 'queries.refused' });
    for (const parse of parses) expect(parse).not.toHaveBeenCalled();
  });

  it.each(Object.entries(tooDeepToRead))('refuses %s before it can hurt', async (_, sql) => {
    await expect(gated.run(sql)).rejects.toMatchObject({ code: 'queries.refused' });
  });

  it('takes long lists that are not deep', async () => {
    const numbers = Array.from({ length: 5000 }, (_, i) => i).join(', ');
    const { result } = await gated.run(`select count(*) from letters where id in (${numbers})`);

    expect(result.rows).toEqual([[5000]]);
  });
}

function oracles(gated: Gated): void {
  it('says the same of a table that is kept back and of one that is not there', async () => {
    const told = ({ code, details }: AppError) => ({ code, details: { ...details, table: '#' } });
    for (const ask of [gated.run, gated.explain])
      for (const sql of ['select * from #', 'select count(*) from states where 1 = (select 1 from #)']) {
        const [kept, none] = ['hidden', 'nidden'].map((name) => problemOf(ask(sql.replace('#', name))));
        expect(told((await kept) as AppError)).toEqual(told((await none) as AppError));
      }
  });

  it('names no column that the catalog does not know', async () => {
    const names = gated.source.schema.tables.flatMap(({ columns }) => columns.map(({ name }) => name));
    const { code, details } = await problemOf(gated.run('select secret from states'));

    expect(code).toBe('queries.unknownColumn');
    expect(names).toEqual(expect.arrayContaining(details.nearest as string[]));
  });
}

/** What every gate does, whatever database is behind it. */
export function gateSuite(suite: GateSuite): void {
  const { dialect, skip, open, questions } = suite;
  describe.skipIf(skip)(`the gate before ${dialect}${skip ? ` (skipped: ${skip})` : ''}`, () => {
    const gated = gatedSource(open);
    refusals(gated, suite);
    sizes(gated, suite);
    oracles(gated);

    it.each(questions)('lets pass %s', async (sql) => {
      const { result } = await gated.run(sql);

      expect(result.columns.length).toBeGreaterThan(0);
    });
  });
}
