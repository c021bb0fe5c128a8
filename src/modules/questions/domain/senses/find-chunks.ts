import type { CompiledModel } from '../model/compile.js';
import { type ColumnSense, lemmaOf, nameKey, stemOf, type TableSense } from '../model/lexicon.js';
import type { ValueSense } from '../model/value-index.js';
import { readQuantity } from '../text/numbers.js';
import { longestOperator, operators } from '../text/operators.js';
import type { Token } from '../text/tokens.js';
import { askingWords, functionWords, linkingVerbs } from '../text/words.js';
import { bareChunk, type Chunk } from './chunk.js';
import { inner, nameKeys } from './name-keys.js';

const base = (tokens: readonly Token[], from: number, to: number): Chunk => {
  const run = tokens.slice(from, to);
  const text = run.map((token) => token.text).join(' ');
  return bareChunk({ from, to, text, word: run.map((token) => token.word).join(' ') });
};

const best = <S extends { readonly score: number }>(
  lists: readonly (readonly S[] | undefined)[],
): readonly S[] => lists.flatMap((list) => list ?? []);

const ambiguousShort = (token: Token, all: readonly Token[]): boolean => {
  const shouting = all.every((other) => other.text === other.text.toUpperCase());
  const upper = !shouting && /^[A-Z]{2,3}$/.test(token.text);
  return (
    !upper && (functionWords.has(token.word) || operators.has(token.word) || askingWords.has(token.word))
  );
};

const states = new Set(['state-name', 'state-abbreviation', 'region', 'division']);
const smallPlaces = new Set(['city-name', 'county-name']);

/** A name of both a state and a town is the state's, unless more is said; a town is where towns are listed. */
const byProminence = (senses: readonly ValueSense[]): readonly ValueSense[] => {
  const isState = senses.some(({ column }) => states.has(column.view.meaning ?? ''));
  return senses.map((sense) => {
    const { column } = sense;
    if (!smallPlaces.has(column.view.meaning ?? '')) return sense;
    const own = column === column.table.nameColumn ? 0 : 0.25;
    return { ...sense, score: sense.score - own - (isState ? 0.5 : 0) };
  });
};

/** "Silverrun river": a name, and what kind of thing it is the name of. */
const calledLike = (words: readonly string[], model: CompiledModel): readonly ValueSense[] => {
  const kind = words.length > 1 && lemmaOf(words.at(-1) ?? '', model.language);
  const tables = (kind && model.lexicon.tables.get(kind)) || [];
  if (tables.length === 0) return [];
  return (model.values.byWords.get(words.slice(0, -1).join(' ')) ?? []).filter(
    ({ column }) =>
      column === column.table.nameColumn &&
      column.view.meaning === undefined &&
      tables.some(({ table, score }) => table === column.table && score > 0.9),
  );
};

const surelyNamed = 0.7;

/** "states" are those that are told, and not several of one that is called "State". */
const isNamed = (words: readonly string[], { lexicon, language }: CompiledModel): boolean => {
  const key = nameKey(words, language);
  return [...(lexicon.tables.get(key) ?? []), ...(lexicon.columns.get(key) ?? [])].some(
    ({ score }) => score > surelyNamed,
  );
};

/** The values that a run of words may be. */
export const valuesOf = (
  tokens: readonly Token[],
  [from, to]: readonly [number, number],
  model: CompiledModel,
): readonly ValueSense[] => {
  const run = tokens.slice(from, to);
  const [first] = run;
  if (!first || (run.length === 1 && first.kind !== 'quoted' && ambiguousShort(first, tokens))) return [];
  const words = run
    .filter((token) => token.kind !== 'symbol' || /[%$<>+]/.test(token.word))
    .map((token) => token.word);
  if (first.kind === 'symbol' && !/[$<>]/.test(first.word)) return [];
  if (words.length !== run.length && run.length > 1 && run.at(-1)?.kind === 'symbol') return [];
  const called = readQuantity(tokens, from) ? [] : calledLike(words, model);
  if (called.length > 0) return called;
  const exact = model.values.byWords.get(words.join(' '));
  if (exact) return byProminence(exact);
  const last = words.at(-1) ?? '';
  const singular = model.language.noun(last);
  if (singular === last || first.kind === 'quoted' || isNamed(words, model)) return [];
  if (run.length > 1 && model.lexicon.tables.has(lemmaOf(last, model.language))) return [];
  return (model.values.byWords.get([...words.slice(0, -1), singular].join(' ')) ?? []).map((sense) => ({
    ...sense,
    score: sense.score * 0.95,
  }));
};

