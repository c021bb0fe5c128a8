import type { Column } from '../model/schema-graph.js';
import type { Condition } from '../parse/draft.js';
import { columnOf, type Expression } from '../query/query.js';
import { addConditions } from './conditions.js';
import { entityColumns, shownFor } from './entity.js';
import { Frame, type Input } from './frame.js';
import { labelOf } from './measure.js';
import { CannotAggregate, Refusal } from './refusal.js';
import { restriction } from './restrictions.js';
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

interface Part {
  readonly condition: Condition;
  readonly column: Column;
}

/** A part must be told by something else than the figure itself. */
const checkPart = (part: readonly Part[], column: Column): void => {
  if (part.some((one) => one.column === column))
    throw new CannotAggregate(`A part of ${labelOf(column)} cannot be told by their number.`, 8);
  if (part.length === 0) throw new Refusal(`It is not said which part of ${labelOf(column)} is meant.`, 5);
  if (part.some(({ condition }) => condition.negated || condition.or))
    throw new Refusal('The part cannot be told apart.', 3);
};

/** "share of households earning under $25,000": what meets the conditions, of all, in percent. */
export const buildShare = (input: Input, shape: Shape): Frame => {
  const column = additive(input, shape);
  const frame = new Frame(column.table, input);
  const restrictions = input.draft.conditions.map((condition) => ({
    condition,
    ...restriction(frame, condition),
  }));
  const part = restrictions.filter((one) => isPart(input, one.column, column));
  checkPart(part, column);
  const rest = input.draft.conditions.filter((condition) => !part.some((one) => one.condition === condition));
  const outer = new Frame(column.table, { ...input, draft: { ...input.draft, conditions: rest } });
  addConditions(outer);
  const labels = [
    ...shape.wanted.filter(({ item }) => !item.derived).map(({ sense }) => sense),
    ...shape.groups,
  ].flatMap((sense) => {
    if (!sense) return [];
    return sense.kind === 'table' ? entityColumns(sense.table) : shownFor(sense.column);
  });
  const shown = [...new Set([...labels, ...(labels.length === 0 ? outer.several : [])])];
  for (const one of shown) outer.add(outer.use(one), one.name, one.view.label);
  outer.groupBy.push(...shown.map((one) => outer.use(one)));
  const sum = (only: boolean): Expression => ({
    kind: 'aggregate',
    agg: 'sum',
    of: columnOf(column),
    ...(only && { only: part.map((one) => one.predicate) }),
  });
  const share: Expression = {
    kind: 'arithmetic',
    op: '/',
    left: { kind: 'arithmetic', op: '*', left: { kind: 'literal', value: 100 }, right: sum(true) },
    right: sum(false),
  };
  outer.add(share, `share_of_${column.name}`, `Share of ${labelOf(column)} in percent`);
  outer.part = part.map((one) => one.predicate);
  addTime(outer);
  const { superlative } = input.draft;
  if (superlative) {
    const by = { by: share, direction: superlative.direction } as const;
    outer.first = { count: superlative.limit ?? 1, by };
    outer.orderBy.push(by);
  } else if (shown.length > 0) outer.orderBy.push({ by: share, direction: 'desc' });
  return outer;
};
