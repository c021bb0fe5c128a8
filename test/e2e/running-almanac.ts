import { setTimeout as sleep } from 'node:timers/promises';
import { CoreConfig } from '#shared/config';
import { Almanac } from '#shared/lifecycle';
import { makeTestFolder } from '#shared/testing';
import { AppModule } from '../../src/app.module.js';

export interface Answer {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: a test reads any answer; what it expects is what it checks.
  readonly body: any;
}

/** The whole application as a newcomer starts it: everything embedded, on a data folder of its own. */
export async function runAlmanac() {
  const folder = await makeTestFolder();
  const own = { databaseUrl: undefined, redisUrl: undefined, dataFolder: folder.path };
  const core: CoreConfig = Object.create(new CoreConfig(), Object.getOwnPropertyDescriptors(own));
  const almanac = await Almanac.open(AppModule, { core });
  const address = await almanac.listen({ host: '127.0.0.1', port: 0 });
  await untilReady(address);

  /** `request('POST /questions', { question })`, as a guest unless a token is given. */
  const request = async (route: string, body?: object | FormData, token?: string): Promise<Answer> => {
    const [method = '', path = ''] = route.split(' ');
    const form = body instanceof FormData;
    const response = await fetch(`${address}/api/v1${path}`, {
      method,
      headers: {
        ...(body && !form && { 'content-type': 'application/json' }),
        ...(token && { authorization: `Bearer ${token}` }),
      },
      ...(body && { body: form ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, body: text === '' ? undefined : JSON.parse(text) };
  };
  const stop = async () => {
    await almanac.close();
    await folder.remove();
  };
  return { address, dataFolder: folder.path, request, stop };
}

export type RunningAlmanac = Awaited<ReturnType<typeof runAlmanac>>;

const untilReady = (address: string) =>
  until('ready', async () => (await fetch(`${address}/ready`)).status === 200);

const patienceSeconds = 50;

/** Waits for what happens behind the answers, but not forever. */
export async function until(what: string, reached: () => Promise<boolean>): Promise<void> {
  for (let rounds = 0; rounds < patienceSeconds * 20; rounds++) {
    if (await reached()) return;
    await sleep(50);
  }
  throw new Error(`Not ${what} within ${patienceSeconds} s.`);
}
