import type { Mention } from '../parse/draft.js';
import type { Parser } from './chart.js';
import { amountOf, noun, totalOf } from './nouns.js';
import { either, map, maybe, ref, seq, unlikely } from './parser.js';
import { empty, op, word } from './terminals.js';
import type { Figure } from './tree.js';

/** "population density": the second word is measured, and the first says of what; "manufacturer code" is another thing's. */
const compound = (kind: Mention, property: Mention): Mention | undefined => {
  const own = property.columns.filter(
    ({ column }) =>
      kind.columns.some((one) => one.column.table === column.table && one.column.view.role !== 'key') ||
      kind.tables.some(({ table, score }) => table === column.table && score > 0.7),
  );
  return own.length > 0
    ? { ...property, text: `${kind.text} ${property.text}`, columns: own, tables: [] }
    : undefined;
};

/** "temperature IN JANUARY": of a table that has a figure of each month. */
export const inColumn: Parser<Mention> = map(
  seq(noun, either<unknown>(op('in'), word('for')), noun),
  ([kind, , property]) => ofTable(kind, property),
);

export const ofTable = (kind: Mention, property: Mention): Mention | undefined => {
  const named = compound({ ...kind, columns: [] }, property);
  const columns = named?.columns.filter(({ column, score }) => column.view.role === 'measure' && score > 0.9);
  return named && columns && columns.length > 0 ? { ...named, columns } : undefined;
};

/** What is measured: "price", "product price". */
export const measured: Parser<Mention> = either(
  noun,
  amountOf,
  inColumn,
  map(seq(noun, empty), ([one]) => one),
  unlikely(
    map(seq(noun, noun), ([kind, property]) => compound(kind, property)),
    0.1,
  ),
);

/** "the NUMBER OF floors", where that is a figure of each and nothing that is added up. */
export const numberOf: Parser<Mention> = map(seq(op('count'), noun), ([, { columns, ...one }]) => {
  const figures = columns.filter(
    ({ column: { view } }) => view.role === 'measure' && view.aggregation !== 'sum',
  );
  return figures.length > 0 ? { ...one, columns: figures, tables: [] } : undefined;
});

/** A figure that is compared or ranked by. */
export const figureRule: Parser<Figure> = either<Figure>(
  map(numberOf, (property) => ({ noun: property })),
  map(either(measured, totalOf), (property) => ({ noun: property })),
  map(seq(op('aggregate'), maybe(op('count')), noun), ([{ agg }, , property]) => ({ agg, noun: property })),
  map(seq(op('count'), maybe(op('distinct')), ref('things')), ([, distinct, of]) => ({
    agg: 'count' as const,
    of,
    ...(distinct && { distinct: true as const }),
  })),
);
