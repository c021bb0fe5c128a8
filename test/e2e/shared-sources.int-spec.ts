import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Answer, type RunningAlmanac, runAlmanac, until } from './running-almanac.js';

const password = 'correct horse battery staple';
const question = 'How many people have the title Engineer?';
const pay = { name: 'pay', meaning: { kind: 'column', table: 'salaries', column: 'salary' } };
const sql = 'select count(*) from salaries';

/** Every way to a source that there is: by whom it is not shared with, and by whom it is. */
describe('a source that is restricted', () => {
  let almanac: RunningAlmanac;
  let organization: string;
  let team: string;
  const ada = { token: '', id: '' };
  const bob = { token: '', id: '' };
  let source: string;
  let file: string;
  const made = { questionId: '', queryId: '', cacheKey: '', termId: '', goldenId: '' };

  const ask = async ({ token }: { token: string }, route: string, body?: object): Promise<Answer> => {
    const [method = '', path = ''] = route.split(' ');
    const response = await fetch(`${almanac.address}/api/v1${path}`, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        'x-organization-id': organization,
        ...(body && { 'content-type': 'application/json' }),
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, body: text.startsWith('{') ? JSON.parse(text) : text };
  };
  const register = async (name: string) => {
    const { body } = await almanac.request('POST /auth/register', { email: `${name}@example.com`, password });
    return { token: body.accessToken as string, id: body.user.id as string };
  };
  const share = (shares: readonly object[]) =>
    ask(ada, `PUT /data-sources/${source}/sharing`, { restricted: true, shares });

  beforeAll(async () => {
    almanac = await runAlmanac();
    Object.assign(ada, await register('ada'));
    Object.assign(bob, await register('bob'));
    const [own] = (await almanac.request('GET /users/organizations', undefined, ada.token)).body.items;
    organization = own.id;
    await ask(ada, `POST /organizations/${organization}/members`, {
      email: 'bob@example.com',
      role: 'analyst',
    });
    team = (await ask(ada, `POST /organizations/${organization}/teams`, { name: 'Payroll' })).body.id;
    const form = new FormData();
    form.append('file', new Blob(['name,title,salary\nAda,Engineer,10\nBob,Writer,5\n']), 'salaries.csv');
    file = (await almanac.request('POST /files/upload', form, ada.token)).body.id;
    source = (await ask(ada, 'POST /data-sources', { name: 'Salaries', kind: 'files', fileIds: [file] })).body
      .id;
    await until(
      'loaded',
      async () => (await ask(ada, `GET /data-sources/${source}`)).body.status === 'ready',
    );
    made.questionId = (await ask(ada, 'POST /questions', { question, dataSourceId: source })).body.id;
    const run = await ask(ada, 'POST /query/execute', { sql, dataSourceId: source });
    expect(run.status, JSON.stringify(run.body)).toBe(200);
    made.queryId = run.body.id;
    made.cacheKey = run.body.cacheKey;
    made.termId = (await ask(ada, 'POST /metadata/glossary', { dataSourceId: source, ...pay })).body.id;
    made.goldenId = (await ask(ada, 'POST /nlp/goldens', { questionId: made.questionId })).body.id;
  });
  afterAll(() => almanac.stop());

  /** With the statuses that they have for whom the source does not exist, may be seen, and may be asked. */
  const ways = (): [route: string, body: object | undefined, ...statuses: number[]][] => [
    [`GET /data-sources/${source}`, undefined, 404, 200, 200],
    [`GET /data-sources/${source}/dependents`, undefined, 404, 403, 200],
    [`GET /schema/${source}/tables`, undefined, 404, 403, 200],
    [`GET /schema/${source}/versions`, undefined, 404, 403, 200],
    [`GET /datasets/${source}/versions`, undefined, 404, 403, 200],
    [`GET /datasets/${source}/loads`, undefined, 404, 403, 200],
    ['POST /schema/introspect', { dataSourceId: source }, 404, 403, 200],
    ['POST /questions', { question, dataSourceId: source }, 404, 403, 201],
    ['POST /nlp/parse', { question, dataSourceId: source }, 404, 403, 200],
    ['POST /nlp/validate', { sql, dataSourceId: source }, 404, 403, 200],
    [`GET /nlp/suggestions?text=how&dataSourceId=${source}`, undefined, 404, 403, 200],
    ['POST /query/execute', { sql, dataSourceId: source }, 404, 403, 200],
    ['POST /query/explain', { sql, dataSourceId: source }, 404, 403, 200],
    [`GET /query/results/${made.queryId}`, undefined, 404, 403, 200],
    [`GET /query/cache/${made.cacheKey}`, undefined, 404, 403, 200],
    ['POST /query/file', { sql: 'select * from data', fileId: file }, 403, 403, 200],
    [`POST /files/${file}/process`, {}, 403, 403, 202],
    [`GET /questions/${made.questionId}`, undefined, 404, 404, 200],
    ['POST /nlp/feedback', { questionId: made.questionId, verdict: 'right' }, 404, 404, 201],
    [`GET /metadata/glossary/${made.termId}`, undefined, 404, 404, 200],
    [`PUT /metadata/glossary/${made.termId}`, pay, 404, 404, 200],
    [`POST /nlp/goldens/${made.goldenId}/approval`, undefined, 404, 404, 200],
    [`POST /data-sources/${source}/refresh`, {}, 404, 403, 403],
    [`PATCH /data-sources/${source}`, { name: 'Mine' }, 404, 403, 403],
    [`POST /schema/${source}/refresh`, undefined, 404, 403, 403],
    [`DELETE /data-sources/${source}?force=true`, undefined, 404, 403, 403],
    [`PUT /data-sources/${source}/sharing`, { restricted: false, shares: [] }, 404, 403, 403],
    [`DELETE /metadata/glossary/${made.termId}`, undefined, 404, 404, 204],
    [`DELETE /nlp/goldens/${made.goldenId}`, undefined, 404, 404, 204],
  ];

  it.each([
    ['does not exist for whom it is not shared with', () => [], 0],
    ['is seen and nothing else', () => [{ with: 'organization', access: 'see' }], 1],
    ['is asked by a team', () => [{ with: 'team', id: team, access: 'ask' }], 2],
  ] as const)('%s', async (_what, shares, level) => {
    expect((await share(shares())).status).toBe(200);
    if (level === 2) await ask(ada, `PUT /organizations/${organization}/teams/${team}/members/${bob.id}`);
    // What Bob was told a moment ago is asked for anew.
    await until(
      'known',
      async () =>
        (await ask(bob, 'POST /nlp/parse', { question, dataSourceId: source })).status ===
        [404, 403, 200][level],
    );
    const found: Record<string, number> = {};
    for (const [route, body] of ways()) found[route] = (await ask(bob, route, body)).status;

    expect(found).toEqual(
      Object.fromEntries(ways().map(([route, , ...statuses]) => [route, statuses[level]])),
    );
    // What was run on it is counted for those alone who may ask it.
    const { bySource } = (await ask(bob, 'GET /query/stats')).body;
    expect(JSON.stringify(bySource).includes(source)).toBe(level === 2);
  });
});