const relatedTo = (word: string, model: CompiledModel): Pick<Chunk, 'tables' | 'columns'> | undefined => {
  const verb = model.language.verb(word);
  const keys = [stemOf(word), verb, stemOf(verb)].filter((key) => key.length >= 4);
  const senses = keys.map((key) => model.lexicon.stems.get(key)).find((found) => found !== undefined);
  if (!senses) return undefined;
  return {
    tables: senses.filter((sense): sense is TableSense => 'table' in sense),
    columns: senses.filter((sense): sense is ColumnSense => 'column' in sense),
  };
};

const nounCost = (columns: readonly ColumnSense[], tables: readonly TableSense[]): number =>
  1 + 1.2 * (1 - Math.max(0, ...columns.map(({ score }) => score), ...tables.map(({ score }) => score)));

/** Everything that the run of tokens from..to may name. */
const nounChunk = (
  tokens: readonly Token[],
  span: readonly [number, number],
  model: CompiledModel,
): Chunk | undefined => {
  const [from, to] = span;
  const run = tokens.slice(from, to);
  if (run.some((token) => token.kind === 'quoted') && run.length > 1) return undefined;
  const words = run.map((token) => token.word);
  const named = run.every((token) => token.kind !== 'symbol' && token.kind !== 'quoted');
  const weak =
    isSmall(words[0] ?? '') ||
    isSmall(words.at(-1) ?? '') ||
    isLink(words[0] ?? '') ||
    isLink(words.at(-1) ?? '');
  const keys = named && !weak && to - from <= model.lexicon.longest + 2 ? nameKeys(words, model) : [];
  const tables = best(keys.map((key) => model.lexicon.tables.get(key)));
  const columns = best(keys.map((key) => model.lexicon.columns.get(key)));
  const values = valuesOf(tokens, span, model);
  if (tables.length + columns.length + values.length === 0) return undefined;
  const cost = values.length > 0 ? 1 : nounCost(columns, tables);
  if (cost > 1.1 && run.length > 1 && words.slice(1, -1).some((word) => crossing(operators.get(word))))
    return undefined;
  if (values.length === 0 && isGrouping(words, model)) return undefined;
  const last = words.at(-1) ?? '';
  return {
    ...base(tokens, from, to),
    tables,
    columns,
    values,
    cost,
    noun: tables.length + columns.length > 0,
    plural: model.language.noun(last) !== last,
    ...(run[0]?.kind === 'quoted' && { quoted: true as const }),
  };
};

/** "households by income bracket" is a figure by its groups, where both are known, and no name of a table. */
const isGrouping = (words: readonly string[], model: CompiledModel): boolean => {
  const by = words.findIndex((word, at) => at > 0 && word === 'by');
  if (by < 0 || by === words.length - 1) return false;
  return [words.slice(0, by), words.slice(by + 1)].every((part) =>
    nameKeys(part, model).some((key) => model.lexicon.columns.get(key)?.some(({ score }) => score > 0.9)),
  );
};

const isSmall = (word: string): boolean => functionWords.has(word) || inner.has(word);

const isLink = (word: string): boolean => linking(operators.get(word));

const crossing = (operator: { readonly kind: string } | undefined): boolean =>
  operator !== undefined && operator.kind !== 'of' && operator.kind !== 'and';

