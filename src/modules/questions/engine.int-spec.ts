import { readFile } from 'node:fs/promises';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toCell } from '#shared/duckdb';
import { buildBuiltinData } from '../../../scripts/build-builtin-data.js';
import { builtinCatalog } from '../../../test/read-catalog.js';
import { compileModel, interpret, type Model, namesakeQueries } from './domain/engine.js';
import type { Answerable, Interpretation } from './domain/interpretation.js';
import type { Namesake } from './domain/namesakes.js';
import { English } from './infra/english.js';

const folder = new URL('../../../dist/builtin/', import.meta.url);

describe('questions to the built-in data', () => {
  let instance: DuckDBInstance;
  let connection: DuckDBConnection;
  let model: Model;

  const rowsOf = async (sql: string) => {
    const result = await connection.runAndReadAll(sql);
    return result.getRows().map((row) => row.map(toCell));
  };

  beforeAll(async () => {
    await buildBuiltinData();
    const { schema, values } = await builtinCatalog();
    const { states } = JSON.parse(await readFile(new URL('manifest.json', folder), 'utf8'));
    instance = await DuckDBInstance.create(new URL('census.duckdb', folder).pathname, {
      access_mode: 'READ_ONLY',
    });
    connection = await instance.connect();
    const namesakes: Namesake[] = [];
    for (const { table, column, qualifier, sql } of namesakeQueries(schema)) {
      for (const [name, by, obscure, large] of (await connection.runAndReadAll(sql)).getRowsJson()) {
        namesakes.push({
          table,
          column,
          qualifier,
          name: String(name),
          qualifiedBy: (by as string[]).map(String),
          obscure: obscure === true,
          large: large === true,
        });
      }
    }
    model = compileModel({ schema, values, states, namesakes, language: new English() });
  });

  afterAll(() => {
    connection?.closeSync();
    instance?.closeSync();
  });

  const answered = (question: string): Answerable => {
    const reading: Interpretation = interpret(question, model);
    if (reading.status !== 'answered') throw new Error(`${question}: ${JSON.stringify(reading)}`);
    return reading;
  };
  const rows = (question: string) => rowsOf(answered(question).sql.text);

  it.each([
    ['What is the population of Texas?', 'Population of Texas in 2020', [[29145505]]],
    ['How many people lived in the South in 1990?', 'Population of the South in 1990', [[85445930]]],
    ['How many counties are in Texas?', 'Number of counties in Texas', [[254]]],
    ['What is the capital of Ohio?', 'Capital of Ohio', [['Columbus']]],
    ['which city is the capital of Ohio?', 'Capital of Ohio', [['Columbus']]],
    ['popluation of califronia', 'Population of California in 2020', [[39538223]]],
    ['population of the US', 'Population of the United States in 2020', [[331449281]]],
    ['population of Springfield, Illinois', 'Population of Springfield, Illinois', [[116565]]],
    ['median household income of CA', 'Median household income of California in 2022', [[91551]]],
    ['how many states are in the South', 'Number of states in the South', [[17]]],
    ['population in OR', 'Population of Oregon in 2020', [[4237256]]],
    ['smallest state by land area', 'State with the lowest land area', [['District of Columbia', 61]]],
    ['which state has the most counties', 'State with the highest number of counties', [['Texas', 254]]],
  ])('"%s" is "%s"', async (question, text, expected) => {
    expect(answered(question).reading.text).toBe(text);
    expect(await rows(question)).toEqual(expected);
  });

  it('says that it took the latest year, and which others there are', () => {
    expect(answered('What is the population of Texas?').reading.assumptions).toEqual([
      { phrase: '', meaning: '2020, the latest year', alternatives: ['2010', '2000', '1990'] },
    ]);
  });

  it('says which words it took for slips of the pen', () => {
    const { assumptions } = answered('popluation of califronia').reading;
    expect(assumptions).toContainEqual({ phrase: 'popluation', meaning: 'population', alternatives: [] });
    expect(assumptions).toContainEqual({ phrase: 'califronia', meaning: 'california', alternatives: [] });
  });

  it('ranks states by income', async () => {
    const question = 'Which 5 states have the highest median household income?';
    expect(answered(question).reading.text).toBe('Top 5 states by median household income in 2022');
    expect((await rows(question)).map(([state]) => state)).toEqual([
      'District of Columbia',
      'New Jersey',
      'Maryland',
      'Massachusetts',
      'Hawaii',
    ]);
  });

  it('lists states by a bound', async () => {
    const question = 'states with more than 10 million people';
    expect(answered(question).reading.text).toBe('States with population more than 10 million in 2020');
    expect(await rows(question)).toHaveLength(10);
  });

  it('gives a series for a span of years', async () => {
    const question = 'population of Florida and New York since 1990';
    expect(answered(question).reading.text).toBe('Population of Florida and New York since 1990');
    expect(answered(question).columns.map(({ name }) => name)).toEqual(['state', 'year', 'population']);
    expect((await rows(question))[0]).toEqual(['Florida', 1990, 12937926]);
  });

  it('names counties by code, name and state, for the map', () => {
    const { columns, reading } = answered('unemployment rate by county in California');
    expect(reading.text).toBe('Unemployment rate by county in California in 2009');
    expect(columns.map(({ meaning }) => meaning)).toEqual([
      'county-fips',
      'county-name',
      'state-name',
      undefined,
    ]);
  });

  it('says that an average of rates is unweighted', async () => {
    const question = 'average unemployment rate by state in the Midwest';
    expect(answered(question).reading.text).toBe('Average unemployment rate by state in the Midwest in 2009');
    expect(answered(question).reading.assumptions[0]?.meaning).toContain('unweighted mean');
    expect(await rows(question)).toHaveLength(12);
  });

  it('takes ten of "the largest", and says so', async () => {
    const question = 'largest cities in Ohio';
    expect(answered(question).reading.assumptions[0]).toMatchObject({
      phrase: 'largest',
      meaning: 'the first 10',
    });
    expect((await rows(question))[0]).toEqual(['Columbus', 'Ohio', 850106]);
  });

  it('divides people by land for a density', async () => {
    const question = 'population density of New Jersey';
    expect(answered(question).reading.text).toBe('Population density per square mile of New Jersey in 2020');
    expect(Number((await rows(question))[0]?.[0])).toBeCloseTo(1263.12, 2);
  });

  it('measures growth in percent, and says so', async () => {
    const question = 'which division grew fastest from 2000 to 2010';
    expect(answered(question).reading.assumptions[0]?.meaning).toBe('growth of population in percent');
    expect((await rows(question))[0]?.slice(0, 3)).toEqual(['Mountain', 18172295, 22065451]);
  });

  it('adds the brackets below a bound', async () => {
    const question = 'share of households earning under $25,000 in Mississippi';
    const [row] = await rows(question);
    expect(Number(row?.[0])).toBeCloseTo(34.4, 0);
  });

  it('sets men against women by age', async () => {
    const question = 'population by age group in 1900, men versus women';
    expect(answered(question).columns.map(({ name }) => name)).toEqual(['age', 'sex', 'population']);
    expect(await rows(question)).toHaveLength(38);
  });

  it('asks which Springfield is meant, and takes the answer', async () => {
    const asked = interpret('Springfield population', model);
    expect(asked).toMatchObject({ status: 'ambiguous', phrase: 'Springfield' });
    if (asked.status !== 'ambiguous') return;
    expect(asked.choices.map(({ text }) => text).slice(0, 3)).toEqual([
      'Springfield, Missouri',
      'Springfield, Massachusetts',
      'Springfield, Illinois',
    ]);
    const chosen = interpret('Springfield population', model, { choices: [asked.choices[2]?.id ?? ''] });
    expect(chosen).toMatchObject({
      status: 'answered',
      reading: { text: 'Population of Springfield, Illinois' },
    });
    const all = interpret('Springfield population', model, { choices: [asked.choices[3]?.id ?? ''] });
    expect(all.status).toBe('answered');
  });

  it.each([
    ['What is the largest state?', 'largest'],
    ['unemployment rate of Illinois', 'unemployment rate'],
  ])('asks what is meant by "%s"', (question, phrase) => {
    expect(interpret(question, model)).toMatchObject({ status: 'ambiguous', phrase });
  });

  it.each([
    ['population of Atlantis', ['Atlantis'], /Atlantis/],
    ['poverty in california', ['poverty'], /poverty/],
    ['total median income of the South', [], /neither be added up nor averaged/],
    ['population of Texas in 2050', ['2050'], /1990, 2000, 2010 and 2020/],
    ['delete all states', [], /only read/],
    ['share of households earning under $30,000 in Texas', [], /25000, 35000/],
    ['richest county in california', [], /income/],
    ['', [], /empty/],
    ['🦊🦊🦊', [], /no words|not understood/],
    ['select * from states; drop table states', [], /SQL/],
    ['<script>alert(1)</script>', [], /HTML/],
  ])('declines "%s"', (question, words, reason) => {
    const declined = interpret(question, model);
    expect(declined).toMatchObject({ status: 'declined', notUnderstood: words });
    if (declined.status === 'declined') expect(declined.reason).toMatch(reason);
  });

  it('declines a question of ten thousand characters', () => {
    expect(interpret('population '.repeat(910), model)).toMatchObject({
      status: 'declined',
      reason: expect.stringMatching(/too long/),
    });
  });
});
