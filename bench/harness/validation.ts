import 'reflect-metadata';
import { generateKeyPairSync, randomUUID, sign, verify } from 'node:crypto';
import { resolve } from 'node:path';

const shared = resolve(import.meta.dirname, '../../dist/shared');
// biome-ignore lint/plugin: what is built is measured.
const load = (path: string) => import(resolve(shared, path));

interface Validating {
  /** As the guard of every route does, of tokens that were seen before: the milliseconds that each took. */
  known(): Promise<number[]>;
  /** The signature alone, as if nothing was remembered. */
  signatures(): number[];
}

const organizationId = randomUUID();
const actor = { kind: 'user', userId: randomUUID(), organizationId, role: 'analyst' };

/** So many tokens in turns, of the size that ours have. */
export async function validating(count: number): Promise<Validating> {
  const { Actors } = await load('auth/actors.js');
  const { TwoLevelCache } = await load('cache/two-level-cache.js');
  const { MemoryLevel } = await load('cache/memory-level.js');
  const { CacheStats } = await load('cache/cache-stats.js');
  const memory = new MemoryLevel({ maxEntries: 2 * count, maxBytes: 2 ** 25 });
  const resolved = { actor, validUntil: Number.MAX_SAFE_INTEGER };
  const actors = new Actors({ resolve: async () => resolved }, new TwoLevelCache(memory, new CacheStats()));
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const tokens = Array.from({ length: count }, () => {
    const said = Buffer.from(`${randomUUID()}.${JSON.stringify({ ...actor, sid: randomUUID() })}`.repeat(2));
    return { said, signature: sign('RSA-SHA256', said, privateKey) };
  });
  const requests = tokens.map(({ said, signature }) => ({
    headers: {
      authorization: `Bearer ${said.toString('base64url').slice(0, 400)}.${signature.toString('base64url')}`,
    },
    ip: '127.0.0.1',
  }));
  const known = async () => {
    const times: number[] = [];
    for (const request of requests) {
      const startedAt = performance.now();
      await actors.of(request);
      times.push(performance.now() - startedAt);
    }
    return times;
  };
  await known();
  const signatures = () =>
    tokens.map(({ said, signature }) => {
      const startedAt = performance.now();
      verify('RSA-SHA256', said, publicKey, signature);
      return performance.now() - startedAt;
    });
  return { known, signatures };
}
