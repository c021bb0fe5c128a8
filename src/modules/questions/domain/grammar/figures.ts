import type { Mention } from '../parse/draft.js';
import type { Parser } from './chart.js';
import { either, map, maybe, ref, seq, unlikely } from './parser.js';
import { noun, op } from './terminals.js';
import type { Figure } from './tree.js';

/** "population density": the second word is measured, and the first says of what. */
const compound = (kind: Mention, property: Mention): Figure | undefined => {
  const own = property.columns.filter(({ column }) =>
    kind.columns.some((one) => one.column.table === column.table),
  );
  return own.length > 0
    ? { noun: { ...property, text: `${kind.text} ${property.text}`, columns: own, tables: [] } }
    : undefined;
};

/** A figure that is compared or ranked by. */
export const figureRule: Parser<Figure> = either<Figure>(
  map(noun, (property) => ({ noun: property })),
  unlikely(
    map(seq(noun, noun), ([kind, property]) => compound(kind, property)),
    0.1,
  ),
  map(seq(op('aggregate'), maybe(op('count')), noun), ([{ agg }, , property]) => ({ agg, noun: property })),
  map(seq(op('count'), maybe(op('distinct')), ref('things')), ([, distinct, of]) => ({
    agg: 'count' as const,
    of,
    ...(distinct && { distinct: true as const }),
  })),
);
