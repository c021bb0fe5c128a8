import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { PrivatePostgres } from '#shared/private-postgres';
import { buildIfChanged, ServerProcess } from './server-process.js';

describe('a server on its data folder', () => {
  let folder: string;
  const started: ServerProcess[] = [];

  beforeAll(buildIfChanged);
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'almanac-'));
  });
  afterEach(async () => {
    for (const server of started.splice(0)) await server.signal('SIGTERM');
    stopPostgres();
    rmSync(folder, { recursive: true });
  });

  const start = (settings: Record<string, string> = {}) => {
    const server = new ServerProcess({ ALMANAC_DATA: folder, ...settings });
    started.push(server);
    return server;
  };
  const mark = () => join(folder, 'postgres', 'postmaster.pid');
  const postgresPid = () => Number(readFileSync(mark(), 'utf8').split('\n')[0]);
  const stopPostgres = (signal = 'QUIT') => {
    if (existsSync(mark())) execFileSync('kill', [`-${signal}`, String(postgresPid())], { stdio: 'ignore' });
  };
  const ask = async (address: string) => {
    const response = await fetch(`${address}/api/v1/questions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ question: 'What is the capital of Ohio?' }),
    });
    return { status: response.status, body: await response.json() };
  };
  const expectAnswer = async (address: string) => {
    const { status, body } = await ask(address);
    expect({ status, outcome: body.status }).toEqual({ status: 201, outcome: 'answered' });
    expect(JSON.stringify(body.result.rows)).toContain('Columbus');
  };

  it('is prepared by the first start, answers, stops on Ctrl-C, and starts again', async () => {
    const first = start();
    const address = await first.address();
    expect(first.output).toContain(`${address}/docs`);
    expect(first.output).toContain('npm run ask -- "');
    expect((await fetch(`${address}/docs`)).status).toBe(200);
    await expectAnswer(address);

    expect(await first.signal('SIGINT')).toBe(0);
    expect(existsSync(mark())).toBe(false);
    expect(existsSync(join(folder, 'server.sock'))).toBe(false);

    const second = start();
    await expectAnswer(await second.address());
    expect(second.output).not.toContain('Creating');
    expect(await second.signal('SIGTERM')).toBe(0);
  });

  it('prints a line to paste that works as it is', async () => {
    const server = start();
    await server.address();
    const [line] = await server.printed(/curl .*/);

    const answer = JSON.parse(execFileSync('sh', ['-c', line], { encoding: 'utf8' }));
    expect(answer).toMatchObject({ status: 'answered', result: { rowCount: 5 } });
  });

  it('refuses a second server on the same folder, and says where the first is', async () => {
    const address = await start().address();

    const second = start();
    expect(await second.exited).toBe(1);
    expect(second.output).toMatch(/Another Almanac uses the data folder .* at http/);
    expect(second.output).toContain(address);
    expect(second.output).not.toMatch(/^\s+at /m);
    await expectAnswer(address);
  });

  it('names the port that is busy, and the setting', async () => {
    const busy = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => busy.once('listening', resolve));
    const { port } = busy.address() as { port: number };

    const server = start({ PORT: String(port) });
    expect(await server.exited).toBe(1);
    expect(server.output).toMatch(`Port ${port} of 127.0.0.1 is in use`);
    expect(server.output).toContain('set PORT');
    busy.close();
  });

  it('names each wrong setting, its problem and what is allowed', async () => {
    const server = start({ PORT: 'many', GUEST_ACCESS: 'perhaps', ALMANAC_DTA: 'x' });

    expect(await server.exited).toBe(1);
    expect(server.output).toMatch(/PORT is "many": .*number/);
    expect(server.output).toMatch(/GUEST_ACCESS is "perhaps": give on or off/);
    expect(server.output).toMatch(/ALMANAC_DTA is no setting of Almanac/);
    expect(server.output).not.toMatch(/^\s+at /m);
  });

  it('takes over after kill -9, with the PostgreSQL that was left behind', async () => {
    const first = start();
    await expectAnswer(await first.address());
    await first.signal('SIGKILL');
    const orphan = postgresPid();

    const second = start();
    await expectAnswer(await second.address());
    expect(postgresPid()).not.toBe(orphan);
  });

  it('has its PostgreSQL back when that was killed', async () => {
    const address = await start().address();
    await expectAnswer(address);
    const killed = postgresPid();
    stopPostgres('KILL');

    await untilStatus(() => fetch(`${address}/health/deep`), 503);
    await untilStatus(() => fetch(`${address}/health/deep`), 200);
    expect(postgresPid()).not.toBe(killed);
    await expectAnswer(address);
  });

  it('answers 503 while the database is away, and as before when it is back', async () => {
    const elsewhere = mkdtempSync(join(tmpdir(), 'database-'));
    const database = await PrivatePostgres.start({
      folder: elsewhere,
      password: 'x',
      settings: { fsync: 'off' },
    });
    const address = await start({ DATABASE_URL: database.url(), GUEST_ACCESS: 'on' }).address();
    await expectAnswer(address);

    await database.stop('immediate');
    const { status, body } = await ask(address);
    expect(body).toMatchObject({ code: 'database.unavailable' });
    expect(status).toBe(503);
    expect((await fetch(`${address}/health`)).status).toBe(200);

    await database.restart();
    await expectAnswer(address);
    await started.pop()?.signal('SIGTERM');
    await database.stop();
    rmSync(elsewhere, { recursive: true });
  });

  it('keeps its secrets to itself', async () => {
    await start().address();

    expect(statSync(join(folder, 'secrets')).mode & 0o077).toBe(0);
    expect(statSync(join(folder, 'postgres')).mode & 0o077).toBe(0);
  });
});

async function untilStatus<T extends { readonly status: number }>(
  ask: () => Promise<T>,
  status: number,
): Promise<T> {
  for (;;) {
    const answer = await ask();
    if (answer.status === status) return answer;
  }
}
