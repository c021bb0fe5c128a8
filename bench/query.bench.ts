import { globSync } from 'node:fs';
import { resolve } from 'node:path';
import { withAlmanac } from './harness/almanac.ts';
import { runScript } from './harness/child.ts';
import type { Bench, Figure } from './harness/figure.ts';
import { requestsPerSecond } from './harness/load.ts';
import { interleaved } from './harness/statistics.ts';

const root = resolve(import.meta.dirname, '..');
const connections = 16;
const seconds = 4;

/** Ten rows; the number makes every statement a new one. */
const sql =
  'SELECT state, population FROM state_population WHERE year = 2020 AND population <> # ORDER BY population DESC LIMIT 10';

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
    return [
      {
        name: 'Uncached `POST /query/execute`, ten rows',
        ...figures,
        unit: 'statements/s',
        target: { ratioAtLeast: 0.5 },
      },
    ];
  });
}

export const bench: Bench = {
  title: 'Queries, 16 connections (raw: the same statements on DuckDB alone)',
  run,
};
