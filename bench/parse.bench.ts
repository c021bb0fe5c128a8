import { join } from 'node:path';
import { makeFolder, removeFolder, withAlmanac } from './harness/almanac.ts';
import { post, signUp } from './harness/ask.ts';
import type { Bench, Figure } from './harness/figure.ts';
import { tableCount, tableName, valueName, writeSource } from './harness/generated-source.ts';
import { type Client, load, upload } from './harness/sources.ts';
import { median, percentile } from './harness/statistics.ts';

const states = ['Texas', 'Ohio', 'Maine', 'Florida', 'Nevada', 'Oregon', 'Utah', 'Iowa', 'Georgia', 'Kansas'];
const years = [1990, 2000, 2010, 2020];

const builtinQuestions = [
  ...states.flatMap((state) => [
    `What is the population of ${state}?`,
    `How many counties are in ${state}?`,
    `largest cities in ${state}`,
    `What is the capital of ${state}?`,
    `unemployment rate by county in ${state}`,
    `share of households earning under $25,000 in ${state}`,
    `population density of ${state} compared with the average of its region`,
    ...years.map((year) => `popluation of ${state} in ${year}`),
  ]),
  ...years.map((year) => `which division grew fastest from ${year} to 2020`),
  'population of Florida and New York since 1990',
  'average unemployment rate by state in the Midwest',
  'total median income of the South',
  'states with more than 10 million people',
];

const generatedQuestions = Array.from({ length: tableCount }, (_, table) => [
  `average revenue by region in ${tableName(table)}`,
  `top 5 ${tableName(table)} by budget where status is open`,
  `revenue of ${valueName(table, 17)}`,
]).flat();

/** As many words as are read, and many more: each of them known, so that all have to be put together. */
const longQuestions = [70, 80, 400].map((words) =>
  Array.from({ length: words }, (_, at) => ['of', 'pop', 'in', 'by', 'TX'][(at * 3) % 5]).join(' '),
);

interface Parsed {
  readonly parseMs: number;
  readonly interpretation: { readonly status: string };
}

/** What the server took for each question, none of which it has seen before. */
async function parseAll({ url, headers }: Client, questions: readonly string[], dataSourceId?: string) {
  const took: number[] = [];
  const statuses: Record<string, number> = {};
  for (const question of questions) {
    const parsed = await post<Parsed>(`${url}/api/v1/nlp/parse`, { question, dataSourceId }, headers);
    took.push(parsed.parseMs);
    const { status } = parsed.interpretation;
    statuses[status] = (statuses[status] ?? 0) + 1;
  }
  console.log(
    `${questions.length} questions: ${JSON.stringify(statuses)}, median ${median(took).toFixed(2)} ms`,
  );
  return took;
}

async function run(): Promise<Figure[]> {
  const folder = await makeFolder();
  try {
    const sqlite = join(folder, 'generated.sqlite');
    writeSource(sqlite);
    return await withAlmanac(async ({ url }) => {
      const client = { url, headers: await signUp(url) };
      const builtin = await parseAll(client, builtinQuestions);
      const long = await parseAll(client, longQuestions);
      const { id } = await load(client, await upload(client, sqlite));
      await parseAll(client, generatedQuestions.slice(0, 5), id);
      const generated = await parseAll(client, generatedQuestions.slice(5), id);
      const figure = (name: string, took: number[], atMost: number): Figure => ({
        name,
        ours: percentile(took, 0.95),
        raw: median(took),
        unit: 'ms',
        target: { atMost },
      });
      return [
        figure('Parse, p95, built-in source', builtin, 10),
        {
          name: 'Parse, slowest of 70, 80 and 400 words',
          ours: Math.max(...long),
          raw: median(builtin),
          unit: 'ms',
          target: { atMost: 200 },
        },
        figure('Parse, p95, 200 tables x 10 columns with 100,000 distinct values', generated, 25),
      ];
    });
  } finally {
    await removeFolder(folder);
  }
}

export const bench: Bench = { title: 'Parse (raw: the median of the same questions)', run };
