import { CannotAggregate, Refusal } from '../build/refusal.js';
import type { Figure, Operand } from '../grammar/tree.js';
import { type Column, isNumeric, isTemporal } from '../model/schema-graph.js';
import { columnOf, countOfRows, type Expression, type Predicate } from '../query/query.js';
import type { CompareOp } from '../text/operators.js';
import { keyOf } from './entity.js';
import { comparable, compareNumber } from './operands.js';
import { type Of, onTable, type Place } from './place.js';
import type { Planner } from './planner.js';
import { member, pathBetween, Rows, shown } from './rows.js';

export type RowAggregate = NonNullable<Figure['agg']>;

/** An aggregate over a column; refused where the figures do not allow it. */
export const aggregateOf = (column: Column, agg: RowAggregate, distinct = false): Expression => {
  const { view } = column;
  if (agg === 'count') return { kind: 'aggregate', agg, of: columnOf(column), ...(distinct && { distinct }) };
  const ordered = isNumeric(column) || (isTemporal(column) && (agg === 'min' || agg === 'max'));
  const code = view.role === 'key' && agg !== 'min' && agg !== 'max';
  if (!ordered || code) throw new CannotAggregate(`${view.label} is nothing to compute with.`, 2);
  if (view.aggregation === 'none' && (agg === 'sum' || agg === 'avg'))
    throw new CannotAggregate(`${view.label} can neither be added up nor averaged.`, 10);
  if (view.aggregation === 'average' && agg === 'sum')
    throw new CannotAggregate(`${view.label} cannot be added up: ask for its average instead.`, 10);
  return { kind: 'aggregate', agg, of: columnOf(column) };
};

/** "the average", "the age of Ohio": one number out of an inner query. */
const scalar = (planner: Planner, figure: Figure, same: Column | undefined): Expression => {
  const column = figure.noun ? planner.column(figure.noun) : same;
  if (!column && figure.agg !== 'count') throw new Refusal('It is not said what is compared.', 2);
  const of = figure.of && planner.entity(figure.of.noun);
  const root = figure.agg === 'count' ? of?.table : column?.table;
  if (!root) throw new Refusal('It is not said what is counted.', 2);
  const rows = new Rows(root);
  if (of && figure.of) {
    if (of.table !== root) rows.follow(pathBetween(root, of.table));
    if (figure.of.first) rows.where.push(member(keyOf(of), planner.those(figure.of)));
    else planner.narrow(rows, of, figure.of.conditions);
  }
  if (!figure.agg && (!of || figure.of?.conditions.length === 0))
    throw new Refusal('It is not said of which.', 2);
  const expression = !column ? countOfRows : figure.agg ? aggregateOf(column, figure.agg) : columnOf(column);
  const name = figure.agg ?? column?.name ?? 'number';
  return { kind: 'scalar', query: rows.query({ select: [{ expression, name, label: name }] }) };
};

const dayLength = '2000-01-01'.length;

/** "more wins than losses": another figure of the same row, in the same unit. */
const besides = (planner: Planner, { agg, noun, of }: Figure, column: Column): Expression | undefined => {
  if (agg || of || !noun) return undefined;
  const other = planner.column(noun);
  const alike =
    other.view.unit === column.view.unit &&
    (isNumeric(other) ? isNumeric(column) : isTemporal(other) && isTemporal(column));
  if (other.table !== column.table || other === column || !alike || other.view.role === 'key')
    throw new Refusal(`${column.view.label} cannot be set against ${other.view.label.toLowerCase()}.`, 4);
  return columnOf(other);
};

const literal = (column: Column, operand: Operand): Expression | undefined => {
  if (operand.kind === 'date') {
    if (!['date', 'timestamp', 'text'].includes(column.view.type))
      throw new Refusal(`${column.view.label} is no date.`, 2);
    if (operand.iso.length > dayLength && column.view.type === 'date')
      throw new Refusal(`${column.view.label} is known by the day alone.`, 4);
    return { kind: 'literal', value: operand.iso };
  }
  return undefined;
};

