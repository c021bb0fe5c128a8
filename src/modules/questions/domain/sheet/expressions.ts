import { columnOf, type Expression, type Predicate } from '../query/query.js';
import type { Quantity } from '../text/numbers.js';
import type { CompareOp } from '../text/operators.js';
import type { Field } from './field.js';
import { compareMoments, isWithin, type Moment } from './moments.js';

/** What the rows are put in order by; nothing where a column has no order. */
export const orderOf = (field: Field): Expression | undefined => {
  const { column, kind, counts, timed } = field;
  if (kind !== 'text') return columnOf(column);
  if (timed) return { kind: 'seconds', of: columnOf(column) };
  if (isDated(field)) return { kind: 'moment', of: columnOf(column) };
  return counts ? { kind: 'number', of: columnOf(column) } : undefined;
};

/** A text of days each of which says its year. */
export const isDated = ({ kind, moments }: Field): boolean =>
  kind === 'text' && moments.size > 0 && [...moments.values()].every(({ year }) => year !== undefined);

export const isYears = ({ column, kind, counts }: Field): boolean =>
  (kind === 'number' || (counts && /^(?:year|season)s?$/i.test(column.name.trim()))) &&
  (column.view.meaning === 'year' || /\b(?:year|season)\b/i.test(column.name));

/** What tells when: days, years, and texts that begin with a year. */
export const isTime = (field: Field): boolean =>
  field.kind === 'date' ||
  isDated(field) ||
  (field.kind === 'number' && field.column.view.meaning === 'year') ||
  (field.counts && /\b(?:date|year|released?|season)\b/i.test(field.column.name) && !field.unit);

const fromValues = (field: Field, values: readonly string[]): Predicate | undefined =>
  values.length > 0 ? { kind: 'in', left: columnOf(field.column), values, negated: false } : undefined;

/** A number set against a column: its figures, the years of its days. */
export const numberTest = (
  field: Field,
  op: CompareOp,
  { value, yearLike }: Quantity,
): Predicate | undefined => {
  const right: Expression = { kind: 'literal', value };
  const { column, kind } = field;
  if (kind === 'date')
    return yearLike
      ? { kind: 'compare', left: { kind: 'year', of: columnOf(column) }, op, right }
      : undefined;
  if (field.moments.size > 0)
    return yearLike
      ? fromValues(
          field,
          [...field.moments]
            .filter(([, { year }]) => year !== undefined && holds(year - value, op))
            .map(([one]) => one),
        )
      : undefined;
  const left = orderOf(field);
  return left && { kind: 'compare', left, op, right };
};

const holds = (difference: number, op: CompareOp): boolean => {
  switch (op) {
    case '>':
      return difference > 0;
    case '>=':
      return difference >= 0;
    case '<':
      return difference < 0;
    case '<=':
      return difference <= 0;
    case '=':
      return difference === 0;
    case '<>':
      return difference !== 0;
  }
};

const iso = ({ year, month, day }: Moment): string | undefined =>
  year !== undefined && month !== undefined && day !== undefined
    ? `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
    : undefined;

/** On a day, in a month, or before and after it. */
export const momentTest = (field: Field, op: CompareOp, moment: Moment): Predicate | undefined => {
  const { column, kind, moments } = field;
  if (kind === 'text')
    return fromValues(
      field,
      [...moments]
        .filter(([, one]) => {
          if (op === '=') return isWithin(one, moment);
          const difference = compareMoments(one, moment);
          return difference !== undefined && holds(difference, op);
        })
        .map(([one]) => one),
    );
  if (kind !== 'date') return undefined;
  const whole = iso(moment);
  const of = columnOf(column);
  if (whole) return { kind: 'compare', left: of, op, right: { kind: 'literal', value: whole } };
  if (op !== '=') return undefined;
  return { kind: 'all', of: partsOf(of, moment) };
};

const partsOf = (of: Expression, { year, month, day }: Moment): readonly Predicate[] =>
  (
    [
      ['year', year],
      ['month', month],
      ['day', day],
    ] as const
  ).flatMap(([kind, value]): Predicate[] =>
    value === undefined
      ? []
      : [{ kind: 'compare', left: { kind, of }, op: '=', right: { kind: 'literal', value } }],
  );
