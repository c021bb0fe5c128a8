import { type Column, isNumeric, isTemporal } from '../model/schema-graph.js';
import type { ValueSense } from '../model/value-index.js';
import type { Condition, Operand } from '../parse/draft.js';
import { columnOf, type Expression, type Literal, type Predicate, type Query } from '../query/query.js';
import type { Quantity } from '../text/numbers.js';
import { ageOf } from './age.js';
import { bracketColumn, isBrackets, withinBrackets } from './bracket-condition.js';
import { figureOf } from './figure-of.js';
import { columnFor } from './find-column.js';
import type { Frame } from './frame.js';
import { derivedMeasure, rowExpression } from './measure.js';
import { NoSuchData, Refusal } from './refusal.js';
import { betweenSteps, stepsOf, withinSteps } from './steps.js';
import { fixTime } from './time.js';

/** A condition on one column. */
export interface Restriction {
  readonly column: Column;
  readonly predicate: Predicate;
}

type Of<K extends Condition['kind']> = Extract<Condition, { kind: K }>;

const said = (condition: { readonly column?: { readonly text: string } }): string =>
  condition.column?.text ?? '';

const columnSaid = (frame: Frame, condition: Of<'compare' | 'between' | 'like'>): Column | undefined => {
  const sense = condition.column && frame.input.assignment.nouns.get(condition.column);
  if (sense?.kind === 'column') return sense.column;
  if (sense?.kind === 'table' && condition.kind === 'like' && sense.table.nameColumn)
    return sense.table.nameColumn;
  const age = sense?.kind === 'table' ? ageOf(frame, condition, sense.table) : undefined;
  if (age) return age;
  if (sense)
    throw new Refusal(`"${said(condition)}" is not something that can be compared.`, 2, [said(condition)]);
  return undefined;
};

/** Dollars are not compared with people, nor percent with households. */
const checkUnit = ({ view }: Column, { unit }: Quantity): void => {
  if (!unit || !view.unit) return;
  const fits = unit === 'USD' ? !notMoney.has(view.unit) : !notPercent.has(view.unit);
  if (!fits)
    throw new Refusal(`${view.label} is not told in ${unit === 'USD' ? 'dollars' : unit}.`, 8, [view.label]);
};

const notMoney = new Set(['people', 'households', 'fraction', 'percent', 'years', 'square miles']);
const notPercent = new Set(['people', 'households', 'USD', 'years', 'square miles']);

const scale = (column: Column, operand: Extract<Operand, { kind: 'number' }>): number => {
  checkUnit(column, operand.quantity);
  const { value, unit } = operand.quantity;
  const fraction =
    Number(column.view.max ?? 100) <= 1 &&
    (unit === 'percent' || (value > 1 && column.view.unit === 'fraction'));
  return fraction ? Number((value / 100).toPrecision(12)) : value;
};

const aggregateOperand = (
  frame: Frame,
  column: Column,
  operand: Extract<Operand, { kind: 'aggregate' }>,
): Expression => {
  const sense = operand.mention && frame.input.assignment.nouns.get(operand.mention);
  const of = sense?.kind === 'column' ? sense.column : column;
  if (!isNumeric(column) || (operand.agg !== 'count' && !isNumeric(of)))
    throw new Refusal(`${column.view.label} is nothing to compare figures with.`, 3);
  const inner = operand.conditions.map((condition) => restriction(frame, condition));
  if (inner.some((one) => one.column.table !== of.table))
    throw new Refusal('The comparison reaches too far.', 1);
  const time = of.table.time ? [fixTime(frame, of.table)] : [];
  const query: Query = {
    root: of.table,
    joins: [],
    distinct: false,
    groupBy: [],
    having: [],
    orderBy: [],
    where: [...inner.map((one) => one.predicate), ...time.flat()],
    select: [
      {
        expression: { kind: 'aggregate', agg: operand.agg, of: columnOf(of) },
        name: operand.agg,
        label: operand.agg,
      },
    ],
  };
  return { kind: 'scalar', query };
};

const operandOf = (frame: Frame, column: Column, operand: Operand): Expression => {
  switch (operand.kind) {
    case 'number':
      if (!isNumeric(column) && !isTemporal(column))
        throw new Refusal(`${column.view.label} is not a number.`, 2);
      if (['date', 'timestamp', 'time'].includes(column.view.type) && !operand.quantity.yearLike)
        throw new Refusal(`${column.view.label} is a date.`, 2);
      return { kind: 'literal', value: scale(column, operand) };
    case 'date':
      return { kind: 'literal', value: operand.iso };
    case 'value':
      if (operand.figure) return figureOf(frame, column, operand.value);
      return { kind: 'literal', value: literalValue(frame, operand) };
    case 'aggregate':
      return aggregateOperand(frame, column, operand);
    case 'column':
      throw new Refusal('Two columns are compared.', 1);
  }
};

const literalValue = (frame: Frame, operand: Extract<Operand, { kind: 'value' }>): Literal =>
  frame.input.assignment.values.get(operand.value)?.values[0] ?? operand.value.text;

