import { type Column, isNumeric, isTemporal } from '../model/schema-graph.js';
import type { Mention, ValueMention } from '../parse/draft.js';
import type { Chunk } from '../senses/chunk.js';
import type { Quantity } from '../text/numbers.js';
import type { Operator } from '../text/operators.js';
import type { Chart, Found, Parser } from './chart.js';
import { weights } from './weights.js';

/** What starts here, small words left out before it. */
const chunks =
  <T>(
    read: (chunk: Chunk, chart: Chart) => T | undefined,
    extra: (chunk: Chunk) => number = () => 0,
  ): Parser<T> =>
  (chart, start) => {
    const found: Found<T>[] = [];
    for (let at = start; at < chart.tokens.length; at += 1) {
      for (const chunk of chart.chunksAt(at)) {
        const value = read(chunk, chart);
        if (value !== undefined) found.push({ end: chunk.to, value, cost: weights.piece + extra(chunk) });
      }
      if (!chart.isSmall(at)) break;
    }
    return found;
  };

export const toMention = (chunk: Chunk): Mention => ({
  text: chunk.corrected ?? chunk.text,
  tables: chunk.tables,
  columns: chunk.columns,
  plural: chunk.plural,
  ...(chunk.related && { related: true as const }),
});

const nounCost = ({ tables, columns }: Chunk): number =>
  weights.unsure *
  (1 - Math.max(0, ...columns.map(({ score }) => score), ...tables.map(({ score }) => score)));

/** "number of students" counts them, and is not the number that tells one from the other. */
const named = (chunk: Chunk): Mention | undefined => {
  const sure = [...chunk.tables, ...chunk.columns].some(({ score }) => score > 0.95);
  if (!sure && / and /.test(chunk.word)) return undefined;
  if (!/^(?:the )?(?:total )?numbers? of/.test(chunk.word)) return toMention(chunk);
  const columns = chunk.columns.filter(({ column }) => column.view.role === 'measure');
  return columns.length > 0 ? { ...toMention(chunk), columns, tables: [] } : undefined;
};

const plainNoun: Parser<Mention> = chunks(
  (chunk) => (chunk.noun && !chunk.related ? named(chunk) : undefined),
  nounCost,
);

/** Words that name something of the schema: "phone", "phone NUMBER". */
export const noun: Parser<Mention> = (chart, at) =>
  plainNoun(chart, at).flatMap((found) => [found, ...numbered(chart, found)]);

/** What may be said after the name of a property: "the creation YEAR" of a creation, "the length VALUE". */
const tails: ReadonlyMap<string, (column: Column) => boolean> = new Map(
  Object.entries({
    'number numbers count counts': () => true,
    'value values': () => true,
    'year years date dates time times': isTemporal,
    'amount amounts score scores': isNumeric,
    'status statuses type types level category categories': ({ view }: Column) => view.role === 'category',
  }).flatMap(([words_, holds]) => words_.split(' ').map((one) => [one, holds] as const)),
);

/** Where the word may as well be another name, the one before it must be sure. */
const leastOfTail = (word_: string): number => (/^(?:number|count)s?$/.test(word_) ? 0 : 0.65);

/** A property with a word after it that only says what kind of property it is: "phone NUMBER". */
const numbered = (
  chart: Chart,
  { end, value: { columns, ...mention }, cost }: Found<Mention>,
): readonly Found<Mention>[] => {
  const tail = chart.tokens[end];
  const holds = tail && tails.get(tail.word);
  const fits = holds
    ? columns.filter(({ column, score }) => score > leastOfTail(tail.word) && holds(column))
    : [];
  return fits.length > 0
    ? [
        {
          end: end + 1,
          cost: cost + weights.piece,
          value: { ...mention, columns: fits, tables: [], text: `${mention.text} ${tail?.text}` },
        },
      ]
    : [];
};

/** "assigned", of a column of that what is assigned to: what is done, and no name. */
const isDone = ({ word: said, tables, columns }: Chunk): boolean =>
  /^\w+(?:ed|ing)$/.test(said) && [...tables, ...columns].every(({ score }) => score < 0.9);

