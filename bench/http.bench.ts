import { withAlmanac } from './harness/almanac.ts';
import { ask } from './harness/ask.ts';
import { startScript } from './harness/child.ts';
import type { Bench, Figure } from './harness/figure.ts';
import { requestsPerSecond } from './harness/load.ts';
import { interleaved } from './harness/statistics.ts';

const question = 'Which 5 states have the highest median household income?';
const rounds = 3;
/** As many as a busy morning: what is written once for all that wait is shared by them. */
const load = { connections: 64, seconds: 4 };

async function run(): Promise<Figure[]> {
  const bare = await startScript('bare-fastify.mjs');
  const raw = () => requestsPerSecond({ ...load, url: `${bare.line}/health` });
  try {
    return await withAlmanac(async ({ url }) => {
      await ask(url, question);
      const health = () => requestsPerSecond({ ...load, url: `${url}/health` });
      const questions = () =>
        requestsPerSecond({
          ...load,
          url: `${url}/api/v1/questions`,
          method: 'POST',
          body: JSON.stringify({ question }),
        });
      for (const warmUp of [raw, health, questions]) await warmUp();
      const unit = 'requests/s' as const;
      return [
        {
          name: '`GET /health`',
          ...(await interleaved(rounds, { ours: health, raw })),
          unit,
          target: { ratioAtLeast: 0.6 },
        },
        {
          name: 'Cached `POST /questions`',
          ...(await interleaved(rounds, { ours: questions, raw })),
          unit,
          target: { ratioAtLeast: 0.15 },
        },
      ];
    });
  } finally {
    await bare.stop();
  }
}

export const bench: Bench = { title: 'HTTP, 64 connections (raw: a bare Fastify route)', run };
