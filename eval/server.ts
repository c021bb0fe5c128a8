import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Almanac, makeFolder, removeFolder, startAlmanac } from '../bench/harness/almanac.ts';
import { post } from '../bench/harness/ask.ts';
import type { Client } from '../bench/harness/sources.ts';

const account = { email: 'eval@example.com', password: 'correct horse battery staple' };

interface Tokens {
  readonly accessToken: string;
}

/** The same account on every run over a kept folder: its sources are there already. */
const signIn = async ({ url }: Almanac): Promise<Client> => {
  const auth = `${url}/api/v1/auth`;
  const { accessToken } = await post<Tokens>(`${auth}/login`, account).catch(() =>
    post<Tokens>(`${auth}/register`, { ...account, name: 'Eval' }),
  );
  return { url, headers: { authorization: `Bearer ${accessToken}` } };
};

/** Long enough that no token runs out; every model stays compiled. */
const settings = { QUESTIONS_MODELS: '400', QUESTIONS_RECHECK_MS: '600000' };

/** Almanac on a kept data folder, or on a new one that is removed in the end. */
export const withServer = async <T>(
  dataFolder: string | undefined,
  work: (client: Client) => Promise<T>,
): Promise<T> => {
  const folder = dataFolder === undefined ? await makeFolder() : resolve(dataFolder);
  mkdirSync(folder, { recursive: true });
  try {
    const almanac = await startAlmanac(folder, settings);
    try {
      return await work(await signIn(almanac));
    } finally {
      await almanac.stop();
    }
  } finally {
    if (dataFolder === undefined) await removeFolder(folder);
  }
};
