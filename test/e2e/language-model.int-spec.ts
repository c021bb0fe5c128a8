import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import {
  calls,
  says,
  scriptedModel,
  submits,
  writes,
} from '../../src/modules/questions/testing/scripted-model.js';
import { type RunningAlmanac, runAlmanac } from './running-almanac.ts';

const question = 'which of them is the fluffiest';
const largest =
  'SELECT state, population FROM state_population WHERE year = 2020 ORDER BY population DESC LIMIT 2';

/** The whole application between the built-in data and a model that does what it is told: the gate is the real one. */
describe('a language model that is allowed', () => {
  let model: Awaited<ReturnType<typeof scriptedModel>>;
  let almanac: RunningAlmanac;
  let token: string;

  beforeAll(async () => {
    model = await scriptedModel();
    vi.stubEnv('LLM_BASE_URL', model.url);
    vi.stubEnv('LLM_MODEL', 'parrot-1');
    almanac = await runAlmanac();
    const account = { email: 'ann@example.com', password: 'correct horse battery staple', name: 'Ann' };
    token = (await almanac.request('POST /auth/register', account)).body.accessToken;
    await almanac.request('PUT /nlp/language-model', { allowed: true }, token);
  }, 60_000);
  afterAll(async () => {
    vi.unstubAllEnvs();
    await almanac.stop();
    await model.close();
  });

  const ask = async () => (await almanac.request('POST /questions', { question }, token)).body;
  const generate = async () =>
    (await almanac.request('POST /nlp/generate-with-agent', { question }, token)).body;

  it('answers a declined question, with its SQL in words and the sources of the data', async () => {
    model.does(writes(`${largest};`));

    expect(await ask()).toMatchObject({
      status: 'answered',
      reading: { text: expect.stringContaining('opulation') },
      sql: { text: largest },
      result: {
        rows: [
          ['California', 39_538_223],
          ['Texas', 29_145_505],
        ],
      },
      provenance: { engine: 'llm', languageModel: 'parrot-1', tables: [{ table: 'state_population' }] },
    });
  });

  it.each([
    'DROP TABLE state_population',
    'CREATE TABLE x AS SELECT 1',
    'UPDATE state_population SET population = 0',
    'SELECT 1; DELETE FROM state_population',
    "COPY state_population TO 'out.csv'",
    "ATTACH 'x.duckdb' AS x",
    'INSTALL httpfs',
    "SET memory_limit = '1TB'",
    'PRAGMA database_list',
    "SELECT * FROM read_csv('/etc/passwd')",
    "SELECT * FROM '/etc/passwd'",
    "SELECT getenv('HOME')",
    'SELECT * FROM duckdb_settings()',
    'SELECT * FROM information_schema.tables',
    'SELECT * FROM questions.question',
    `${largest}) AS x; DROP TABLE state_population; --`,
    `${largest}\n) AS checked, (SELECT * FROM duckdb_secrets()`,
  ])('is stopped by the gate: %s', async (sql) => {
    model.does(writes(sql));
    expect(await ask()).toMatchObject({ status: 'declined', languageModel: { outcome: 'no-answer' } });

    model.does(calls(['dry_run', { sql }]), submits(sql), says('I give up.'));
    expect(await generate()).toMatchObject({ status: 'declined' });
  });

  it('is told nothing of the data by what its statements fail on', async () => {
    const sql = 'SELECT state::INTEGER FROM state_population';
    const before = model.received.length;
    model.does(
      calls(['look_up_schema', {}]),
      calls(['dry_run', { sql }], ['dry_run', { sql: 'SELECT stat FROM state_population' }]),
      submits(sql),
      submits('SELECT CASE WHEN state > 1 THEN 1 END FROM state_population'),
      says('I give up.'),
    );
    expect(await generate()).toMatchObject({ status: 'declined' });

    const seen = model.received.slice(before).map(({ body }) => body);
    expect(seen).toHaveLength(5);
    for (const body of seen) expect(body).not.toMatch(/Alabama|Alaska|Wyoming|29145505/);
  });
});
