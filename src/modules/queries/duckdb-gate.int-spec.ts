import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { builtinDataSourceId } from '#modules/data-sources';
import { RunQuery } from '#modules/queries';
import { AppError } from '#shared/errors';
import { ObjectStore } from '#shared/object-store';
import { type StartedModule, someActor, startModule } from '#shared/testing';
import { DuckdbParser } from './infra/duckdb-parser.js';
import { QueriesModule } from './queries.module.js';
import { attackList } from './testing/attacks.js';
import { duckdbAttacks, duckdbNotOneSelect } from './testing/duckdb-attacks.js';
import { duckdbQuestions } from './testing/duckdb-questions.js';
import { gateSuite } from './testing/gate-suite.js';
import { makeGate } from './testing/make-gate.js';
import { openDuckdb } from './testing/open-source.js';
import { makeSampleSource, sampleSchema } from './testing/sample-source.js';

gateSuite({
  dialect: 'DuckDB',
  open: () => openDuckdb(QueriesModule),
  attacks: duckdbAttacks,
  notOneSelect: duckdbNotOneSelect,
  questions: duckdbQuestions,
  tooDeepToRead: {
    '2000 signs': `select ${'- '.repeat(2000)}fips from states`,
    '2000 negations': `select ${'not '.repeat(2000)}true`,
    '2000 additions': `select ${'1+'.repeat(2000)}1`,
    '5000 casts': `select 1${'::int'.repeat(5000)}`,
    '5000 cases': `select ${'case when true then '.repeat(2500)}1${' end'.repeat(2500)}`,
  },
});

describe('the gate', () => {
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
  const run = (sql: string) =>
    app.commands.execute(new RunQuery({ actor, dataSourceId: builtinDataSourceId, sql, limit: 100 }));

  describe('between sources', () => {
    const parser = new DuckdbParser();
    const gate = makeGate(parser);
    const sql = 'select state from states';
    afterAll(() => parser.onApplicationShutdown());

    it('does not carry a verdict from one to another', async () => {
      const other = { ...sampleSchema, dataSourceId: 'other', tables: [] };
      await gate.check(sql, sampleSchema);

      await expect(gate.check(sql, other)).rejects.toMatchObject({ code: 'queries.unknownTable' });
      await expect(
        gate.check(sql, { ...other, dataSourceId: sampleSchema.dataSourceId, modelVersion: 'm2' }),
      ).rejects.toMatchObject({ code: 'queries.unknownTable' });
      await gate.check(sql, sampleSchema);
    });

    it.each([sql, 'delete from states', '('.repeat(800)])(
      'says what is wrong with the source first: %s',
      async (text) => {
        await expect(gate.check(text, Promise.reject(new Error('no such source')))).rejects.toThrow(
          'no such source',
        );
      },
    );
  });

  it('takes long lists and long texts that are not deep', async () => {
    const numbers = Array.from({ length: 5000 }, (_, i) => i).join(', ');

    expect((await run(`select count(*) from letters where id in (${numbers})`)).result.rows).toEqual([
      [5000],
    ]);
    expect((await run(`select '${'((('.repeat(500)}' as brackets`)).result.rowCount).toBe(1);
    expect((await run(Array(300).fill('select 1').join(' union all '))).result.totalRows).toBe(300);
  });

  it('never lets through what changes the file, whatever the statement is made of', async () => {
    const before = await source.sha256();
    const word = fc.oneof(
      fc.constantFrom(
        ...[
          ...duckdbQuestions,
          ...duckdbNotOneSelect,
          ...attackList(duckdbAttacks).map(([sql]) => sql),
        ].flatMap((sql) => sql.split(/\s+/)),
      ),
      fc.constantFrom(
        ';',
        '(',
        ')',
        ',',
        'select',
        'from',
        'states',
        'with',
        'as',
        'union',
        '*',
        '1',
        "'x'",
        'copy',
        'to',
      ),
    );
    const statement = fc.oneof(
      fc.array(word, { maxLength: 12 }).map((words) => words.join(' ')),
      fc
        .tuple(fc.constantFrom(...duckdbQuestions), fc.constantFrom(...duckdbNotOneSelect))
        .map(([a, b]) => `${a}; ${b}`),
      fc
        .tuple(fc.constantFrom(...duckdbQuestions), fc.constantFrom(...attackList(duckdbAttacks)))
        .map(([a, [b]]) => `select * from (${a}) x, (${b}) y`),
    );

    await fc.assert(
      fc.asyncProperty(statement, async (sql) => {
        const outcome = await run(sql).catch((error: unknown) => error);
        expect(outcome instanceof AppError || !(outcome instanceof Error)).toBe(true);
      }),
      { numRuns: 1500 },
    );
    expect(await source.sha256()).toBe(before);
  }, 60_000);
});
