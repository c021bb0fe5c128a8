import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { makeTestFolder } from '#shared/testing';
import { type RunningAlmanac, runAlmanac } from './running-almanac.ts';

const run = promisify(execFile);
const top5 = 'Which 5 states have the highest median household income?';

interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** The real command line, in a process of its own, without a terminal. */
const ask = (dataFolder: string, ...args: string[]): Promise<Ran> => command('ask', dataFolder, args);

async function command(name: string, dataFolder: string, args: readonly string[]): Promise<Ran> {
  // biome-ignore lint/style/noProcessEnv: the child needs PATH and the like; what decides is set here.
  const env = { ...process.env, ALMANAC_DATA: dataFolder, FORCE_COLOR: undefined, NO_COLOR: undefined };
  try {
    const { stdout, stderr } = await run(process.execPath, [`dist/cli/${name}.js`, ...args], { env });
    return { code: 0, stdout, stderr };
  } catch (error) {
    return error as Ran;
  }
}

beforeAll(async () => {
  await run(process.execPath, ['scripts/build.ts', '--if-changed']);
}, 180_000);

describe('the command line, beside a server', () => {
  let almanac: RunningAlmanac;
  let folder: Awaited<ReturnType<typeof makeTestFolder>>;

  beforeAll(async () => {
    [almanac, folder] = await Promise.all([runAlmanac(), makeTestFolder()]);
  }, 60_000);
  afterAll(async () => {
    await almanac.stop();
    await folder.remove();
  });

  /** On the data folder of the server: finds it by itself. */
  const asked = (...args: string[]) => ask(almanac.dataFolder, ...args);

  it('prints reading, table, bars, SQL and source, without colours', async () => {
    const { code, stdout } = await asked(top5);

    expect(code).toBe(0);
    expect(stdout).toMatch(/^Top 5 states by median household income/im);
    expect(stdout).toMatch(/^Maryland .*94,991$/m);
    expect(stdout).toMatch(/^Maryland .*94,991 █+[▏▎▍▌▋▊▉]?$/m);
    expect(stdout).toMatch(/^ {2}SELECT/im);
    expect(stdout).toContain('Census Bureau');
    expect(stdout).not.toContain('\u001b');
  });

  it('reads again the audit trail of who asks, which says where a sign-in came from', async () => {
    const post = async (path: string, body: object) =>
      (await (
        await fetch(`${almanac.address}/api/v1${path}`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(body),
        })
      ).json()) as { accessToken: string };
    const account = {
      email: `${randomUUID()}@example.com`,
      password: 'correct horse battery staple',
      name: 'Ada',
    };
    const { accessToken } = await post('/auth/register', account);
    const headers = { authorization: `Bearer ${accessToken}` };
    await fetch(`${almanac.address}/api/v1/users/organizations`, { headers });
    await post('/auth/login', account);

    await vi.waitFor(async () => {
      const answer = await fetch(`${almanac.address}/api/v1/governance/audit?action=identity.`, { headers });
      const { items } = (await answer.json()) as { items: object[] };
      expect(items).toContainEqual(
        expect.objectContaining({ action: 'identity.signed-in', address: '127.0.0.1', outcome: 'done' }),
      );
    }, 10_000);
    const { code, stdout } = await command('audit-verify', almanac.dataFolder, ['--token', accessToken]);
    expect(stdout).toMatch(/ {2}intact {2}\d+ entries, end \d+ [0-9a-f]{64}$/m);
    expect(code).toBe(0);
  });

  it('prints the whole answer as JSON', async () => {
    const { stdout } = await asked(top5, '--json');

    expect(JSON.parse(stdout)).toMatchObject({ status: 'answered', result: { rowCount: 5 } });
  });

  it('prints the rows as CSV', async () => {
    const { stdout } = await asked(top5, '--csv');
    const lines = stdout.trim().split('\n');

    expect(lines).toHaveLength(6);
    expect(lines[0]).toContain('median_household_income');
    expect(lines[1]).toBe('District of Columbia,101027');
  });

  it('prints the SQL alone', async () => {
    const { code, stdout } = await asked(top5, '--sql');

    expect(code).toBe(0);
    expect(stdout).toMatch(/^select/i);
  });

  it.each([
    ['svg', /^<svg/],
    ['png', /^.PNG/],
  ])('draws the chart into a %s file', async (format, beginning) => {
    const file = join(folder.path, `chart.${format}`);
    const { code, stderr } = await asked(top5, '--chart', file);

    expect(stderr).toContain(file);
    expect(code).toBe(0);
    expect(await readFile(file, 'latin1')).toMatch(beginning);
  });

  it('numbers the choices of an ambiguous question, and takes one', async () => {
    const ambiguous = await asked('Springfield population');
    expect(ambiguous.code).toBe(2);
    expect(ambiguous.stdout).toMatch(/^ {2}1[.] .*Springfield.*--choice/m);

    const settled = await asked('Springfield population', '--choice', '1', '--json');
    expect(settled.code).toBe(0);
    expect(JSON.parse(settled.stdout)).toMatchObject({ status: 'answered', chosen: [expect.any(String)] });

    const wrong = await asked('Springfield population', '--choice', 'Atlantis');
    expect(wrong).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('"Atlantis" is not one of the choices'),
    });
  });

  it('goes on in a conversation', async () => {
    const conversation = ['--conversation', randomUUID()];
    await asked('population of Ohio', ...conversation);
    const { code, stdout } = await asked('and in Texas?', '--json', ...conversation);

    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ result: { rows: [[29145505]] }, follows: expect.any(String) });
  });

  it('says why a question is declined, and what works', async () => {
    const { code, stdout } = await asked('population of Atlantis');

    expect(code).toBe(3);
    expect(stdout).toMatch(/atlantis/i);
    expect(stdout).toContain('What can be asked:');
  });

  it('keeps stdout empty when there is no data to print', async () => {
    const { code, stdout, stderr } = await asked('population of Atlantis', '--csv');

    expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
    expect(stderr).toMatch(/atlantis/i);
  });

  it('asks another server by its address, with its token', async () => {
    const { code } = await ask(folder.path, top5, '--url', almanac.address);
    const refused = await ask(folder.path, top5, '--url', almanac.address, '--token', 'not.a.token');
    const nobody = await ask(folder.path, top5, '--url', 'http://127.0.0.1:1');

    expect(code).toBe(0);
    expect(refused).toMatchObject({ code: 1, stdout: '' });
    expect(nobody).toMatchObject({ code: 1, stderr: expect.stringContaining('cannot be reached') });
  });

  it('asks a source by its name', async () => {
    const { body } = await almanac.request('GET /data-sources');
    const { code } = await asked(top5, '--source', body.items[0].name.toUpperCase());
    const unknown = await asked(top5, '--source', 'no such source');

    expect(code).toBe(0);
    expect(unknown).toMatchObject({ code: 1, stderr: expect.stringContaining('no such source') });
  });

  it('says how it is used', async () => {
    const help = await asked('--help');
    const wrong = await asked('--jsno', top5);

    expect(help).toMatchObject({ code: 0, stdout: expect.stringContaining('--chart') });
    expect(wrong).toMatchObject({ code: 1, stderr: expect.stringContaining('--jsno') });
  });
});

it('the command line answers by itself when no server runs', async () => {
  const folder = await makeTestFolder();
  const first = await ask(folder.path, top5, '--json');
  const second = await ask(folder.path, 'Springfield population');
  await folder.remove();

  expect(JSON.parse(first.stdout)).toMatchObject({ status: 'answered' });
  expect(second.code).toBe(2);
}, 60_000);
