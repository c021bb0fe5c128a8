import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { type Almanac, withAlmanac } from './harness/almanac.ts';
import { residentMegabytes } from './harness/memory.ts';

/** `node bench/soak.ts [minutes]`: mixed load that is cancelled, stopped and robbed of its engine and its database. */
const minutes = Number(process.argv[2] ?? 10);
const connections = 100;
const lookEveryMs = 1000;

interface Outcome {
  readonly status: number;
  readonly code?: string;
  readonly wrong?: string;
}

const counts = new Map<string, number>();
const memory: number[] = [];
let number = 0;

const states = "SELECT count(*) AS n FROM states WHERE state <> '#'";
const endless =
  'SELECT max(a.rowid * b.rowid * c.rowid % 7) FROM counties a, counties b, counties c WHERE a.rowid >';
let expectedStates = 0;

const until = performance.now() + minutes * 60_000;
const isOver = () => performance.now() > until;

async function ask(url: string, sql: string, more: RequestInit & { id?: string; accept?: string } = {}) {
  const { id = randomUUID(), accept = 'application/json', ...init } = more;
  return await fetch(`${url}/api/v1/query/execute`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-query-id': id, accept },
    body: JSON.stringify({ sql }),
    ...init,
  });
}

/** What is no answer has to be a problem. */
async function outcomeOf(response: Response): Promise<Outcome> {
  if (response.ok) return { status: response.status };
  const type = response.headers.get('content-type') ?? '';
  const body = await response.text();
  if (!type.startsWith('application/problem+json'))
    return { status: response.status, wrong: body.slice(0, 200) };
  return { status: response.status, code: JSON.parse(body).code };
}

async function counted(url: string): Promise<Outcome> {
  const response = await ask(url, states.replace('#', String(number++ % 500)));
  if (!response.ok) return await outcomeOf(response);
  const { result } = (await response.json()) as { result: { rows: unknown[][] } };
  const [[n]] = result.rows as [[number]];
  return n === expectedStates ? { status: 200 } : { status: 200, wrong: `${n} states` };
}

async function streamed(url: string): Promise<Outcome> {
  const response = await ask(url, `SELECT *, ${number++} AS n FROM states`, { accept: 'text/csv' });
  if (!response.ok) return await outcomeOf(response);
  const lines = (await response.text()).trimEnd().split('\n').length - 1;
  return lines === expectedStates ? { status: 200 } : { status: 200, wrong: `${lines} lines` };
}

async function cancelled(url: string): Promise<Outcome> {
  const id = randomUUID();
  const asked = ask(url, `${endless} ${number++ % 100}`, { id });
  await pause(200);
  await fetch(`${url}/api/v1/query/cancel/${id}`, { method: 'POST' });
  return await outcomeOf(await asked);
}

async function left(url: string): Promise<Outcome> {
  const signal = AbortSignal.timeout(200);
  return await ask(url, `${endless} ${number++ % 100}`, { signal }).then(outcomeOf, () => ({
    status: 0,
    code: 'left',
  }));
}

const refused = async (url: string): Promise<Outcome> => {
  const outcome = await outcomeOf(
    await ask(url, `SELECT * FROM read_csv('/etc/passwd') WHERE 1 = ${number++}`),
  );
  return outcome.code === 'queries.refused' || outcome.status >= 429
    ? outcome
    : { ...outcome, wrong: 'let pass' };
};

const timedOut = async (url: string): Promise<Outcome> =>
  await outcomeOf(await ask(url, `${endless} ${number++ % 100}`));

const mix = [counted, counted, counted, counted, counted, counted, streamed, cancelled, left, refused];

function note(name: string, { status, code, wrong }: Outcome): void {
  const key = wrong ? `WRONG ${name}: ${status} ${wrong}` : `${name}: ${status} ${code ?? ''}`.trim();
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

async function connection(url: string, place: number): Promise<void> {
  for (let turn = place; !isOver(); turn++) {
    const work = place === 0 ? timedOut : (mix[turn % mix.length] ?? counted);
    const outcome = await work(url).catch((error: Error) => ({
      status: 0,
      wrong: String(error.cause ?? error),
    }));
    note(work.name, outcome);
  }
}

const processes = () =>
  execFileSync('ps', ['-eo', 'pid=,ppid=,args='], { encoding: 'utf8' })
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .map(([pid, parent, ...words]) => ({ pid: Number(pid), parent: Number(parent), words: words.join(' ') }));

/** Only processes that the measured server has started. */
const childrenOf = (pid: number, word: string) =>
  processes().filter(({ parent, words }) => parent === pid && words.includes(word));

async function kill({ pid }: Almanac): Promise<void> {
  while (!isOver()) {
    await pause(15_000);
    for (const child of childrenOf(pid, 'host-program')) process.kill(child.pid, 'SIGSEGV');
  }
}

/** A backend that is killed takes all others along: PostgreSQL starts anew. */
async function restartDatabase({ dataFolder }: Almanac): Promise<void> {
  await pause(minutes * 30_000);
  const everybody = processes();
  const server = everybody.find(({ words }) => words.includes(` -D ${dataFolder}/`));
  const backend = everybody.find(({ parent, words }) => parent === server?.pid && words.includes('idle'));
  note('restart', backend ? { status: 1 } : { status: 0, wrong: 'no database' });
  if (backend) process.kill(backend.pid, 'SIGKILL');
}

async function watch({ pid }: Almanac): Promise<void> {
  while (!isOver()) {
    memory.push(await residentMegabytes(pid));
    await pause(lookEveryMs);
  }
}

const mean = (values: readonly number[]): number => values.reduce((sum, one) => sum + one, 0) / values.length;

await withAlmanac(
  async (almanac) => {
    const { url } = almanac;
    const first = (await (await ask(url, 'SELECT count(*) AS n FROM states')).json()) as {
      result: { rows: [[number]] };
    };
    expectedStates = first.result.rows[0][0];
    const load = Array.from({ length: connections }, (_, place) => connection(url, place));
    await Promise.all([...load, kill(almanac), restartDatabase(almanac), watch(almanac)]);
    note('after', await counted(url));
  },
  { QUERIES_TIME_LIMIT_SECONDS: '5', QUERIES_ORGANIZATION_STATEMENTS: '80' },
);

const quarter = Math.floor(memory.length / 4);
const third = mean(memory.slice(2 * quarter, 3 * quarter));
const last = mean(memory.slice(3 * quarter));
for (const [key, count] of [...counts].sort()) console.log(`${String(count).padStart(8)}  ${key}`);
console.log(
  `Memory: ${memory[0]?.toFixed(0)} MB at first, ${third.toFixed(0)} MB and ${last.toFixed(0)} MB in the third and the last quarter.`,
);
const wrong = [...counts.keys()].filter((key) => key.startsWith('WRONG'));
if (wrong.length > 0) process.exitCode = 1;
