import { spawnSync } from 'node:child_process';
import { globSync } from 'node:fs';
import { resolve } from 'node:path';
import { withAlmanac } from './harness/almanac.ts';
import { post } from './harness/ask.ts';
import { runScript } from './harness/child.ts';
import type { Bench, Figure } from './harness/figure.ts';

const root = resolve(import.meta.dirname, '..');
const states = ['Texas', 'Ohio', 'Maine', 'Florida', 'Nevada', 'Oregon', 'Utah', 'Iowa', 'Georgia', 'Kansas'];
const years = [1990, 2000, 2010, 2020];

/** None is asked twice, so nothing is remembered: each is read, run, drawn and written to the history. */
const questions = [
  ...states.flatMap((state) => [
    `How many counties are in ${state}?`,
    `largest cities in ${state}`,
    `What is the capital of ${state}?`,
    `unemployment rate by county in ${state}`,
    `households by income bracket in ${state}`,
    `population of ${state} by year`,
    ...years.map((year) => `What was the population of ${state} in ${year}?`),
    ...years.map((year) => `popluation of ${state} and California in ${year}`),
  ]),
  ...years.flatMap((year) => [
    `top 5 states by population in ${year}`,
    `population by region in ${year}`,
    `states with more than 10 million people in ${year}`,
  ]),
];

interface Answered {
  readonly status: string;
  readonly sql?: { readonly text: string };
}

/** With all of its threads; only Linux can. */
const keepToOneCore = (pid: number): boolean => spawnSync('taskset', ['-acp', '0', String(pid)]).status === 0;

async function run(): Promise<Figure[]> {
  const [file] = globSync('dist/builtin/*.duckdb', { cwd: root });
  if (!file) throw new Error('There is no built-in data in dist/builtin: run `npm run build` first.');
  return await withAlmanac(async ({ url, pid }) => {
    const where = keepToOneCore(pid) ? ', the server on one core' : '';
    const ask = (question: string, conversationId?: string) =>
      post<Answered>(`${url}/api/v1/questions`, { question, ...(conversationId && { conversationId }) });
    await ask('population of the US');
    const startedAt = performance.now();
    const answers: Answered[] = [];
    for (const question of questions) answers.push(await ask(question));
    const minutes = (performance.now() - startedAt) / 60_000;
    const statements = answers.flatMap(({ sql }) => sql?.text ?? []);
    const took = await runScript<number[]>('raw-duckdb.ts', {
      kind: 'scan',
      file: resolve(root, file),
      statements,
    });
    const raw = took.reduce((sum, ms) => sum + ms, 0) / 60_000;

    const conversationId = crypto.randomUUID();
    await ask('population of Ohio', conversationId);
    const words = states.flatMap((state) => [`and in ${state}?`, 'by year', 'why not 2010?']);
    const followedAt = performance.now();
    for (const question of words) await ask(question, conversationId);
    const followed = (performance.now() - followedAt) / 60_000;
    return [
      {
        name: `Different questions, with execution${where}`,
        ours: questions.length / minutes,
        raw: statements.length / raw,
        unit: 'questions/min',
        target: { atLeast: 1000 },
      },
      {
        name: `Questions that continue the one before, with execution${where}`,
        ours: words.length / followed,
        raw: statements.length / raw,
        unit: 'questions/min',
        target: { atLeast: 1000 },
      },
    ];
  });
}

export const bench: Bench = {
  title: 'Questions, one at a time (raw: the statements of the first line on DuckDB alone)',
  run,
};
