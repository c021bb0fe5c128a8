import { join } from 'node:path';
import { type Almanac, makeFolder, removeFolder, withAlmanac } from './harness/almanac.ts';
import { signUp } from './harness/ask.ts';
import { runScript } from './harness/child.ts';
import type { Bench, Figure } from './harness/figure.ts';
import { residentMegabytes } from './harness/memory.ts';
import { type Client, load, upload } from './harness/sources.ts';
import { interleaved } from './harness/statistics.ts';

const rows = 1_000_000;
const rounds = 3;
const lookEveryMs = 50;

/** A million rows of ten columns of different kinds. */
const content = `
  SELECT i::INTEGER AS id, i * 7 AS big, 'text ' || (i % 1000) AS note, DATE '2020-01-01' + (i % 1000)::INTEGER AS day,
         (i * 1.25)::DECIMAL(18, 2) AS price, i * 0.1::DOUBLE AS share, i % 2 = 0 AS flag,
         TIMESTAMP '2020-01-01' + INTERVAL (i) SECOND AS moment, 'city number ' || (i % 50000) AS city,
         (i % 7)::SMALLINT AS small
    FROM range(${rows}) numbers(i)`;

const formats = [
  { name: 'CSV', accept: 'text/csv', options: 'FORMAT csv, HEADER', ratioAtMost: 2 },
  { name: 'NDJSON', accept: 'application/x-ndjson', options: 'FORMAT json', ratioAtMost: 2 },
  { name: 'Parquet', accept: 'application/vnd.apache.parquet', options: 'FORMAT parquet', ratioAtMost: 1.25 },
];

/** Makes every statement a new one. */
let number = 1;

/** Milliseconds from the request to the last byte. */
async function stream({ url, headers }: Client, dataSourceId: string, accept: string): Promise<number> {
  const startedAt = performance.now();
  const response = await fetch(`${url}/api/v1/query/execute`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json', accept, 'accept-encoding': 'identity' },
    body: JSON.stringify({ sql: `SELECT * FROM numbers WHERE id <> -${number++}`, dataSourceId }),
  });
  if (response.headers.get('x-shown-rows') !== String(rows))
    throw new Error(`Not ${rows} rows: ${response.status}`);
  await response.body?.pipeTo(new WritableStream());
  return performance.now() - startedAt;
}

async function eventLoopMs(url: string): Promise<number> {
  const metrics = await (await fetch(`${url}/metrics`)).text();
  return 1000 * Number(/^nodejs_eventloop_lag_p99_seconds (\S+)$/m.exec(metrics)?.[1] ?? Number.NaN);
}

/** The statement of DuckDB alone, on the same rows. */
async function copied(folder: string, options: string): Promise<number> {
  const copy = `COPY numbers TO '${join(folder, 'raw.out')}' (${options})`;
  const file = join(folder, 'raw.duckdb');
  const [ms = 0] = await runScript<number[]>('raw-duckdb.ts', { kind: 'scan', file, statements: [copy] });
  return ms;
}

async function prepare(folder: string): Promise<string> {
  const parquet = join(folder, 'numbers.parquet');
  const written = `COPY (${content}) TO '${parquet}' (FORMAT parquet)`;
  await runScript('raw-duckdb.ts', { kind: 'script', statements: [written] });
  const statement = `CREATE TABLE numbers AS SELECT * FROM '${parquet}'`;
  await runScript('raw-duckdb.ts', { kind: 'load', file: join(folder, 'raw.duckdb'), statement });
  return parquet;
}

async function measure({ url, pid }: Almanac, folder: string, parquet: string): Promise<Figure[]> {
  const client = { url, headers: await signUp(url) };
  const { id } = await load(client, await upload(client, parquet));
  await stream(client, id, 'text/csv');
  const idle = { memory: await residentMegabytes(pid), delay: await eventLoopMs(url) };
  const figures: Figure[] = [];
  let [memory, delay] = [0, 0];
  const watch = setInterval(async () => {
    memory = Math.max(memory, await residentMegabytes(pid));
  }, lookEveryMs);
  for (const { name, accept, options, ratioAtMost } of formats) {
    const ours = () => stream(client, id, accept);
    const measured = await interleaved(rounds, { ours, raw: () => copied(folder, options) });
    delay = Math.max(delay, await eventLoopMs(url));
    const target = { ratioAtMost };
    figures.push({ name: `1,000,000 x 10 rows as ${name}`, ...measured, unit: 'ms', target });
  }
  clearInterval(watch);
  return [
    ...figures,
    { name: 'Largest memory meanwhile', ours: memory, raw: idle.memory, unit: 'MB', target: { atMost: 400 } },
    {
      name: 'Event-loop delay meanwhile, p99',
      ours: delay,
      raw: idle.delay,
      unit: 'ms',
      target: { atMost: 50 },
    },
  ];
}

async function run(): Promise<Figure[]> {
  const folder = await makeFolder();
  try {
    const parquet = await prepare(folder);
    return await withAlmanac((almanac) => measure(almanac, folder, parquet));
  } finally {
    await removeFolder(folder);
  }
}

export const bench: Bench = {
  title: 'Results as streams (raw: the COPY of DuckDB alone; the same server before)',
  run,
};
