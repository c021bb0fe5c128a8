import { makeFolder, removeFolder, startAlmanac } from './harness/almanac.ts';
import { ask } from './harness/ask.ts';
import { startScript } from './harness/child.ts';
import type { Bench, Figure } from './harness/figure.ts';
import { median } from './harness/statistics.ts';

const question = 'What is the population of Texas?';

/** From the start of the process to the first answer to a question. */
async function startAndAsk(folder: string): Promise<number> {
  const startedAt = performance.now();
  const almanac = await startAlmanac(folder);
  try {
    await ask(almanac.url, question);
    return performance.now() - startedAt;
  } finally {
    await almanac.stop();
  }
}

async function startBare(): Promise<number> {
  const startedAt = performance.now();
  const bare = await startScript('bare-fastify.mjs');
  await fetch(`${bare.line}/health`);
  const tookMs = performance.now() - startedAt;
  await bare.stop();
  return tookMs;
}

async function run(): Promise<Figure[]> {
  const folder = await makeFolder();
  try {
    const first = await startAndAsk(folder);
    const seconds: number[] = [];
    const bares: number[] = [];
    for (let round = 0; round < 3; round++) {
      bares.push(await startBare());
      seconds.push(await startAndAsk(folder));
    }
    const raw = median(bares);
    return [
      { name: 'First start ever to first answer', ours: first, raw, unit: 'ms', target: { atMost: 15_000 } },
      {
        name: 'Second start to first answer',
        ours: median(seconds),
        raw,
        unit: 'ms',
        target: { atMost: 3000 },
      },
    ];
  } finally {
    await removeFolder(folder);
  }
}

export const bench: Bench = { title: 'Start (raw: a bare Fastify server)', run };
