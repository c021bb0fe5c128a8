import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { makeFolder, removeFolder, withAlmanac } from './harness/almanac.ts';
import { signUp } from './harness/ask.ts';
import { runScript } from './harness/child.ts';
import type { Bench, Figure } from './harness/figure.ts';
import { load, upload } from './harness/sources.ts';
import { interleaved, median } from './harness/statistics.ts';

const rows = 1_000_000;
const rounds = 3;

/** A million orders; another seed makes other content. */
const ordersTo = (path: string, seed: number) => `
  COPY (
    SELECT i AS order_id,
           DATE '2020-01-01' + CAST(hash(i, ${seed}) % 1460 AS INTEGER) AS ordered_on,
           'Customer ' || (hash(i, ${seed + 1}) % 20000) AS customer,
           'Region ' || (hash(i, ${seed + 2}) % 4) AS region,
           'SKU-' || lpad(CAST(hash(i, ${seed + 3}) % 500 AS VARCHAR), 5, '0') AS product,
           1 + hash(i, ${seed + 4}) % 20 AS quantity,
           round((hash(i, ${seed + 5}) % 100000) / 100.0, 2) AS price,
           hash(i, ${seed + 6}) % 10 = 0 AS returned
      FROM range(${rows}) numbers(i)
  ) TO '${path}' (HEADER)`;

/** Milliseconds that all load jobs so far took: from the first look at the file to the published version. */
async function loadedMs(url: string): Promise<number> {
  const metrics = await (await fetch(`${url}/metrics`)).text();
  const sum = /^almanac_job_duration_seconds_sum\{name="datasets\.load",outcome="done"\} (\S+)$/m.exec(
    metrics,
  );
  return Number(sum?.[1] ?? 0) * 1000;
}

async function run(): Promise<Figure[]> {
  const folder = await makeFolder();
  const csv = (seed: number) => join(folder, `orders_${seed}.csv`);
  const seeds = Array.from({ length: rounds }, (_, index) => 100 * (index + 1));
  try {
    await runScript('raw-duckdb.ts', {
      kind: 'script',
      statements: seeds.map((seed) => ordersTo(csv(seed), seed)),
    });
    return await withAlmanac(async ({ url }) => {
      const client = { url, headers: await signUp(url) };
      const files: string[] = [];
      for (const seed of seeds) files.push(await upload(client, csv(seed)));

      const raw = async () => {
        const file = join(folder, 'raw.duckdb');
        const statement = `CREATE TABLE orders AS SELECT * FROM read_csv('${csv(seeds[0] ?? 0)}')`;
        const took = await runScript<number>('raw-duckdb.ts', { kind: 'load', file, statement });
        await rm(file);
        return took;
      };
      const published: number[] = [];
      const ours = async () => {
        const before = await loadedMs(url);
        const startedAt = performance.now();
        await load(client, files.pop() ?? '');
        const took = performance.now() - startedAt;
        const ofTheJob = (await loadedMs(url)) - before;
        if (ofTheJob <= 0) throw new Error('The metrics do not tell how long the load took.');
        published.push(ofTheJob);
        return took;
      };
      const asked = await interleaved(rounds, { ours, raw });
      const loaded = { ...asked, ours: median(published) };
      return [
        {
          name: 'CSV of 1,000,000 rows to a published version',
          ...loaded,
          unit: 'ms',
          target: { ratioAtMost: 1.5 },
        },
        { name: 'The same with its catalog, until it can be asked', ...asked, unit: 'ms' },
      ];
    });
  } finally {
    await removeFolder(folder);
  }
}

export const bench: Bench = { title: 'Load (raw: `CREATE TABLE AS` from the same file)', run };