const checkOrder = (column: Column, op: CompareOp): void => {
  if (op !== '=' && op !== '<>' && column.view.role === 'key')
    throw new Refusal(`${column.view.label} is a code: it has no order.`, 2);
};

const right = (planner: Planner, column: Column, operand: Operand): Expression => {
  const fixed = literal(column, operand);
  if (fixed) return fixed;
  if (operand.kind === 'figure')
    return besides(planner, operand.figure, column) ?? scalar(planner, operand.figure, column);
  if (operand.kind === 'text')
    return {
      kind: 'literal',
      value: planner.grounding.values.get(operand.value)?.values[0] ?? operand.value.text,
    };
  throw new Refusal('This cannot be compared.', 1);
};

const compareColumn = (planner: Planner, place: Place, condition: Of<'compare'>): Predicate => {
  if (!condition.left.noun) throw new Refusal('It is not said what is compared.', 2);
  const column = planner.column(condition.left.noun);
  const { op, right: operand } = condition;
  checkOrder(column, op);
  if (operand.kind === 'figure' && !isNumeric(column) && !isTemporal(column))
    throw new Refusal(`${column.view.label} is nothing to compare figures with.`, 3);
  if (operand.kind === 'text' && op !== '=' && op !== '<>' && column.view.type === 'text')
    throw new Refusal(`${column.view.label} has no order of more and less.`, 3);
  if (operand.kind === 'number')
    return onTable(place, column.table, () => compareNumber(column, op, operand.quantity));
  const bound = right(planner, column, operand);
  return onTable(place, column.table, () => ({
    kind: 'compare',
    left: comparable(column, undefined),
    op,
    right: bound,
  }));
};

/** "with an average rating above 5", "whose number of students is over 10": of the rows that belong to each. */
const compareAggregate = (planner: Planner, { entity }: Place, condition: Of<'compare'>): Predicate => {
  const { left, op, right: operand } = condition;
  const { agg = 'count', noun, of } = left;
  if (operand.kind !== 'number') throw new Refusal('This comparison is not possible yet.', 4);
  const counted = of && planner.entity(of.noun);
  const column = noun ? planner.column(noun) : undefined;
  const target = counted?.table ?? column?.table;
  if (!target) throw new Refusal('It is not said what is compared.', 2);
  const path = entity.table === target ? [] : pathBetween(entity.table, target);
  const [edge, ...rest] = path;
  const inner = new Rows(edge?.to ?? target);
  inner.follow(rest);
  if (of && counted) planner.narrow(inner, counted, of.conditions);
  if (!edge && !entity.column) throw new Refusal('Each of them has only one.', 3);
  const keys = edge ? edge.on : keyOf(entity).map((one) => [one, one] as const);
  const select = shown(keys.map(([, one]) => one));
  const expression = column ? aggregateOf(column, agg) : countOfRows;
  const bound: Expression = { kind: 'literal', value: operand.quantity.value };
  return member(
    keys.map(([one]) => one),
    inner.query({
      select,
      groupBy: select.map((one) => one.expression),
      having: [{ kind: 'compare', left: expression, op, right: bound }],
    }),
  );
};

/** "companies with a TOTAL revenue over 100", which each has one of. */
const isOfOne = (planner: Planner, { entity }: Place, { agg, noun, of }: Figure): boolean => {
  if (agg !== 'sum' || of || !noun || entity.column) return false;
  const sense = planner.sense(noun);
  return sense.kind === 'column' && sense.column.table === entity.table;
};

/** A figure of the entity set against a number, or against another figure. */
export const compareFigures = (planner: Planner, place: Place, condition: Of<'compare'>): Predicate => {
  const { left } = condition;
  if (left.agg && !isOfOne(planner, place, left)) return compareAggregate(planner, place, condition);
  return compareColumn(planner, place, condition);
};
