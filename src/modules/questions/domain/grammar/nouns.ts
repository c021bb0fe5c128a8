import { splitName } from '../model/names.js';
import { type Column, isNumeric, isTemporal } from '../model/schema-graph.js';
import type { ValueSense } from '../model/value-index.js';
import type { Mention, ValueMention } from '../parse/draft.js';
import type { Chunk } from '../senses/chunk.js';
import type { Chart, Found, Parser } from './chart.js';
import { map, seq } from './parser.js';
import { chunks, op, word } from './terminals.js';
import { weights } from './weights.js';

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

/** "name", "names": of what has a title, or goes by another name. */
const nameless: Parser<Mention> = chunks((chunk, { model: { graph } }) => {
  if (chunk.noun || !/^names?$/.test(chunk.word)) return undefined;
  const columns = graph.tables.flatMap(({ nameColumn }) =>
    nameColumn ? [{ column: nameColumn, score: leastName }] : [],
  );
  return columns.length > 0 ? { ...toMention(chunk), columns } : undefined;
});

const leastName = 0.5;

const figureNoun: Parser<Mention> = map(plainNoun, ({ columns, ...one }) => {
  const figures = columns.filter(({ column }) => column.view.role === 'measure');
  return figures.length > 0 ? { ...one, columns: figures, tables: [] } : undefined;
});

/** "the AMOUNT OF revenue": what is an amount anyway. */
export const amountOf: Parser<Mention> = map(
  seq(word('amount', 'amounts', 'sum', 'value'), op('of'), figureNoun),
  ([, , figure]) => figure,
);

/** "whose TOTAL AMOUNT OF revenue is over 100", said of one: nothing is added up. */
export const totalOf: Parser<Mention> = map(seq(word('total'), amountOf), ([, figure]) => figure);

/** "the most common TYPE OF status": what is a kind anyway. */
const kindOfThem: Parser<Mention> = (chart, at) => {
  const [first, second] = [0, 1].map((by) => chart.tokens[at + by]?.word ?? '');
  if (!first || !ofKinds.has(first) || second !== 'of') return [];
  return plainNoun(chart, at + 2).flatMap(({ value: { columns, ...one }, cost, end }) => {
    const categories = columns.filter(({ column, score }) => column.view.role === 'category' && score > 0.9);
    return categories.length > 0
      ? [{ end, cost: cost + weights.piece, value: { ...one, columns: categories, tables: [] } }]
      : [];
  });
};

const ofKinds = new Set(['type', 'types', 'kind', 'kinds']);

/** Words that name something of the schema: "phone", "phone NUMBER". */
export const noun: Parser<Mention> = (chart, at) =>
  [plainNoun, nameless, kindOfThem]
    .flatMap((one) => one(chart, at))
    .flatMap((found) => [found, ...numbered(chart, found)]);

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
const isDone = ({ word: said, tables, columns }: Chunk, { model: { language } }: Chart): boolean =>
  (/^\w+(?:ed|ing)$/.test(said) || (language.verb(said) !== said && language.noun(said) === said)) &&
  [...tables, ...columns].every(({ score }) => score < 0.9);

/** "published": a word that only has to do with what it names. */
export const relatedNoun: Parser<Mention> = chunks(
  (chunk, chart) => (chunk.noun && (chunk.related || isDone(chunk, chart)) ? toMention(chunk) : undefined),
  () => weights.related,
);

const plainValue: Parser<ValueMention> = chunks(
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

/** What a value may be followed by: the last word of the name of the column that it is of. */
const kindOf = ({ column }: ValueSense): string =>
  splitName(column.name).findLast((one) => one !== 'code') ?? '';

const kinds = new Set([
  'type',
  'types',
  'status',
  'category',
  'categories',
  'kind',
  'kinds',
  'class',
  'level',
]);

/** "with PRODUCT FAILURE type", "in the cancelled status": of what kind of thing it is. */
const kindred = (
  chart: Chart,
  { end, value: said, cost }: Found<ValueMention>,
): readonly Found<ValueMention>[] => {
  const tail = chart.tokens[end]?.word ?? '';
  if (!kinds.has(tail)) return [];
  const wanted_ = chart.lemma(tail);
  const values = said.values.filter((sense) => chart.lemma(kindOf(sense)) === wanted_);
  return values.length > 0 ? [{ end: end + 1, cost, value: { ...said, values } }] : [];
};

/** Words that are a value, or a quoted text. */
export const value: Parser<ValueMention> = (chart, at) =>
  plainValue(chart, at).flatMap((found) => [found, ...kindred(chart, found)]);
