import { isNoun } from '../senses/chunk.js';
import { type Cursor, type Rule, toValue } from './cursor.js';
import type { Aggregate, Derived, Item, Mention, ValueMention } from './draft.js';
import { owns } from './rules-nouns.js';

const push = (cursor: Cursor, item: Item): true => {
  cursor.draft.items.push(item);
  cursor.zone = 'target';
  return true;
};

const takeDistinct = (cursor: Cursor): { distinct?: true } => {
  cursor.skipSmall();
  if (!cursor.isOperator('distinct')) return {};
  cursor.at += 1;
  cursor.skipSmall();
  return { distinct: true };
};

const joins = (cursor: Cursor): boolean =>
  cursor.isOperator('and') !== undefined || cursor.isOperator('or') !== undefined;

/** "average, minimum and maximum age": the aggregates before one column. */
const takeAggregates = (cursor: Cursor): Aggregate[] => {
  const aggregates: Aggregate[] = [];
  for (;;) {
    const operator = cursor.peek()?.operator;
    const superlative = operator?.kind === 'superlative' && !operator.of ? operator : undefined;
    if (operator?.kind === 'aggregate') aggregates.push(operator.agg);
    else if (superlative && aggregates.length > 0)
      aggregates.push(superlative.direction === 'desc' ? 'max' : 'min');
    else break;
    cursor.at += 1;
    const start = cursor.at;
    while (joins(cursor) || cursor.peek()?.skip) cursor.at += 1;
    const next = cursor.peek()?.operator?.kind;
    if (next !== 'aggregate' && next !== 'superlative') {
      cursor.at = start;
      break;
    }
  }
  return aggregates;
};

/** "the stadium that has the maximum capacity": the one that comes first by it. */
const extremeRule = (cursor: Cursor, direction: 'asc' | 'desc'): boolean => {
  const text = cursor.peek()?.text ?? '';
  const start = cursor.at;
  cursor.at += 1;
  cursor.skipSmall((chunk) => chunk.word === 'of');
  const by = cursor.takeNoun();
  if (!by || cursor.draft.superlative) {
    cursor.at = start;
    return false;
  }
  cursor.draft.superlative = { direction, by, countable: false, text, many: false };
  return true;
};

/** "average age", "total number of employees". */
export const aggregateRule: Rule = (cursor) => {
  const operator = cursor.isOperator('aggregate');
  if (!operator) return false;
  const extreme = operator.agg === 'max' || operator.agg === 'min';
  if (
    extreme &&
    cursor.zone === 'modifier' &&
    ['with', 'has', 'have', 'that', 'which', 'having', 'had', 'whose'].includes(cursor.link)
  )
    return extremeRule(cursor, operator.agg === 'max' ? 'desc' : 'asc');
  const start = cursor.at;
  const aggregates = takeAggregates(cursor);
  const distinct = takeDistinct(cursor);
  cursor.skipSmall(
    (chunk) =>
      ['of', 'in', 'for'].includes(chunk.word) || (chunk.operator?.kind === 'count' && !isNoun(chunk)),
  );
  const derived = derivedAt(cursor);
  if (derived) cursor.at += 1;
  const first = cursor.peek();
  if (!derived && isNoun(first) && !first.related) owns(cursor, first);
  const mention = cursor.takeNoun();
  const compared =
    cursor.zone === 'modifier' && mention !== undefined && cursor.ahead()?.operator?.kind === 'compare';
  if ((!mention && !derived) || compared) {
    cursor.at = start;
    return false;
  }
  for (const agg of aggregates)
    push(cursor, { ...(mention && { mention }), agg, ...distinct, ...(derived && { derived }) });
  return true;
};

const derivedAt = (cursor: Cursor): Derived | undefined => {
  const kind = cursor.peek()?.operator?.kind;
  return kind === 'density' || kind === 'per-capita' ? kind : undefined;
};

/** "how many FEMALE students": what is counted, told by a value. */
const valueBefore = (cursor: Cursor): ValueMention | undefined => {
  const chunk = cursor.peek();
  const next = cursor.peek(1);
  if (!chunk || isNoun(chunk) || chunk.values.length === 0 || !isNoun(next) || next.related) return undefined;
  if (!next.tables.some(({ score }) => score > 0.6)) return undefined;
  cursor.at += 1;
  return toValue(chunk);
};

