import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, makeTestFolder, testSecrets } from '#shared/testing';
import { until } from './running-almanac.js';
import { buildIfChanged, ServerProcess } from './server-process.js';

const questions = 3;
/** Counts up by one for each question: what would show a delivery that was lost or had twice its effect. */
const subscriber = 'billing.on-questions-asked';

describe('what was announced, when its server is killed', () => {
  let database: Awaited<ReturnType<typeof createTestDatabase>>;
  let folder: Awaited<ReturnType<typeof makeTestFolder>>;
  /** Each holds on to what a delivery needs, so that the server is killed at just this step. */
  let [first, second, watch]: Client[] = [];
  let server: ServerProcess | undefined;

  const connect = async () => {
    const client = new Client(database.url);
    await client.connect();
    return client;
  };
  const start = async () => {
    const { jwtPrivateKey, jwtPublicKey, encryptionKey } = testSecrets();
    server = new ServerProcess({
      ALMANAC_DATA: folder.path,
      DATABASE_URL: database.url,
      JWT_PRIVATE_KEY: jwtPrivateKey,
      JWT_PUBLIC_KEY: jwtPublicKey,
      ENCRYPTION_KEY: encryptionKey.toString('base64'),
      MESSAGING_RETRY_AFTER_SECONDS: '0',
      MESSAGING_POLL_EVERY_MS: '100',
    });
    return await server.address();
  };
  /** Also ends what it had asked of the database and would no longer hear the answer of. */
  const kill = async () => {
    await server?.signal('SIGKILL');
    await watch?.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and pid <> all ($1)`,
      [await Promise.all([first, second, watch].map(pidOf))],
    );
  };
  const one = async (sql: string) => Object.values((await watch?.query(sql))?.rows[0] ?? {})[0];
  const waitingFor = async (statement: string) =>
    (await one(`select count(*)::int from pg_stat_activity
                 where datname = current_database() and wait_event_type = 'Lock' and query like '%${statement}%'`)) !==
    0;

  beforeAll(async () => {
    buildIfChanged();
    [database, folder] = await Promise.all([createTestDatabase(), makeTestFolder()]);
    [first, second, watch] = await Promise.all([connect(), connect(), connect()]);
  });
  afterAll(async () => {
    expect(await server?.signal('SIGTERM')).toBe(0);
    for (const client of [first, second, watch]) await client?.end();
    await database.drop();
    await folder.remove();
  });

  it('is neither lost between the change and its event, nor had twice after it', async () => {
    const address = await start();
    const account = { email: 'ada@example.com', password: 'a long enough one 42' };
    const { accessToken } = await send(`${address}/api/v1/auth/register`, { body: account });
    await first?.query('begin; lock table billing.inbox in share mode');
    const question = { question: 'What is the capital of Ohio?' };
    for (const _ of Array(questions))
      expect(await send(`${address}/api/v1/questions`, { body: question, token: accessToken })).toMatchObject(
        { status: 'answered' },
      );
    await until('announced', async () => {
      const asked = `select sum(jsonb_array_length(payload->'questions'))::int from questions.outbox_event`;
      return (await one(asked)) === questions && (await waitingFor('insert into billing.inbox'));
    });
    await kill();
    expect(await one(`select count(*)::int from billing.inbox where subscriber = $$${subscriber}$$`)).toBe(0);

    const attempts = async () =>
      Number(
        await one(`select sum(attempts) from questions.outbox_delivery where subscriber = '${subscriber}'`),
      );
    const before = await attempts();
    await start();
    // Another subscriber of the same module may wait for its inbox as well.
    await until(
      'tried again',
      async () => (await attempts()) > before && (await waitingFor('insert into billing.inbox')),
    );
    await second?.query(
      `begin; select from questions.outbox_delivery where subscriber = '${subscriber}' for update`,
    );
    await first?.query('commit');
    await until('done and not yet recorded', () =>
      waitingFor('update questions.outbox_delivery set delivered_at'),
    );
    await kill();
    await second?.query('commit');
    expect(
      await one('select count(*)::int from questions.outbox_delivery where delivered_at is not null'),
    ).toBe(0);

    const again = await start();
    await until('delivered', async () => {
      const open = 'select count(*)::int from questions.outbox_delivery where delivered_at is null';
      return (await one(open)) === 0;
    });
    const { meters } = await send(`${again}/api/v1/billing/usage`, { token: accessToken });
    const used = (name: string) => meters.find(({ meter }: { meter: string }) => meter === name);
    expect(used('questions')).toMatchObject({ used: questions, held: 0 });
    expect(used('seats')).toMatchObject({ used: 1, held: 0 });
    // Three starts of a server.
  }, 180_000);
});

async function pidOf(client: Client | undefined): Promise<number> {
  return (await client?.query('select pg_backend_pid() as pid'))?.rows[0].pid;
}

async function send(url: string, { body, token }: { readonly body?: object; readonly token?: string }) {
  const response = await fetch(url, {
    headers: {
      ...(body && { 'content-type': 'application/json' }),
      ...(token && { authorization: `Bearer ${token}` }),
    },
    ...(body && { method: 'POST', body: JSON.stringify(body) }),
  });
  return await response.json();
}
