import { existsSync, openAsBlob } from 'node:fs';
import { basename } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningAlmanac, runAlmanac, until } from './running-almanac.ts';

const counties = '../shared/data/census/county_acs_2019_moe.csv';
const companies = '../shared/nl/spider/databases/company_employee/db.sqlite';
const missing = [counties, companies].filter((path) => !existsSync(path));
const reason = missing.length > 0 ? ` (skipped: ${missing.join(', ')} not there)` : '';

/** From an upload to an answer, on files that nobody here made. */
describe.skipIf(missing.length > 0)(`asking one's own files${reason}`, () => {
  let almanac: RunningAlmanac;
  let token: string;

  beforeAll(async () => {
    almanac = await runAlmanac();
    token = await signUp('ada@example.com');
  }, 60_000);
  afterAll(() => almanac?.stop());

  const signUp = async (email: string): Promise<string> => {
    const { status, body } = await almanac.request('POST /auth/register', {
      email,
      password: 'a long enough one 42',
    });
    expect(status, JSON.stringify(body)).toBe(201);
    return body.accessToken;
  };
  const load = async (path: string): Promise<string> => {
    const form = new FormData();
    form.append('file', await openAsBlob(path), basename(path));
    const file = await almanac.request('POST /files/upload', form, token);
    expect(file.status, JSON.stringify(file.body)).toBe(201);
    const source = await almanac.request(
      'POST /data-sources',
      { name: basename(path), kind: 'files', fileIds: [file.body.id] },
      token,
    );
    expect(source.status, JSON.stringify(source.body)).toBe(202);
    await until('loaded', async () => {
      const { body } = await almanac.request(`GET /data-sources/${source.body.id}`, undefined, token);
      expect(body.status, JSON.stringify(body.failure)).not.toBe('failed');
      return body.status === 'ready';
    });
    return source.body.id;
  };
  const askOf = (dataSourceId: string) => async (question: string) => {
    const { status, body } = await almanac.request('POST /questions', { question, dataSourceId }, token);
    expect(status, JSON.stringify(body)).toBe(201);
    return body;
  };

  it('a CSV file of counties', async () => {
    const dataSourceId = await load(counties);
    const ask = askOf(dataSourceId);

    const income = await ask('What is the median household income of Autauga County, Alabama?');
    expect(income).toMatchObject({ status: 'answered', result: { rowCount: 1 } });
    expect(income.result.rows[0]).toContain(58_731);

    const top = await ask('Which 3 counties have the highest median household income?');
    expect(top.result.rows).toHaveLength(3);
    expect(top.result.rows[0]).toEqual(expect.arrayContaining(['Loudoun County', 142_299]));

    expect((await ask('How many counties are in Texas?')).result.rows).toEqual([[254]]);
    expect(await ask('population of Atlantis')).toMatchObject({ status: 'declined' });
  }, 60_000);

  it('a SQLite database of several tables', async () => {
    const ask = askOf(await load(companies));

    expect((await ask('How many companies are there?')).result.rows).toEqual([[19]]);
    const richest = await ask('Which company has the highest profits?');
    expect(richest.result.rows[0]).toContain('ExxonMobil');
  }, 60_000);

  it('which nobody else can ask', async () => {
    const dataSourceId = await load(companies);
    const stranger = await signUp('eve@example.com');
    const { body } = await almanac.request(
      'POST /questions',
      { question: 'How many companies?', dataSourceId },
      token,
    );

    for (const other of [stranger, undefined]) {
      const asked = await almanac.request(
        'POST /questions',
        { question: 'How many companies?', dataSourceId },
        other,
      );
      expect(asked.status).toBe(404);
      expect((await almanac.request(`GET /questions/${body.id}`, undefined, other)).status).toBe(404);
    }
  }, 60_000);
});
