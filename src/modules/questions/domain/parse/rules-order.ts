import { isNoun } from '../senses/chunk.js';
import type { Cursor, Rule } from './cursor.js';
import type { Derived, Mention, OrderBy, Superlative } from './draft.js';
import { isThing } from './rules-nouns.js';

const countingWords = new Set([
  'most',
  'the most',
  'least',
  'the least',
  'fewest',
  'maximum number of',
  'minimum number of',
  'greatest',
]);

const derivedKinds = new Set(['density', 'per-capita', 'growth', 'share', 'difference']);

/** "average", "total number of": how what follows is put together. */
export const takeAggregate = (cursor: Cursor): Pick<OrderBy, 'agg'> => {
  const operator = cursor.peek()?.operator;
  if (operator?.kind === 'aggregate') {
    cursor.at += 1;
    cursor.skipSmall();
    if (cursor.isOperator('count')) cursor.at += 1;
    return { agg: operator.agg };
  }
  if (operator?.kind !== 'count') return {};
  cursor.at += 1;
  cursor.skipSmall();
  return { agg: 'count' };
};

const takeDerived = (cursor: Cursor): { derived?: Derived } => {
  const kind = cursor.peek()?.operator?.kind;
  if (!kind || !derivedKinds.has(kind)) return {};
  cursor.at += 1;
  cursor.skipSmall((chunk) => chunk.operator?.kind === 'of' || chunk.operator?.kind === 'in');
  return { derived: kind as Derived };
};

const place = (cursor: Cursor, superlative: Superlative): true => {
  cursor.draft.superlative = cursor.nth ? { ...superlative, only: true, many: false } : superlative;
  cursor.limit = undefined;
  cursor.nth = false;
  cursor.dangling = undefined;
  return true;
};

/** "the highest share of households": the share is computed, and the first of it taken. */
const composed = (cursor: Cursor, superlative: Omit<Superlative, 'countable'>): true => {
  const mention = isNoun(cursor.peek()) ? cursor.takeNoun() : undefined;
  const { derived, ...rest } = superlative;
  cursor.draft.items.push({ ...(mention && { mention }), ...(derived && { derived }) });
  cursor.zone = 'modifier';
  return place(cursor, { ...rest, countable: true });
};

/** "counties with the highest rate" are several; "the names of those with the highest rate" may be one. */
const wantsSeveral = ({ draft }: Cursor, definite: boolean): boolean =>
  draft.items.some(({ mention }) => mention?.plural === true && (!definite || isThing(mention)));

/** "the most common CITY", "the city that is most common": what there is the most rows of. */
const mostOften = (cursor: Cursor, base: Omit<Superlative, 'countable'>): true => {
  cursor.skipSmall();
  if (cursor.draft.items.length === 0 && isNoun(cursor.peek())) {
    cursor.draft.items.push({ mention: cursor.takeNoun() as Mention });
    cursor.zone = 'modifier';
    cursor.link = 'of';
  }
  return place(cursor, { ...base, countable: false, often: true });
};

/** "the TOP 5 authors with the HIGHEST number of books": how many, and then by what. */
const isTopWith = ({ draft, zone }: Cursor, { direction }: { direction: 'asc' | 'desc' }): boolean => {
  const { superlative } = draft;
  return (
    zone === 'modifier' &&
    superlative?.text === 'top' &&
    !superlative.by &&
    superlative.direction === direction
  );
};

