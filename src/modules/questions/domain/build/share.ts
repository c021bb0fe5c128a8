import type { Column } from '../model/schema-graph.js';
import type { Condition } from '../parse/draft.js';
import { percentOf } from '../query/expressions.js';
import { columnOf, type Expression, type Predicate } from '../query/query.js';
import { addConditions } from './conditions.js';
import { entityColumns, shownFor } from './entity.js';
import { Frame, type Input } from './frame.js';
import { openDimensions } from './grain.js';
import { labelOf } from './measure.js';
import { CannotAggregate, Refusal } from './refusal.js';
import { type Restriction, restriction } from './restrictions.js';
import { isMeasure, type Shape } from './shape.js';
import { addTime } from './time.js';

const additive = (input: Input, shape: Shape): Column => {
  const said = shape.wanted.find(({ item }) => item.derived === 'share')?.sense;
  if (said?.kind === 'column' && isMeasure(said.column) && said.column.view.aggregation === 'sum')
    return said.column;
  throw new Refusal(
    `It is not known what the share is of${input.draft.items[0]?.mention ? `: "${input.draft.items[0].mention.text}"` : ''}.`,
    3,
  );
};

/** Conditions of places say whose share it is; the others say which part of it. */
const isPart = (input: Input, column: Column, total: Column): boolean => {
  const place = column.view.meaning !== undefined && column.view.meaning !== 'year';
  return !place && column.table === total.table && input.model.graph.columns.has(column.id);
};

interface Part extends Restriction {
  readonly condition: Condition;
}

/** From the smallest places to the largest. */
const sizes = ['city-name', 'county-name', 'state-name', 'state-abbreviation', 'division', 'region'];

const sizeOf = ({ column }: Part): number => sizes.indexOf(column.view.meaning ?? '');

/** "what percent of the US lives in California": of several places, the smallest is the part. */
const placePart = (frame: Frame, places: readonly Part[]): readonly Part[] => {
  const [smallest, next, ...more] = [...places].sort((a, b) => sizeOf(a) - sizeOf(b));
  if (!smallest || sizeOf(smallest) < 0 || more.length > 0) return [];
  if (next && sizeOf(next) === sizeOf(smallest)) return [];
  if (
    smallest.predicate.kind === 'in' &&
    smallest.predicate.values.length > 1 &&
    smallest.condition.kind === 'value' &&
    smallest.condition.values.length > 1
  )
    throw new Refusal('It is not clear of which of them the share is meant.', 6);
  if (frame.isMany(smallest.column.table)) return [];
  frame.use(smallest.column);
  return [smallest];
};

/** A part must be told by something else than the figure itself. */
const checkPart = (part: readonly Part[], column: Column): void => {
  if (part.some((one) => one.column === column))
    throw new CannotAggregate(`A part of ${labelOf(column)} cannot be told by their number.`, 8);
  if (part.length === 0) throw new Refusal(`It is not said which part of ${labelOf(column)} is meant.`, 5);
  if (part.some(({ condition }) => condition.negated || condition.or))
    throw new Refusal('The part cannot be told apart.', 3);
};

/** What meets the conditions, of all; or each line of the answer, of all of them. */
const shareOf = (column: Column, part: readonly Part[]): Expression => {
  const sum = (only: readonly Predicate[]): Expression => ({
    kind: 'aggregate',
    agg: 'sum',
    of: columnOf(column),
    ...(only.length > 0 && { only }),
  });
  if (part.length === 0) return percentOf(sum([]), { kind: 'whole', of: sum([]) });
  return percentOf(sum(part.map(({ predicate }) => predicate)), sum([]));
};

/** What the share is shown by: the groups asked for, or the places named. */
const shownBy = (shape: Shape, outer: Frame): readonly Column[] => {
  const labels = [
    ...shape.wanted.filter(({ item }) => !item.derived).map(({ sense }) => sense),
    ...shape.groups,
  ].flatMap((sense) => {
    if (!sense) return [];
    return sense.kind === 'table' ? entityColumns(sense.table) : shownFor(sense.column);
  });
  return [...new Set([...labels, ...(labels.length === 0 ? outer.several : [])])];
};

const order = (outer: Frame, share: Expression, listed: boolean): void => {
  const { superlative } = outer.input.draft;
  if (superlative) {
    const by = { by: share, direction: superlative.direction } as const;
    outer.first = { count: superlative.limit ?? 1, by };
    outer.orderBy.push(by);
  } else if (listed) outer.orderBy.push({ by: share, direction: 'desc' });
};

/** "share of households earning under $25,000", "share of population by region": a part of all, in percent. */
export const buildShare = (input: Input, shape: Shape): Frame => {
  const column = additive(input, shape);
  const frame = new Frame(column.table, input);
  const all = input.draft.conditions.map(
    (condition): Part => ({ condition, ...restriction(frame, condition) }),
  );
  const told = all.filter((one) => isPart(input, one.column, column));
  const grouped = shape.groups.length > 0;
  const part = told.length > 0 || grouped ? told : placePart(frame, all);
  if (part.length > 0 || !grouped) checkPart(part, column);
  const rest = input.draft.conditions.filter((condition) => !part.some((one) => one.condition === condition));
  const outer = new Frame(column.table, { ...input, draft: { ...input.draft, conditions: rest } });
  for (const one of part) outer.use(one.column);
  addConditions(outer);
  const shown = shownBy(shape, outer);
  for (const one of shown) outer.add(outer.use(one), one.name, one.view.label);
  outer.groupBy.push(...shown.map((one) => outer.use(one)));
  const share = shareOf(column, part);
  outer.add(share, `share_of_${column.name}`, `Share of ${labelOf(column)} in percent`);
  outer.penalty += 0.15 * openDimensions(column.table, [...shown, ...all.map((one) => one.column)]).length;
  outer.part = part.map((one) => one.predicate);
  if (outer.series) throw new Refusal('A share is told for one time.', 5);
  addTime(outer);
  order(outer, share, shown.length > 0);
  return outer;
};
