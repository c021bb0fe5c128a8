import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningAlmanac, runAlmanac, until } from './running-almanac.js';

const crm = `id,full_name,city,born
1,Ann Lee,Boston,1990-01-01
2,Robert Ray,Austin,1985-07-07
3,Carl Orff,Munich,1895-07-10
`;
const shop = `customer,name,town,birthday
A,Anne Lee,Boston,1990-01-01
B,Bob Ray,Austin,1985-07-07
C,Zoe Unique,Lima,2000-02-02
`;

/** From files to entities, a decision, and the same ids after another run. */
describe('finding out which records are the same', () => {
  let almanac: RunningAlmanac;
  let token: string;
  let path: string;

  beforeAll(async () => {
    almanac = await runAlmanac();
    const account = { email: 'ada@example.com', password: 'a long enough one 42' };
    token = (await almanac.request('POST /auth/register', account)).body.accessToken;
    const fileIds = [await upload('crm.csv', crm), await upload('shop.csv', shop)];
    const { id } = await ask('POST /data-sources', { name: 'People', kind: 'files', fileIds });
    await until('ready', async () => (await ask(`GET /data-sources/${id}`)).status === 'ready');
    const resolution = await ask('POST /governance/entities/resolutions', specOn(id));
    path = `/governance/entities/resolutions/${resolution.id}`;
  });
  afterAll(() => almanac?.stop());

  const ask = async (route: string, body?: object) => (await almanac.request(route, body, token)).body;
  const upload = async (name: string, text: string): Promise<string> => {
    const body = new FormData();
    body.append('file', new Blob([text]), name);
    return (await ask('POST /files/upload', body)).id;
  };
  const specOn = (dataSourceId: string) => ({
    name: 'People',
    dataSourceId,
    tables: [
      { table: 'crm', key: 'id', columns: { name: 'full_name', city: 'city', born: 'born' } },
      { table: 'shop', key: 'customer', columns: { name: 'name', city: 'town', born: 'birthday' } },
    ],
    comparisons: [
      { attribute: 'name', method: 'jaro-winkler', weight: 3 },
      { attribute: 'city', method: 'exact', weight: 1 },
      { attribute: 'born', method: 'date', weight: 1, within: 30 },
    ],
    blocking: [[{ attribute: 'city' }]],
    matchFrom: 0.95,
    reviewFrom: 0.6,
    golden: { name: { rule: 'longest' } },
  });
  const run = async () => {
    const { id } = await ask(`POST ${path}/runs`);
    const latest = async () => (await ask(`GET ${path}/runs`)).items[0];
    await until('a report', async () => (await latest()).id === id && (await latest()).state !== 'waiting');
    return await latest();
  };

  it('matches, asks, merges, and keeps the ids', async () => {
    const first = await run();
    expect(first).toMatchObject({
      state: 'completed',
      report: { compared: 2, matched: 1, toReview: 1, entities: { total: 1, created: 1, records: 2 } },
    });
    const [ann] = (await ask(`GET ${path}/entities`)).items;
    const [asked] = (await ask(`GET ${path}/reviews`)).items;
    expect(asked).toMatchObject({
      left: { table: 'crm', key: '2', values: { name: 'Robert Ray' } },
      right: { table: 'shop', key: 'B', values: { name: 'Bob Ray', city: 'Austin' } },
    });

    const decided = { left: { table: 0, key: '2' }, right: { table: 1, key: 'B' } };
    await ask(`POST ${path}/decisions`, { ...decided, verdict: 'match' });
    expect((await ask(`GET ${path}/reviews`)).items).toEqual([]);
    expect(await run()).toMatchObject({
      report: { toReview: 0, accepted: 1, entities: { total: 2, created: 1, kept: 1 } },
    });
    expect(await ask(`GET ${path}/entities/${ann.id}`)).toMatchObject({
      id: ann.id,
      records: [{ key: '1' }, { key: 'A', values: { name: 'Anne Lee' } }],
      golden: { name: 'Anne Lee', city: 'Boston', born: '1990-01-01' },
    });

    await ask(`POST ${path}/decisions`, { ...decided, verdict: 'no-match' });
    expect(await run()).toMatchObject({
      report: { rejected: 1, entities: { total: 1, kept: 1, ended: 1 } },
    });
  });

  it('says which field of what was sent does not fit, and why a run failed', async () => {
    const spec = specOn(crypto.randomUUID());
    const blocking = [[{ attribute: 'town' }]];
    expect(await ask(`PUT ${path}`, { ...spec, blocking })).toMatchObject({
      code: 'governance.resolutionUnsound',
      detail: expect.stringContaining('blocking.0.0.attribute'),
    });
    await ask(`PUT ${path}`, spec);
    expect(await run()).toMatchObject({
      state: 'failed',
      problem: expect.stringContaining('does not exist'),
    });
  });
});