const linkingKinds = new Set(['of', 'in', 'that', 'whose', 'and', 'or', 'from', 'not', 'group', 'each']);
const linking = (operator: { readonly kind: string } | undefined): boolean =>
  operator !== undefined && linkingKinds.has(operator.kind);

const operatorChunk = (tokens: readonly Token[], from: number, to: number): Chunk | undefined => {
  const run = tokens.slice(from, to);
  if (run.some((token) => token.kind === 'quoted')) return undefined;
  const operator = operators.get(run.map((token) => token.word).join(' '));
  return operator && { ...base(tokens, from, to), operator, cost: 1 };
};

const numberChunk = (tokens: readonly Token[], from: number): Chunk | undefined => {
  const token = tokens[from];
  if (token?.kind === 'number' && /^\d{4}-\d{2}-\d{2}(?:[ t]|$)/.test(token.word)) {
    return { ...base(tokens, from, from + 1), date: token.word.replace('t', ' '), cost: 1 };
  }
  if (token?.kind === 'quoted') return { ...base(tokens, from, from + 1), quoted: true, cost: 1 };
  const read = readQuantity(tokens, from);
  return read && { ...base(tokens, from, read.end), quantity: read.quantity, cost: 1 };
};

const smallWord = (tokens: readonly Token[], from: number): Chunk | undefined => {
  if (tokens[from]?.kind === 'quoted') return undefined;
  const word = tokens[from]?.word ?? '';
  const skip =
    functionWords.has(word) || (tokens[from]?.kind === 'symbol' && /^[^\p{L}\p{N}$%<>=&+#@/,]$/u.test(word));
  const asking = askingWords.has(word) || linkingVerbs.has(word);
  return skip || asking ? { ...base(tokens, from, from + 1), skip, asking, cost: 1 } : undefined;
};

const relatedChunk = (tokens: readonly Token[], from: number, model: CompiledModel): Chunk | undefined => {
  const word = tokens[from]?.word ?? '';
  const operator = operators.get(word);
  if (functionWords.has(word) || (operator && operator.kind !== 'order')) return undefined;
  const related = relatedTo(word, model);
  return related && { ...base(tokens, from, from + 1), ...related, related: true, noun: true, cost: 2.2 };
};

const merge = (a: Chunk | undefined, b: Chunk | undefined): Chunk | undefined => {
  if (!a || !b) return a ?? b;
  return {
    ...a,
    ...(b.operator && { operator: b.operator }),
    ...(b.quantity && { quantity: b.quantity }),
    ...(b.date && { date: b.date }),
    ...(b.quoted && { quoted: b.quoted }),
    tables: [...a.tables, ...b.tables],
    columns: [...a.columns, ...b.columns],
    values: [...a.values, ...b.values],
    skip: a.skip || b.skip,
    asking: a.asking || b.asking,
    noun: a.noun || b.noun,
    cost: Math.min(a.cost, b.cost),
  };
};

/** Every chunk that starts at a token, one for each length. */
export const chunksAt = (tokens: readonly Token[], from: number, model: CompiledModel): readonly Chunk[] => {
  const longest = Math.min(
    tokens.length - from,
    Math.max(model.lexicon.longest + 2, model.values.longest, longestOperator),
  );
  const number = numberChunk(tokens, from);
  const chunks: Chunk[] = [];
  for (let length = 1; length <= longest; length += 1) {
    const to = from + length;
    let chunk = merge(nounChunk(tokens, [from, to], model), operatorChunk(tokens, from, to));
    if (number?.to === to) chunk = merge(chunk, number);
    if (length === 1) chunk = merge(chunk, smallWord(tokens, from));
    if (length === 1 && (!chunk || (chunk.operator?.kind === 'order' && !chunk.noun))) {
      chunk = merge(relatedChunk(tokens, from, model), chunk);
    }
    if (chunk) chunks.push(chunk);
  }
  if (number && number.to - from > longest) chunks.push(number);
  return chunks;
};