/** "highest salary", "most students", "largest cities", "top 5 states by population". */
export const superlativeRule: Rule = (cursor) => {
  const operator = cursor.isOperator('superlative');
  if (!operator || (cursor.draft.superlative && !isTopWith(cursor, operator))) return false;
  const text = cursor.peek()?.text ?? '';
  const definite = cursor.peek(-1)?.word === 'the' || /^the /i.test(text);
  cursor.at += 1;
  cursor.skipSmall();
  const number = cursor.peek()?.quantity;
  if (number && !number.yearLike && !number.ordinal) {
    cursor.limit = number.value;
    cursor.at += 1;
  }
  const wanted = cursor.limit ?? cursor.draft.superlative?.limit;
  const limit = wanted === undefined ? {} : { limit: wanted };
  const counted = takeAggregate(cursor);
  const derived = takeDerived(cursor);
  const noun = cursor.ahead();
  const many = operator.of !== undefined && isNoun(noun) ? noun.plural : wantsSeveral(cursor, definite);
  if (derived.derived === 'share' || derived.derived === 'growth')
    return composed(cursor, { ...derived, ...limit, direction: operator.direction, text, many });
  const base = { direction: operator.direction, ...counted, ...derived, ...limit, text, many };
  if (operator.often) return mostOften(cursor, base);
  if (operator.of?.includes('size') && !cursor.dangling && !derived.derived && namesFigure(cursor))
    return place(cursor, { ...base, by: cursor.takeNoun() as Mention, countable: false });
  if (operator.of)
    return place(cursor, {
      ...base,
      of: operator.of,
      countable: false,
      ...(cursor.dangling && { by: cursor.dangling }),
    });
  if (cursor.dangling) return place(cursor, { ...base, by: cursor.dangling, countable: false });
  if (!isNoun(cursor.peek())) return place(cursor, { ...base, countable: true });
  const by = cursor.takeNoun() as Mention;
  cursor.lastColumn = by;
  return place(cursor, {
    ...base,
    ...ratioAfter(cursor),
    by,
    countable: counted.agg === 'count' || countingWords.has(text.toLowerCase()),
  });
};

/** "the state with the largest AREA": the figure is said, and the adjective only which end of it. */
const namesFigure = (cursor: Cursor): boolean => {
  const chunk = cursor.peek();
  return (
    cursor.zone === 'modifier' &&
    ['with', 'has', 'have', 'had', 'having'].includes(cursor.link) &&
    isNoun(chunk) &&
    chunk.tables.every(({ score }) => score < 0.9) &&
    chunk.columns.some(({ column, score }) => score > 0.6 && column.view.role === 'measure') &&
    !['density', 'per-capita'].includes(cursor.peek(1)?.operator?.kind ?? '')
  );
};

/** "lowest population DENSITY", "highest income PER CAPITA": what is ranked is computed. */
const ratioAfter = (cursor: Cursor): { derived?: Derived } => {
  const kind = cursor.peek()?.operator?.kind;
  return kind === 'density' || kind === 'per-capita' ? takeDerived(cursor) : {};
};

/** "which 5 states have the highest …": a number of things, of which the first are wanted. */
const countsThings = (cursor: Cursor): boolean =>
  cursor.zone === 'target' &&
  cursor.draft.items.length === 0 &&
  isNoun(cursor.ahead(1)) &&
  cursor.chunks.slice(cursor.at).some((chunk) => chunk.operator?.kind === 'superlative');

/** "5 largest", "second largest", "top 10", "bottom three". */
export const limitRule: Rule = (cursor) => {
  const quantity = cursor.peek()?.quantity;
  if (quantity && !quantity.yearLike && !quantity.unit && Number.isInteger(quantity.value)) {
    const next = cursor.peek(1)?.operator?.kind;
    if (next === 'superlative' && !isNoun(cursor.peek(-1))) {
      cursor.limit = quantity.value;
      cursor.nth = quantity.ordinal === true;
      cursor.at += 1;
      return true;
    }
  }
  if (quantity && !quantity.yearLike && !quantity.unit && !quantity.ordinal && countsThings(cursor)) {
    cursor.limit = quantity.value;
    cursor.at += 1;
    return true;
  }
  const top = cursor.isOperator('top');
  if (!top) return false;
  cursor.at += 1;
  const number = cursor.peek()?.quantity;
  if (number && !number.ordinal) cursor.at += 1;
  if (cursor.isOperator('superlative')) {
    cursor.limit = number?.value ?? 10;
    return true;
  }
  cursor.draft.superlative = {
    direction: top.direction,
    countable: true,
    limit: number?.value ?? 10,
    text: 'top',
    ...(number === undefined && { implied: true as const }),
  };
  return true;
};
