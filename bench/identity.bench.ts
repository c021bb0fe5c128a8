import { hash, verify } from '@node-rs/argon2';
import { type Almanac, withAlmanac } from './harness/almanac.ts';
import { post } from './harness/ask.ts';
import type { Bench, Figure } from './harness/figure.ts';
import { addMembers, inDatabaseOf, openSessions } from './harness/people.ts';
import { interleaved, percentile } from './harness/statistics.ts';
import { answerTime, answerTo, type Sent } from './harness/times.ts';
import { validating } from './harness/validation.ts';

const people = 50_000;
const sessions = 10_000;
const rounds = 3;
const unit = 'ms' as const;
const account = { email: 'bench@example.com', password: 'correct horse battery staple' };

interface SignedIn {
  readonly accessToken: string;
  readonly user: { readonly id: string };
}

const withToken = (token: string): Sent => ({ headers: { authorization: `Bearer ${token}` } });

async function run(): Promise<Figure[]> {
  return await withAlmanac(async (almanac) => {
    const { accessToken, user } = await post<SignedIn>(`${almanac.url}/api/v1/auth/register`, account);
    return [
      ...(await signingIn(almanac)),
      await remembered(),
      ...(await requesting(almanac, user.id)),
      ...(await finding(almanac, accessToken)),
    ];
  });
}

async function signingIn({ url }: Almanac): Promise<Figure[]> {
  const kept = await hash(account.password, { memoryCost: 19_456, timeCost: 2, parallelism: 1 });
  const logIns: Sent[] = Array.from({ length: 40 }, () => ({ method: 'POST', body: account }));
  const { ours, raw } = await interleaved(rounds, {
    ours: () => answerTime(0.5, `${url}/api/v1/auth/login`, logIns),
    raw: async () => {
      const times: number[] = [];
      for (const _ of logIns) {
        const startedAt = performance.now();
        await verify(kept, account.password);
        times.push(performance.now() - startedAt);
      }
      return percentile(times, 0.5);
    },
  });
  return [
    { name: 'Signing in, median', ours, raw, unit },
    { name: 'Signing in without the hash of the password, median', ours: ours - raw, raw, unit },
  ];
}

/** In this process, as the guard does it: no network and no server around it. */
async function remembered(): Promise<Figure> {
  const { known, signatures } = await validating(sessions);
  const ours = async () => percentile(await known(), 0.99);
  const raw = async () => percentile(signatures(), 0.99);
  const name = 'Validating one of 10,000 tokens that are known, p99';
  return { name, ...(await interleaved(rounds, { ours, raw })), unit, target: { atMost: 1 } };
}

/** The route answers guests too: what a token adds to it is what signing in adds to a request. */
async function requesting({ url, dataFolder }: Almanac, userId: string): Promise<Figure[]> {
  const route = `${url}/api/v1/visualizations/types`;
  const refreshTokens = await inDatabaseOf(dataFolder, (client) => openSessions(client, userId, sessions));
  const tokens: Sent[] = [];
  for (const refreshToken of refreshTokens) {
    const traded = await answerTo<SignedIn>(`${url}/api/v1/auth/refresh`, {
      method: 'POST',
      body: { refreshToken },
    });
    tokens.push(withToken(traded.accessToken));
  }
  const guests: Sent[] = Array.from({ length: 2000 }, () => ({}));
  const same: Sent[] = guests.map(() => tokens[0] ?? {});
  const raw = () => answerTime(0.99, route, guests);
  await answerTime(0.5, route, [...guests, ...same]);
  return [
    {
      name: 'A request with a token that is known, median',
      ...(await interleaved(rounds, {
        ours: () => answerTime(0.5, route, same),
        raw: () => answerTime(0.5, route, guests),
      })),
      unit,
    },
    {
      name: 'A request with a token that is known, p99',
      ...(await interleaved(rounds, { ours: () => answerTime(0.99, route, same), raw })),
      unit,
    },
    {
      name: 'A request with one of 10,000 tokens in turns, p99',
      ...(await interleaved(rounds, { ours: () => answerTime(0.99, route, tokens), raw })),
      unit,
    },
  ];
}

async function finding({ url, dataFolder }: Almanac, accessToken: string): Promise<Figure[]> {
  const sent = withToken(accessToken);
  const mine = await answerTo<{ items: readonly { id: string }[] }>(
    `${url}/api/v1/users/organizations`,
    sent,
  );
  const organizationId = mine.items[0]?.id ?? '';
  return await inDatabaseOf(dataFolder, async (client) => {
    await addMembers(client, organizationId, people);
    const times = async (query: string) =>
      await answerTime(
        0.95,
        `${url}/api/v1/auth/tenants/${organizationId}/users?limit=50&${query}`,
        Array.from({ length: 60 }, () => sent),
      );
    const raw = async () => {
      const taken: number[] = [];
      for (const _ of Array(60)) {
        const startedAt = performance.now();
        await client.query(
          'select * from organizations.membership order by organization_id, joined_at limit 50',
        );
        taken.push(performance.now() - startedAt);
      }
      return percentile(taken, 0.95);
    };
    const figures: Figure[] = [];
    for (const [name, query] of [
      ['a page in the order of joining', 'sort=joinedAt'],
      ['a page by name', 'sort=name'],
      ['found by a part of the name', 'sort=name&search=family4999'],
      ['looking for somebody who is not there', 'search=nobody'],
    ])
      figures.push({
        name: `50,000 users, ${name}, p95`,
        ...(await interleaved(rounds, { ours: () => times(query ?? ''), raw })),
        unit,
        target: { atMost: 100 },
      });
    return figures;
  });
}

export const bench: Bench = {
  title:
    'Identity, one request at a time (raw: Argon2id alone; the signature of the token alone; the same route as a guest; the first 50 rows of the table)',
  run,
};