/** "a density over 500": compared is what was computed. */
const derivedComparison = (frame: Frame, condition: Of<'compare'>): Restriction => {
  const { op, operand, derived } = condition;
  const sense = condition.column && frame.input.assignment.nouns.get(condition.column);
  const said = sense?.kind === 'column' ? sense.column : undefined;
  if (operand.kind !== 'number' || (derived !== 'density' && derived !== 'per-capita')) {
    throw new Refusal('This comparison is not possible yet.', 4);
  }
  const measure = derivedMeasure(frame, { derived }, said);
  const right: Expression = { kind: 'literal', value: operand.quantity.value };
  return {
    column: measure.column,
    predicate: { kind: 'compare', left: rowExpression(frame, measure), op, right },
  };
};

const comparison = (frame: Frame, condition: Of<'compare'>): Restriction => {
  if (condition.derived) return derivedComparison(frame, condition);
  const { op, operand } = condition;
  const named = columnSaid(frame, condition);
  const bound = operand.kind === 'number' ? operand.quantity : undefined;
  const brackets = named ? undefined : bound && bracketColumn(frame);
  const column = named ?? brackets ?? (condition.of ? columnFor(frame, condition.of, 'compared') : undefined);
  if (!column) throw new Refusal('A number is compared, but not with what.', 2);
  if (column.view.role === 'key' && op !== '=' && op !== '<>')
    throw new Refusal(`${column.view.label} is a code: it has no order.`, 2);
  if (bound && isBrackets(frame, column))
    return { column, predicate: withinBrackets(frame, column, [op, bound.value]) };
  if (bound && stepsOf(column, frame.input.model))
    return { column, predicate: withinSteps(frame, column, [op, bound.value]) };
  if (operand.kind === 'value' && op !== '=' && op !== '<>' && column.view.type === 'text') {
    throw new Refusal(`${column.view.label} has no order of more and less.`, 3);
  }
  const right = operandOf(frame, column, operand);
  const year =
    operand.kind === 'number' &&
    operand.quantity.yearLike &&
    ['date', 'timestamp'].includes(column.view.type);
  const left: Expression = year ? { kind: 'year', of: columnOf(column) } : columnOf(column);
  return { column, predicate: { kind: 'compare', left, op, right } };
};

const range = (frame: Frame, condition: Of<'between'>): Restriction => {
  const column = columnSaid(frame, condition);
  if (column?.view.role === 'key') throw new Refusal(`${column.view.label} is a code: it has no order.`, 2);
  if (!column) throw new Refusal('A range is given, but not of what.', 2);
  const [low, high] = [condition.low, condition.high].map((bound) => operandOf(frame, column, bound));
  if (low?.kind !== 'literal' || high?.kind !== 'literal') throw new Refusal('A range needs two numbers.', 2);
  if (stepsOf(column, frame.input.model))
    return { column, predicate: betweenSteps(frame, column, [Number(low.value), Number(high.value)]) };
  const year = typeof low.value === 'number' && ['date', 'timestamp'].includes(column.view.type);
  const left: Expression = year ? { kind: 'year', of: columnOf(column) } : columnOf(column);
  return { column, predicate: { kind: 'between', left, low: low.value, high: high.value } };
};

const isSmallPlace = ({ view }: Column): boolean =>
  view.meaning === 'city-name' || view.meaning === 'county-name';

/** A capital is told of a state; the town of a customer is where the customer is. */
const isOfPlace = ({ table }: Column): boolean =>
  table.nameColumn?.view.meaning !== undefined && !isSmallPlace(table.nameColumn);

/** One of several values. */
export const membership = (frame: Frame, condition: Of<'value'>): Restriction => {
  const senses = condition.values.map((value) => frame.input.assignment.values.get(value));
  const [first] = senses;
  if (!first)
    throw new Refusal(
      `"${condition.values[0]?.text}" is not in the data.`,
      4,
      condition.values.map(({ text }) => text),
    );
  const { column } = first;
  if (isSmallPlace(column) && isOfPlace(column) && !condition.column) {
    throw new NoSuchData(`Nothing of the kind is known about ${condition.values[0]?.text}.`, 7);
  }
  if (senses.some((sense) => sense?.within)) {
    const [only, ...more] = senses.flatMap((sense) => (sense ? [placePredicate(sense)] : []));
    return {
      column,
      predicate: only && more.length === 0 ? only : { kind: 'any', of: only ? [only, ...more] : more },
    };
  }
  const values = senses.flatMap((sense) => sense?.values ?? []);
  return {
    column: first.column,
    predicate: { kind: 'in', left: columnOf(first.column), values, negated: false },
  };
};

/** A place by its name and by what it lies in. */
const placePredicate = ({ column, values, within }: ValueSense): Predicate => {
  const named: Predicate = { kind: 'in', left: columnOf(column), values, negated: false };
  if (!within) return named;
  const left = columnOf(within.column);
  return {
    kind: 'all',
    of: [
      named,
      within.value === undefined
        ? { kind: 'known', of: left, every: true }
        : { kind: 'in', left, values: [within.value], negated: false },
    ],
  };
};

/** One condition as a predicate on one column. */
export const restriction = (frame: Frame, condition: Condition): Restriction => {
  switch (condition.kind) {
    case 'value':
      return membership(frame, condition);
    case 'compare':
      return comparison(frame, condition);
    case 'between':
      return range(frame, condition);
    case 'like': {
      const column = columnSaid(frame, condition);
      if (!column) throw new Refusal('It is not said what should contain the word.', 2);
      return {
        column,
        predicate: {
          kind: 'like',
          left: columnOf(column),
          where: condition.where,
          text: condition.text,
          negated: false,
        },
      };
    }
    default:
      throw new Refusal('These conditions cannot be combined.', 1);
  }
};
