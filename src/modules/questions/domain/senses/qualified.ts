import { type CompiledModel, namesakeOf } from '../model/compile.js';
import { lemmaOf } from '../model/lexicon.js';
import type { ValueSense } from '../model/value-index.js';
import { type Token, tokenize } from '../text/tokens.js';
import { bareChunk, type Chunk } from './chunk.js';
import { valuesOf } from './find-chunks.js';

interface Words {
  readonly tokens: readonly Token[];
  readonly model: CompiledModel;
}

type Span = readonly [from: number, to: number];

/** A name that may be qualified, and the words that are it. */
interface Named {
  readonly senses: readonly ValueSense[];
  /** Everything else that the words may be. */
  readonly all: readonly ValueSense[];
  readonly span: Span;
}

const smallPlaces = new Set(['city-name', 'county-name']);
const largePlaces = new Set(['state-name', 'state-abbreviation']);

const isSmallPlace = ({ column }: ValueSense): boolean => smallPlaces.has(column.view.meaning ?? '');
const isLargePlace = ({ column }: ValueSense): boolean => largePlaces.has(column.view.meaning ?? '');

const written = ({ tokens }: Words, [from, to]: Span): string =>
  tokens
    .slice(from, to)
    .map(({ text }) => text)
    .join(' ')
    .replaceAll(' ,', ',');

/** The one of the places of a name that lies there. */
const placeWithin = (
  sense: ValueSense,
  qualifiers: readonly ValueSense[],
  model: CompiledModel,
): ValueSense | undefined => {
  const namesake = namesakeOf(sense, model);
  const column = namesake && model.graph.columns.get(`${namesake.table}.${namesake.qualifier}`);
  const value = qualifiers
    .filter((other) => other.column === column)
    .flatMap(({ values }) => values)
    .find((one) => namesake?.qualifiedBy.includes(one));
  if (!column || value === undefined) return undefined;
  const score = sense.column === sense.column.table.nameColumn ? 1 : 0.75;
  return { ...sense, score, within: { column, value } };
};

const joiners = new Set([',', 'and', 'or', '&']);

const startsLargePlace = ({ tokens, model }: Words, from: number): boolean =>
  [1, 2, 3].some((length) => valuesOf(tokens, [from, from + length], model).some(isLargePlace));

/** "Washington, Oregon and Texas": the next in a list of states is not what the one before lies in. */
const isListed = (words: Words, [from, to]: Span): boolean => {
  const { tokens } = words;
  if (joiners.has(tokens[from - 1]?.word ?? '')) return true;
  let at = to;
  while (joiners.has(tokens[at]?.word ?? '')) at += 1;
  return at > to && startsLargePlace(words, at);
};

/** "Orange", "Orange County": a name, and the word for its kind where that is no part of it. */
const namedAt = ({ tokens, model }: Words, from: number): readonly Named[] => {
  const found: Named[] = [];
  for (let to = from + 1; to <= Math.min(tokens.length, from + model.values.longest); to += 1) {
    const all = valuesOf(tokens, [from, to], model);
    const senses = all.filter((sense) => namesakeOf(sense, model));
    if (senses.length === 0) continue;
    found.push({ senses, all, span: [from, to] });
    const kind = model.lexicon.columns.get(lemmaOf(tokens[to]?.word ?? '', model.language)) ?? [];
    const ofKind = senses.filter(({ column }) =>
      kind.some((one) => one.column === column && one.score > 0.6),
    );
    if (ofKind.length > 0) found.push({ senses: ofKind, all: ofKind, span: [from, to + 1] });
  }
  return found;
};

const chunkOf = (words: Words, [from, to]: Span): Chunk => {
  const text = written(words, [from, to]);
  return bareChunk({ from, to, text, word: text.toLowerCase() });
};

/** A state is told by a state after it only where there is such a city: a county is called a county. */
const isState = (words: Words, { senses, all }: Named, span: Span): boolean =>
  all.some(isLargePlace) &&
  (isListed(words, span) || senses.every(({ column }) => column.view.meaning !== 'city-name'));

const qualified = (words: Words, named: Named, [start, to]: Span): Chunk | undefined => {
  const { tokens, model } = words;
  const qualifiers = valuesOf(tokens, [start, to], model).filter(isLargePlace);
  const span: Span = [named.span[0], to];
  if (qualifiers.length === 0 || isState(words, named, span)) return undefined;
  const values = named.senses.flatMap((sense) => placeWithin(sense, qualifiers, model) ?? []);
  if (values.length > 0) return { ...chunkOf(words, span), values };
  const listed = [tokens[to], tokens[span[0] - 1]].some((token) => joiners.has(token?.word ?? ''));
  if (listed || !named.all.every(isSmallPlace)) return undefined;
  const [name, place] = [written(words, named.span), written(words, [start, to])];
  return { ...chunkOf(words, span), cost: 1.5, refused: `There is no ${name} in ${place}.` };
};

/** "New York, New York": the city called after its state. */
const cityOfItsState = (words: Words, named: Named, [start, to]: Span): Chunk | undefined => {
  const { tokens, model } = words;
  const span: Span = [named.span[0], to];
  if (written(words, named.span).toLowerCase() !== written(words, [start, to]).toLowerCase())
    return undefined;
  const name = [...tokens.slice(...named.span), ...tokenize('city')];
  const qualifiers = valuesOf(tokens, [start, to], model).filter(isLargePlace);
  const values = valuesOf(name, [0, name.length], model).flatMap(
    (sense) => placeWithin(sense, qualifiers, model) ?? [],
  );
  return values.length > 0 && !isListed(words, span) ? { ...chunkOf(words, span), values } : undefined;
};

const longestState = 4;

/** "Portland, Oregon", "Columbus Ohio", "Springfield, IL": a name with what tells it from its namesakes. */
export const qualifiedAt = (
  tokens: readonly Token[],
  from: number,
  model: CompiledModel,
): readonly Chunk[] => {
  const words = { tokens, model };
  return namedAt(words, from).flatMap((named) => {
    const [, end] = named.span;
    const start = tokens[end]?.word === ',' ? end + 1 : end;
    const chunks: Chunk[] = [];
    for (let to = start + 1; to <= Math.min(tokens.length, start + longestState); to += 1) {
      const chunk = qualified(words, named, [start, to]) ?? cityOfItsState(words, named, [start, to]);
      if (chunk) chunks.push(chunk);
    }
    return chunks;
  });
};
