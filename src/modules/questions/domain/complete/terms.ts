import type { CompiledModel } from '../model/compile.js';
import { wordsOf } from '../text/tokens.js';

/** Names and values by their words, sorted, so that those with a beginning in common lie together. */
export interface Terms {
  readonly keys: readonly string[];
  readonly texts: ReadonlyMap<string, string>;
}

/** Beyond it, only the most frequent values of each column are completed. */
const mostValues = 20_000;

const known = new WeakMap<CompiledModel, Terms>();

const namesOf = ({ graph }: CompiledModel): string[] => [
  ...graph.tables.map(({ view }) => view.label.toLowerCase()),
  ...[...graph.columns.values()]
    .filter(({ view }) => view.marginOfErrorOf === undefined)
    .map(({ view }) => view.label.toLowerCase()),
];

const valuesOf = ({ graph, values }: CompiledModel): string[] => {
  const columns = [...graph.columns.values()].filter(({ view }) => view.type === 'text');
  const share = Math.ceil(mostValues / Math.max(1, columns.length));
  return columns.flatMap(({ id }) => values.ofColumn.get(id)?.slice(0, share) ?? []);
};

const made = (model: CompiledModel): Terms => {
  const texts = new Map<string, string>();
  for (const text of [...namesOf(model), ...valuesOf(model)]) {
    const key = wordsOf(text).join(' ');
    if (key !== '' && !texts.has(key)) texts.set(key, text);
  }
  return { keys: [...texts.keys()].sort(), texts };
};

/** Made when first wanted: a source of which nobody wants suggestions pays nothing. */
const termsOf = (model: CompiledModel): Terms => {
  const terms = known.get(model) ?? made(model);
  known.set(model, terms);
  return terms;
};

const firstFrom = (keys: readonly string[], beginning: string): number => {
  let [low, high] = [0, keys.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((keys[middle] as string) < beginning) low = middle + 1;
    else high = middle;
  }
  return low;
};

const mostLookedAt = 60;

/** The terms with this beginning, the shortest first. */
export const termsFrom = (beginning: string, model: CompiledModel, count: number): readonly string[] => {
  const { keys, texts } = termsOf(model);
  const start = firstFrom(keys, beginning);
  const found = keys.slice(start, start + mostLookedAt).filter((key) => key.startsWith(beginning));
  return found
    .sort((a, b) => a.length - b.length)
    .slice(0, count)
    .map((key) => texts.get(key) as string);
};
