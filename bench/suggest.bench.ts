import { makeFolder, removeFolder, withAlmanac } from './harness/almanac.ts';
import { ask, signUp } from './harness/ask.ts';
import type { Bench, Figure } from './harness/figure.ts';
import { median, percentile } from './harness/statistics.ts';

const typed = [
  'What is the population of Texas by year',
  'which states have the highest unemployment rate',
  'median household income of California counties',
  'largest cities in Ohio',
  'poverty rate by county in Georgia',
  'How many counties are in Nevada',
];

/** Every beginning of a question, as a page asks for it while somebody types. */
const keystrokes = typed.flatMap((text) => Array.from(text, (_, at) => text.slice(0, at + 1)));

async function timed(url: string, q: string, headers: Record<string, string>): Promise<number> {
  const started = performance.now();
  const response = await fetch(`${url}/api/v1/nlp/suggestions?q=${encodeURIComponent(q)}`, { headers });
  if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
  await response.arrayBuffer();
  return performance.now() - started;
}

async function measure(url: string): Promise<Figure[]> {
  const headers = await signUp(url);
  await ask(url, 'population of Texas');
  const [first, again, nothing]: [number[], number[], number[]] = [[], [], []];
  for (const q of keystrokes) first.push(await timed(url, q, headers));
  for (const q of keystrokes) {
    again.push(await timed(url, q, headers));
    nothing.push(await timed(url, 'xyzzy', headers));
  }
  const figure = (name: string, took: number[]): Figure => ({
    name,
    ours: percentile(took, 0.95),
    raw: median(nothing),
    unit: 'ms',
    target: { atMost: 20 },
  });
  return [figure('Keystroke, p95, typed for the first time', first), figure('Keystroke, p95, known', again)];
}

async function run(): Promise<Figure[]> {
  const folder = await makeFolder();
  try {
    return await withAlmanac(({ url }) => measure(url));
  } finally {
    await removeFolder(folder);
  }
}

export const bench: Bench = { title: 'Suggestions (raw: words that nothing begins with, median)', run };
