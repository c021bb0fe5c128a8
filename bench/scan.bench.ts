import { join, resolve } from 'node:path';
import { makeFolder, removeFolder, withAlmanac } from './harness/almanac.ts';
import { post, signUp } from './harness/ask.ts';
import { runScript } from './harness/child.ts';
import type { Bench, Figure } from './harness/figure.ts';
import { load, upload } from './harness/sources.ts';
import { interleaved, median } from './harness/statistics.ts';

const parquet = resolve(import.meta.dirname, '../node_modules/vega-datasets/data/flights-3m.parquet');
const scans = 10;
let number = 0;

/** All 3 million rows; the number makes every statement a new one. */
const statements = (table: string) =>
  Array.from(
    { length: scans },
    () => `SELECT ORIGIN, count(*) AS flights, avg(DISTANCE) AS distance, max(DELAY) AS worst
             FROM ${table} WHERE DELAY <> ${100_000 + number++} GROUP BY ORIGIN ORDER BY flights DESC, ORIGIN LIMIT 10`,
  );

async function run(): Promise<Figure[]> {
  const folder = await makeFolder();
  const file = join(folder, 'raw.duckdb');
  try {
    const statement = `CREATE TABLE flights AS SELECT * FROM read_parquet('${parquet}')`;
    await runScript('raw-duckdb.ts', { kind: 'load', file, statement });
    return await withAlmanac(async ({ url }) => {
      const client = { url, headers: await signUp(url) };
      const { id: dataSourceId, report } = await load(client, await upload(client, parquet));
      const table = `"${report?.tables[0]?.name}"`;

      const raw = async () =>
        median(
          await runScript<number[]>('raw-duckdb.ts', {
            kind: 'scan',
            file,
            statements: statements('flights'),
          }),
        );
      const ours = async () => {
        const took: number[] = [];
        for (const sql of statements(table)) {
          const startedAt = performance.now();
          await post(`${url}/api/v1/query/execute`, { sql, dataSourceId }, client.headers);
          took.push(performance.now() - startedAt);
        }
        return median(took);
      };
      await ours();
      return [
        {
          name: 'Scan of 3,000,000 flights',
          ...(await interleaved(3, { ours, raw })),
          unit: 'ms',
          target: { ratioAtMost: 1.15 },
        },
      ];
    });
  } finally {
    await removeFolder(folder);
  }
}

export const bench: Bench = {
  title: 'Scan of flights-3m.parquet as a dataset (raw: the same table on DuckDB alone)',
  run,
};