/** "published": a word that only has to do with what it names. */
export const relatedNoun: Parser<Mention> = chunks(
  (chunk) => (chunk.noun && (chunk.related || isDone(chunk)) ? toMention(chunk) : undefined),
  () => weights.related,
);

/** Words that are a value, or a quoted text. */
export const value: Parser<ValueMention> = chunks(
  (chunk, { tokens }) =>
    chunk.values.length > 0 || chunk.quoted
      ? {
          text: chunk.text,
          values: chunk.values,
          ...(chunk.quoted && { quoted: true as const }),
          ...(tokens[chunk.from - 1]?.word === 'the' && { article: true as const }),
        }
      : undefined,
  ({ tables, quoted }) => (!quoted && tables.some(({ score }) => score > 0.9) ? weights.valueOverTable : 0),
);

/** The operators of a kind. */
type OfKind<O, K> = O extends { readonly kind: infer X } ? ([K] extends [X] ? O : never) : never;

/** A word or phrase of the closed list of operators. */
export const op = <K extends Operator['kind']>(
  kind: K,
  holds: (operator: OfKind<Operator, K>) => boolean = () => true,
): Parser<OfKind<Operator, K> & { readonly text: string }> =>
  chunks(({ operator, text }) =>
    operator?.kind === kind && holds(operator as OfKind<Operator, K>)
      ? { ...(operator as OfKind<Operator, K>), text }
      : undefined,
  );

export const quantity = (holds: (quantity: Quantity) => boolean = () => true): Parser<Quantity> =>
  chunks((chunk) => (chunk.quantity && holds(chunk.quantity) ? chunk.quantity : undefined));

export const date: Parser<string> = chunks(({ date: iso }) => iso);

/** One of these words, whatever else they may be. */
export const word = (...words: readonly string[]): Parser<string> => {
  const wanted = new Set(words);
  return (chart, start) => {
    for (let at = start; at < chart.tokens.length; at += 1) {
      const token = chart.tokens[at]?.word ?? '';
      if (wanted.has(token) && chart.tokens[at]?.kind !== 'quoted')
        return [{ end: at + 1, value: token, cost: weights.piece }];
      if (!chart.isSmall(at)) break;
    }
    return [];
  };
};

/** What adds nothing to the noun before it. */
export const empty = word(
  'members',
  'member',
  'persons',
  'individuals',
  'record',
  'records',
  'entries',
  'available',
);

/** Several words in a row. */
export const words = (text: string): Parser<string> => {
  const [first = '', ...rest] = text.split(' ');
  return (chart, start) =>
    word(first)(chart, start).flatMap(({ end }) =>
      rest.every((one, index) => chart.tokens[end + index]?.word === one)
        ? [{ end: end + rest.length, value: text, cost: weights.piece }]
        : [],
    );
};

/** "and", ",", ", and". */
export const commaAnd: Parser<unknown> = (chart, at) =>
  op('and')(chart, at).flatMap((found) => [found, ...op('and')(chart, found.end)]);

/** A word that says what is done, of which the data may know nothing. */
export const verb: Parser<string> = chunks((chunk) =>
  chunk.verb || (chunk.asking && !chunk.noun && !chunk.skip) ? chunk.word : undefined,
);

/** "show", "list": a word that says that something is wanted. */
export const asking: Parser<string> = (chart, at) =>
  chunks((chunk) => (chunk.asking && !isNamed(chart, chunk) ? chunk.word : undefined))(chart, at);

/** "in which STATE", where there are states: only at the start it may be an order. */
const isNamed = (chart: Chart, { from }: Chunk): boolean =>
  from > 0 &&
  chart
    .chunksAt(from)
    .some(
      ({ noun: named_, tables, columns }) =>
        named_ && [...tables, ...columns].some(({ score }) => score > 0.9),
    );

/** The end of the question. */
export const end: Parser<undefined> = (chart, start) => {
  let at = start;
  while (at < chart.tokens.length && chart.isSmall(at)) at += 1;
  return at === chart.tokens.length ? [{ end: at, value: undefined, cost: 0 }] : [];
};
