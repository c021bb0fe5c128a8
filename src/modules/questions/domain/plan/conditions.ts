import { Refusal } from '../build/refusal.js';
import type { Condition } from '../grammar/tree.js';
import { stemOf } from '../model/lexicon.js';
import { splitName } from '../model/names.js';
import { type Column, isNumeric, type Table } from '../model/schema-graph.js';
import type { ValueSense } from '../model/value-index.js';
import { columnOf, countOfRows, type Predicate } from '../query/query.js';
import { compareFigures } from './compare.js';
import { isUnique, keyOf } from './entity.js';
import { compareNumber } from './operands.js';
import { amongOwn, type Of, onTable, type Place, type Test } from './place.js';
import type { Planner } from './planner.js';
import { acrossTo } from './related.js';
import { member, Rows, shown } from './rows.js';
import { tiedTo } from './tied.js';

const isOf = (column: Column, values: readonly string[], negated: boolean): Predicate => ({
  kind: 'in',
  left: columnOf(column),
  values,
  negated,
});

/** "Springfield, Illinois", "Jane Doe": by its name, and by what it lies in or what else it is called. */
const qualified =
  (senses: readonly ValueSense[]): Test =>
  (rows) => {
    const all = senses.map(({ column, values: names, within }): Predicate => {
      if (within?.value === undefined) return isOf(column, names, false);
      rows.column(within.column, column.table);
      return { kind: 'all', of: [isOf(column, names, false), isOf(within.column, [within.value], false)] };
    });
    return all.length === 1 ? (all[0] as Predicate) : { kind: 'any', of: all };
  };

const isAny =
  (column: Column, senses: readonly ValueSense[]): Test =>
  () =>
    isOf(
      column,
      senses.flatMap((sense) => sense.values),
      false,
    );

const values = (planner: Planner, at: Place, condition: Of<'is'>): Predicate => {
  const place = { ...at, done: condition.done ?? condition.verb };
  const senses = condition.values.map((value) => planner.value(value));
  const [first] = senses;
  if (!first) throw new Refusal('A value is missing.', 1);
  const { column } = first;
  const told = senses.some(({ within }) => within);
  if (
    !told &&
    condition.verb &&
    (column.table === place.entity.table || refersTo(column, place.entity.table)) &&
    !isOnlyAgent(column) &&
    !isCalledLike(column, condition.verb)
  )
    throw new Refusal(`It is not clear what is meant by "${condition.verb}".`, 6, [condition.verb]);
  const test = (some: readonly ValueSense[]): Test => (told ? qualified(some) : isAny(column, some));
  const several =
    condition.and &&
    !place.rows.has(column.table) &&
    !place.rows.isOne(place.entity.table, column.table, place.done);
  if ((condition.every || several) && senses.length > 1)
    return {
      kind: 'all',
      of: senses.map((sense) => eachOf(place, column, test([sense]))),
    };
  return onTable(place, column.table, test(senses));
};

const isAgent = ({ name, view }: Column): boolean =>
  view.type === 'text' && /(?:er|or|ist|ant)s?$/.test(splitName(name).at(-1) ?? '');

/** "CREATED by Roe", of what has a founder and nobody else who could have done it. */
const isOnlyAgent = (column: Column): boolean =>
  isAgent(column) && column.table.columns.filter(isAgent).length === 1;

/** "PAID with cash", of a payment method. */
const isCalledLike = ({ name }: Column, verb: string): boolean =>
  splitName(name).some((word) => stemOf(word).length > 2 && stemOf(word) === stemOf(verb));

const refersTo = (column: Column, table: Table): boolean =>
  column.table.edges.some(({ to, on }) => to === table && on.some(([from]) => from === column));

/** "both X and Y": no row is both, so each is looked for among the rows of the entity. */
const eachOf = (place: Place, column: Column, test: Test): Predicate => {
  const { entity, rows } = place;
  if (entity.table !== column.table && !rows.isOne(entity.table, column.table, place.done))
    return onTable({ ...place, rows: new Rows(entity.table), alone: true }, column.table, test);
  if (!entity.column) throw new Refusal('Nothing can be both at once.', 5);
  return amongOwn(entity, (inner) =>
    onTable({ ...place, rows: inner, entity: { table: entity.table }, alone: false }, column.table, test),
  );
};

const like = (planner: Planner, place: Place, { property, where, text }: Of<'like'>): Predicate => {
  const column = property ? planner.column(property) : (place.entity.column ?? place.entity.table.nameColumn);
  if (!column) throw new Refusal('It is not said what should contain the word.', 2);
  return onTable(place, column.table, () => ({
    kind: 'like',
    left: columnOf(column),
    where,
    text,
    negated: false,
  }));
};

