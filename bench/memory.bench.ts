import { setTimeout as pause } from 'node:timers/promises';
import { withAlmanac } from './harness/almanac.ts';
import { ask } from './harness/ask.ts';
import { startScript } from './harness/child.ts';
import type { Bench, Figure } from './harness/figure.ts';
import { residentMegabytes } from './harness/memory.ts';

const questions = [
  'What is the population of Texas?',
  'Which 5 states have the highest median household income?',
  'largest cities in Ohio',
  'unemployment rate by county in California',
  'popluation of califronia',
];

/** Long enough for what a start leaves behind to be collected. */
const settleMs = 8000;

async function run(): Promise<Figure[]> {
  const bare = await startScript('bare-fastify.mjs');
  const raw = await residentMegabytes(bare.pid);
  await bare.stop();

  return withAlmanac(async ({ url, pid }) => {
    await pause(settleMs);
    const idle = await residentMegabytes(pid);
    for (const question of questions) await ask(url, question);
    await pause(settleMs);
    const afterQuestions = await residentMegabytes(pid);
    const target = { atMost: 250 };
    return [
      { name: 'Idle memory after the start', ours: idle, raw, unit: 'MB', target },
      { name: 'Idle memory after five questions', ours: afterQuestions, raw, unit: 'MB', target },
    ];
  });
}

export const bench: Bench = { title: 'Memory of the Node process (raw: a bare Fastify server)', run };