/** "how many counties, "number of students", "count the orders". */
export const countRule: Rule = (cursor) => {
  const asks = cursor.isOperator('how-many');
  if (!asks && !cursor.isOperator('count')) return false;
  const start = cursor.at;
  cursor.at += 1;
  const distinct = takeDistinct(cursor);
  cursor.skipSmall(
    (chunk) => ['of', 'number', 'all', 'total'].includes(chunk.word) || chunk.operator?.kind === 'count',
  );
  const again = takeDistinct(cursor);
  const described = valueBefore(cursor);
  if (!isNoun(cursor.peek())) {
    cursor.at = start;
    return countAlone(cursor, asks !== undefined);
  }
  if (described) cursor.add({ kind: 'value', values: [described] });
  const mention = cursor.takeNoun() as Mention;
  if (asks) cursor.draft.lead = 'how-many';
  push(cursor, { mention, agg: 'count', ...distinct, ...again });
  cursor.zone = 'modifier';
  cursor.link = 'of';
  return true;
};

/** "how many are there", "and the count": of what the question is about. */
const countAlone = (cursor: Cursor, asks: boolean): boolean => {
  const next = cursor.ahead(1);
  if (next?.operator?.kind === 'comparative') return false;
  if (
    next &&
    !(next.values.length > 0 && !isNoun(next)) &&
    !next.asking &&
    !joinsNext(next.operator?.kind) &&
    !asks
  )
    return false;
  cursor.at += 1;
  return push(cursor, { agg: 'count' });
};

const joinsNext = (kind: string | undefined): boolean =>
  ['and', 'each', 'of', 'in', 'group', 'order', 'that'].includes(kind ?? '');

const derivedOf: Readonly<Record<string, Derived>> = {
  density: 'density',
  'per-capita': 'per-capita',
  growth: 'growth',
  shrink: 'growth',
  share: 'share',
  difference: 'difference',
};

const happenings = new Set([
  'grew',
  'grow',
  'grown',
  'growing',
  'increased',
  'gained',
  'gain',
  'grow in',
  'grew in',
  'shrank',
  'shrink',
  'shrunk',
  'declined',
  'decreased',
  'lost',
  'shrinking',
  'declining',
  'fell',
  'dropped',
]);

/** "which states GREW", "states that LOST population": only those that did. */
const addChange = (cursor: Cursor, word: string, loss: boolean): void => {
  cursor.lastChange = true;
  if (happenings.has(word)) cursor.draft.change = { happened: loss ? 'loss' : 'growth' };
};

/** "density", "growth in population", "share of households", "income per capita". */
export const derivedRule: Rule = (cursor) => {
  const kind = cursor.peek()?.operator?.kind ?? '';
  const derived = derivedOf[kind];
  if (!derived) return false;
  const last = cursor.draft.items.at(-1);
  const word = cursor.peek()?.word ?? '';
  cursor.at += 1;
  if (derived === 'growth') addChange(cursor, word, kind === 'shrink');
  if (
    last?.mention &&
    !last.derived &&
    cursor.zone === 'target' &&
    cursor.draft.items.length > 0 &&
    last.agg !== 'count'
  ) {
    last.derived = derived;
    if (derived === 'density' || derived === 'per-capita') {
      cursor.lastDerived = derived;
      cursor.lastDerivedOf = last.mention;
    }
    return true;
  }
  cursor.skipSmall((chunk) => ['of', 'in', 'the', 'for'].includes(chunk.word));
  if (derived === 'share' && cursor.isOperator('country') && !isNoun(cursor.peek())) {
    cursor.draft.wholeCountry = true;
    cursor.at += 1;
  }
  const noun = isNoun(cursor.peek()) && cursor.peek()?.values.length === 0 ? cursor.takeNoun() : undefined;
  if (derived === 'density' || derived === 'per-capita') {
    cursor.lastDerived = derived;
    cursor.lastDerivedOf = noun;
  }
  return push(cursor, { ...(noun && { mention: noun }), derived });
};

/** "how big is Ohio": the figure that the adjective is about. */
export const howRule: Rule = (cursor) => {
  const how = cursor.isOperator('how');
  if (!how) return false;
  const text = cursor.peek()?.text ?? '';
  cursor.at += 1;
  return push(cursor, { of: how.of, adjective: text, ...(how.derived && { derived: how.derived }) });
};

/** "HOW DID the population CHANGE": asks for what the verb says. */
export const howChangedRule: Rule = (cursor) => {
  if (!cursor.isOperator('how-much')) return false;
  const changes = cursor.chunks
    .slice(cursor.at)
    .some(({ operator }) => operator?.kind === 'growth' || operator?.kind === 'shrink');
  if (changes) cursor.at += 1;
  return changes;
};
