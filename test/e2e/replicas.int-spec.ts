import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  createTestDatabase,
  makeTestFolder,
  noRedis,
  noS3,
  startRedis,
  startS3,
  type TestRedis,
  type TestS3,
  testSecrets,
} from '#shared/testing';
import { until } from './running-almanac.js';
import { buildIfChanged, ServerProcess } from './server-process.js';

/** More than any other test here asks. */
const questions = 20;

const missing = [noS3, noRedis].filter((reason) => reason !== undefined);

/** Two servers that share nothing but what the settings name. */
describe.skipIf(missing.length > 0)(
  `two replicas on one PostgreSQL, Redis and bucket${missing.length > 0 ? ` (skipped: ${missing.join('; ')})` : ''}`,
  () => {
    let database: Awaited<ReturnType<typeof createTestDatabase>>;
    let redis: TestRedis;
    let s3: TestS3;
    const folders: Awaited<ReturnType<typeof makeTestFolder>>[] = [];
    const servers: ServerProcess[] = [];
    let [one, other] = ['', ''];

    const start = async () => {
      const folder = await makeTestFolder();
      folders.push(folder);
      const { jwtPrivateKey, jwtPublicKey, encryptionKey } = testSecrets();
      const server = new ServerProcess({
        ALMANAC_DATA: folder.path,
        DATABASE_URL: database.url,
        REDIS_URL: redis.url,
        S3_BUCKET: s3.bucket,
        S3_ENDPOINT: s3.url,
        S3_ACCESS_KEY: s3.accessKey,
        S3_SECRET_KEY: s3.secretKey,
        GUEST_ACCESS: 'on',
        RATE_LIMIT_CREDENTIALS: '0',
        BILLING_LIMITS: JSON.stringify({ enterprise: { questions } }),
        JWT_PRIVATE_KEY: jwtPrivateKey,
        JWT_PUBLIC_KEY: jwtPublicKey,
        ENCRYPTION_KEY: encryptionKey.toString('base64'),
      });
      servers.push(server);
      return await server.address();
    };
    beforeAll(async () => {
      buildIfChanged();
      [database, redis, s3] = await Promise.all([
        createTestDatabase({ empty: true }),
        startRedis(),
        startS3(),
      ]);
      [one, other] = await Promise.all([start(), start()]);
    });
    afterAll(async () => {
      for (const server of servers) expect(await server.signal('SIGTERM')).toBe(0);
      await Promise.all([database.drop(), redis.stop(), s3.stop()]);
      for (const folder of folders) await folder.remove();
    });

    const send = async (url: string, token?: string, body?: object | FormData) => {
      const form = body instanceof FormData;
      const response = await fetch(url, {
        headers: {
          ...(token && { authorization: `Bearer ${token}` }),
          ...(body && !form && { 'content-type': 'application/json' }),
        },
        ...(body && { method: 'POST', body: form ? body : JSON.stringify(body) }),
      });
      return await response.json();
    };
    const ask = (address: string, asked: object, token?: string) =>
      send(`${address}/api/v1/questions`, token, asked);
    const capital = { question: 'What is the capital of Ohio?' };

    it('start at once, and both answer', async () => {
      for (const address of [one, other])
        expect(await ask(address, capital)).toMatchObject({ status: 'answered' });
    });

    it('keep no object of their own beside copies', () => {
      for (const { path } of folders) {
        expect(readdirSync(path)).not.toContain('objects');
        expect(readdirSync(join(path, 'object-copies')).length).toBeGreaterThan(0);
      }
    });

    it('let the one ask what was uploaded to the other', async () => {
      const account = { email: 'ada@example.com', password: 'a long enough one 42' };
      const { accessToken } = await send(`${one}/api/v1/auth/register`, undefined, account);
      const form = new FormData();
      form.append('file', new Blob(['city,visitors\nOslo,120\nBergen,80\n']), 'visitors.csv');
      const { id: fileId } = await send(`${one}/api/v1/files/upload`, accessToken, form);
      const wanted = { name: 'Visitors', kind: 'files', fileIds: [fileId] };
      const { id } = await send(`${other}/api/v1/data-sources`, accessToken, wanted);
      await until('loaded', async () => {
        const { status } = await send(`${one}/api/v1/data-sources/${id}`, accessToken);
        return status === 'ready';
      });

      const asked = { question: 'Which city has the most visitors?', dataSourceId: id };
      for (const address of [one, other]) {
        const { result } = await ask(address, asked, accessToken);
        expect(result.rows).toEqual([['Oslo', 120]]);
      }
    });

    it('hear of each other’s sign-ins, and within a second of each other’s logouts', async () => {
      const account = { email: 'grace@example.com', password: 'a long enough one 42' };
      const { accessToken } = await send(`${one}/api/v1/auth/register`, undefined, account);
      const profile = (address: string) => send(`${address}/api/v1/auth/profile`, accessToken);
      for (const address of [one, other]) expect(await profile(address)).toMatchObject({ name: 'grace' });

      const again = { email: account.email, password: account.password };
      const second = (await send(`${other}/api/v1/auth/login`, undefined, again)).accessToken;
      for (const [from, to, token] of [
        [one, other, accessToken],
        [other, one, second],
      ]) {
        expect(await send(`${to}/api/v1/auth/profile`, token)).toMatchObject({ name: 'grace' });
        const headers = { authorization: `Bearer ${token}` };
        await fetch(`${from}/api/v1/auth/logout`, { method: 'POST', headers });
        const since = performance.now();
        await until('refused', async () => {
          const { code } = await send(`${to}/api/v1/auth/profile`, token);
          return code === 'identity.sessionEnded';
        });
        expect(performance.now() - since).toBeLessThan(1000);
      }
    });

    it('let one of fifty trade a refresh token, whichever they ask', async () => {
      const account = { email: 'joan@example.com', password: 'a long enough one 42' };
      const { refreshToken } = await send(`${one}/api/v1/auth/register`, undefined, account);
      const trades = Array.from({ length: 50 }, (_, index) =>
        send(`${index % 2 === 0 ? one : other}/api/v1/auth/refresh`, undefined, { refreshToken }),
      );
      const answers = await Promise.all(trades);

      expect(answers.filter(({ accessToken }) => accessToken)).toHaveLength(1);
      expect(answers.filter(({ status }) => status === 401)).toHaveLength(49);
    });

    it('let as many questions of one organisation pass together as its plan allows', async () => {
      const account = { email: 'mary@example.com', password: 'a long enough one 42' };
      const { accessToken } = await send(`${one}/api/v1/auth/register`, undefined, account);
      const asked = Array.from({ length: 50 }, (_, index) =>
        ask(index % 2 === 0 ? one : other, capital, accessToken),
      );
      const answers = await Promise.all(asked);

      expect(answers.filter(({ status }) => status === 'answered')).toHaveLength(questions);
      expect(answers.filter(({ code }) => code === 'billing.limitReached')).toHaveLength(50 - questions);
    });

    it('say so while the bucket is away', async () => {
      await s3.kill();

      const response = await fetch(`${one}/health/deep`);
      expect(response.status).toBe(503);
      expect(JSON.stringify(await response.json())).toContain('does not answer');
      expect(await ask(one, capital)).toMatchObject({ status: 'answered' });
    });
  },
);
