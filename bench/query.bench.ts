import { globSync } from 'node:fs';
import { resolve } from 'node:path';
import { withAlmanac } from './harness/almanac.ts';
import { post } from './harness/ask.ts';
import { runScript } from './harness/child.ts';
import type { Bench, Figure } from './harness/figure.ts';
import { requestsPerSecond } from './harness/load.ts';
import { interleaved, percentile } from './harness/statistics.ts';

const root = resolve(import.meta.dirname, '..');
const connections = 16;
const seconds = 4;

/** Ten rows; the number makes every statement a new one. */
const sql =
  'SELECT state, population FROM state_population WHERE year = 2020 AND population <> # ORDER BY population DESC LIMIT 10';

/** Milliseconds of each of many requests, one after the other. */
async function timesOfHits(url: string): Promise<number[]> {
  const took: number[] = [];
  for (let round = 0; round < 500; round++) {
    const startedAt = performance.now();
    await post(`${url}/api/v1/query/execute`, { sql: sql.replace('#', '1') });
    took.push(performance.now() - startedAt);
  }
  return took;
}

async function run(): Promise<Figure[]> {
  const [file] = globSync('dist/builtin/*.duckdb', { cwd: root });
  if (!file) throw new Error('There is no built-in data in dist/builtin: run `npm run build` first.');
  const raw = () =>
    runScript<number>('raw-duckdb.ts', {
      kind: 'rate',
      file: resolve(root, file),
      sql,
      connections,
      seconds,
    });

  return withAlmanac(async ({ url }) => {
    const ours = () =>
      requestsPerSecond({
        url: `${url}/api/v1/query/execute`,
        connections,
        seconds,
        method: 'POST',
        body: JSON.stringify({ sql }),
      });
    await ours();
    const figures = await interleaved(3, { ours, raw });
    const hits = await timesOfHits(url);
    return [
      {
        name: 'Uncached `POST /query/execute`, ten rows',
        ...figures,
        unit: 'statements/s',
        target: { ratioAtLeast: 0.6 },
      },
      {
        name: 'A remembered result, p95',
        ours: percentile(hits, 0.95),
        raw: percentile(hits, 0.5),
        unit: 'ms',
        target: { atMost: 3 },
      },
    ];
  });
}

export const bench: Bench = {
  title: 'Queries, 16 connections (raw: the same statements on DuckDB alone; of a remembered one the median)',
  run,
};