const between = (planner: Planner, place: Place, { property, low, high }: Of<'between'>): Predicate => {
  const column = planner.column(property);
  if (low.kind === 'date' && high.kind === 'date')
    return onTable(place, column.table, () => ({
      kind: 'between',
      left: columnOf(column),
      low: low.iso,
      high: high.iso,
    }));
  if (low.kind !== 'number' || high.kind !== 'number') throw new Refusal('A range needs two numbers.', 2);
  if (column.view.role === 'key' || !isOrdered(column))
    throw new Refusal(`${column.view.label} has no order.`, 2);
  return onTable(place, column.table, () => {
    const bounds = [
      compareNumber(column, '>=', low.quantity),
      compareNumber(column, '<=', high.quantity),
    ] as const;
    const [from, to] = bounds;
    return from.kind === 'compare' &&
      from.left.kind === 'column' &&
      from.right.kind === 'literal' &&
      to.kind === 'compare' &&
      to.right.kind === 'literal'
      ? { kind: 'between', left: from.left, low: from.right.value, high: to.right.value }
      : { kind: 'all', of: bounds };
  });
};

const isOrdered = (column: Column): boolean =>
  isNumeric(column) || column.view.type === 'date' || column.view.type === 'timestamp';

/** What does not hold: of the row itself the opposite, of what belongs to it that there is none. */
const not = (planner: Planner, place: Place, { of }: Of<'not'>): Predicate => {
  if (of.kind === 'related') return acrossTo(planner, place, { ...of, negated: true });
  if (of.kind === 'tied') return untied(planner, place, of);
  return without(planner, place, of);
};

/** To which nothing belongs: of a value that several rows have, to none of them. */
const untied = (planner: Planner, place: Place, { negated: _, ...held }: Of<'tied'>): Predicate => {
  const { column } = place.entity;
  return column && !isUnique(column)
    ? without(planner, place, held)
    : tiedTo(planner, place, { ...held, negated: true });
};

/** Those of which no row meets a condition. */
const without = (planner: Planner, place: Place, condition: Condition): Predicate => {
  const { entity } = place;
  const inner = new Rows(entity.table);
  const direct = planner.predicate({ rows: inner, entity: { table: entity.table }, alone: false }, condition);
  const own = inner.edges.length === 0 && !entity.column;
  const turned = own ? opposite(direct) : undefined;
  if (turned) return turned;
  if (direct.kind !== 'all' || direct.of.length > 0) inner.where.push(direct);
  const key = keyOf(entity);
  return member(key, inner.query({ select: shown(key) }), true);
};

const opposite = (predicate: Predicate): Predicate | undefined => {
  if (predicate.kind === 'in' || predicate.kind === 'like')
    return { ...predicate, negated: !predicate.negated };
  if (predicate.kind === 'member') return undefined;
  if (predicate.kind !== 'compare') return undefined;
  const ops = { '>': '<=', '>=': '<', '<': '>=', '<=': '>', '=': '<>', '<>': '=' } as const;
  return { ...predicate, op: ops[predicate.op] };
};

/** "used more than twice": the rows there are of a value. */
const times = ({ entity }: Place, { count }: Of<'times'>): Predicate => {
  if (!entity.column) throw new Refusal('It is not clear what is counted.', 3);
  const select = shown([entity.column]);
  return member(
    [entity.column],
    new Rows(entity.table).query({
      select,
      groupBy: select.map(({ expression }) => expression),
      having: [
        { kind: 'compare', left: countOfRows, op: count.op, right: { kind: 'literal', value: count.number } },
      ],
    }),
  );
};

/** One condition as a test of the entity's rows; what must be joined for it is. */
export const predicateOf = (planner: Planner, place: Place, condition: Condition): Predicate => {
  const { negated } = condition as { readonly negated?: true };
  if (negated && condition.kind !== 'tied' && condition.kind !== 'related') {
    const { negated: _, ...of } = condition as Condition & { negated?: true };
    return without(planner, place, of as Condition);
  }
  switch (condition.kind) {
    case 'is':
      return values(planner, place, condition);
    case 'compare':
      return compareFigures(planner, place, condition);
    case 'between':
      return between(planner, place, condition);
    case 'like':
      return like(planner, place, condition);
    case 'tied':
      return condition.negated ? untied(planner, place, condition) : tiedTo(planner, place, condition);
    case 'related':
      return acrossTo(planner, place, condition);
    case 'times':
      return times(place, condition);
    case 'not':
      return not(planner, place, condition);
    case 'any':
      return {
        kind: 'any',
        of: condition.of.map((one) => planner.predicate({ ...place, alone: true }, one)),
      };
    case 'all':
      return { kind: 'all', of: condition.of.map((one) => allOf(planner, place, one)) };
  }
};

/** "both stadiums over 60,000 and stadiums under 50,000": each is met by a row of its own. */
const allOf = (planner: Planner, place: Place, condition: Condition): Predicate =>
  planner.predicate({ ...place, alone: true }, condition);
