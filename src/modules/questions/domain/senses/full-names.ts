import type { CompiledModel } from '../model/compile.js';
import type { Column } from '../model/schema-graph.js';
import type { ValueSense } from '../model/value-index.js';
import { type Token, tokenize } from '../text/tokens.js';
import { bareChunk, type Chunk } from './chunk.js';

const most = 5;

interface Names {
  readonly first: ReadonlySet<Column>;
  readonly last: ReadonlySet<Column>;
}

const called = (model: CompiledModel, name: string): ReadonlySet<Column> =>
  new Set(
    (model.lexicon.columns.get(name) ?? []).filter(({ score }) => score > 0.9).map(({ column }) => column),
  );

const known = new WeakMap<CompiledModel, Names>();

/** Where people have a column for each part of their name. */
const namesOf = (model: CompiledModel): Names => {
  const found = known.get(model) ?? { first: called(model, 'first name'), last: called(model, 'last name') };
  known.set(model, found);
  return found;
};

/** Both parts, of one person: what people are called by stands for them. */
const together = (first: ValueSense, last: ValueSense): ValueSense | undefined => {
  const [value] = last.values;
  const [other] = first.values;
  const { table } = last.column;
  if (first.column.table !== table || value === undefined || other === undefined) return undefined;
  return table.nameColumn === first.column
    ? { ...first, within: { column: last.column, value } }
    : { ...last, within: { column: first.column, value: other } };
};

/** A name may be a word of questions, too: "Max Roe". */
const namesIn = (words: readonly Token[], columns: ReadonlySet<Column>, model: CompiledModel) =>
  (model.values.byWords.get(words.map(({ word }) => word).join(' ')) ?? []).filter(({ column }) =>
    columns.has(column),
  );

const pairs = (words: readonly Token[], model: CompiledModel): readonly ValueSense[] => {
  const { first, last } = namesOf(model);
  return words.slice(1).flatMap((_, at) => {
    const given = namesIn(words.slice(0, at + 1), first, model);
    if (given.length === 0) return [];
    const family = namesIn(words.slice(at + 1), last, model);
    return given.flatMap((one) => family.flatMap((other) => together(one, other) ?? []));
  });
};

/** "Jane Doe": what a person is called, where the data has first and last names apart. */
export const fullNamesAt = (
  tokens: readonly Token[],
  from: number,
  model: CompiledModel,
): readonly Chunk[] => {
  const { first, last } = namesOf(model);
  if (first.size === 0 || last.size === 0) return [];
  const quoted = tokens[from]?.kind === 'quoted';
  const chunks: Chunk[] = [];
  for (let to = from + (quoted ? 1 : 2); to <= Math.min(tokens.length, from + (quoted ? 1 : most)); to += 1) {
    const run = tokens.slice(from, to);
    if (!quoted && run.some(({ kind }) => kind !== 'word')) break;
    const values = pairs(quoted ? tokenize(run[0]?.text ?? '') : run, model);
    const text = run.map((token) => token.text).join(' ');
    if (values.length > 0)
      chunks.push({ ...bareChunk({ from, to, text, word: text.toLowerCase() }), values });
  }
  return chunks;
};
