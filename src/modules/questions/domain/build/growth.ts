import type { Column } from '../model/schema-graph.js';
import { percentOf, sumInYear } from '../query/expressions.js';
import { columnOf, type Expression } from '../query/query.js';
import type { CompareOp } from '../text/operators.js';
import { addConditions } from './conditions.js';
import { entityColumns, shownFor } from './entity.js';
import { Frame, type Input } from './frame.js';
import { labelOf } from './measure.js';
import { CannotAggregate, NoSuchData, OutOfRange, Refusal } from './refusal.js';
import { isMeasure, type Shape } from './shape.js';
import { firstYear, hasYear, lastYear, yearsInWords } from './years.js';

/** What grows when it is not said: the one figure of the source that is counted year after year. */
const defaultMeasure = (input: Input, labels: readonly Column[]): Column => {
  const repeated = input.model.graph.tables.filter(
    (table) => table.time && firstYear(table.time) !== lastYear(table.time),
  );
  const measures = repeated.flatMap((table) =>
    table.columns.filter((column) => isMeasure(column) && column.view.aggregation === 'sum'),
  );
  const named = [...input.assignment.values.values()].map(({ column }) => column);
  const near = measures.filter(({ table }) =>
    [...labels, ...named].every(
      (label) => label.table === table || table.edges.some((edge) => edge.toOne && edge.to === label.table),
    ),
  );
  const [only, ...others] = labels.length + named.length > 0 ? near : measures;
  if (!only || others.length > 0) throw new Refusal('It is not said what grew.', 4, ['grew']);
  return only;
};

const years = (input: Input, time: Column): readonly [number, number] => {
  const [spec] = input.draft.times;
  const said = input.draft.times.flatMap((one) => (one.kind === 'at' ? one.years : []));
  const from = spec?.from ?? (said.length > 1 ? Math.min(...said) : undefined) ?? firstYear(time) ?? 0;
  const to = spec?.to ?? (said.length > 0 ? Math.max(...said) : undefined) ?? lastYear(time) ?? 0;
  for (const year of [from, to]) {
    if (!hasYear(time, year, input.model)) {
      throw new OutOfRange(
        `There are no figures for ${year}: ${time.table.view.label.toLowerCase()} has ${yearsInWords(time, input.model)}.`,
        9,
        [String(year)],
      );
    }
  }
  if (from >= to) throw new Refusal('A change needs two different years.', 6);
  return [from, to];
};

const order = (frame: Frame, growth: Expression, plural: boolean): void => {
  const { superlative, change: asked } = frame.input.draft;
  if (!superlative) return;
  const loss = asked?.happened === 'loss' && superlative.countable;
  if (loss && superlative.direction === 'asc')
    throw new Refusal('It is not clear which end is meant.', 5, [superlative.text]);
  const by = { by: growth, direction: loss ? 'asc' : superlative.direction } as const;
  const count = superlative.limit ?? (plural ? 10 : 1);
  if (superlative.limit === undefined && plural)
    frame.assumptions.push({
      phrase: superlative.text,
      meaning: `the first ${count}`,
      alternatives: ['5', '20', '50'],
    });
  frame.first = { count, by };
  frame.orderBy.push(by);
};

/** Keeps the groups that changed as the question says. */
const keep = (frame: Frame, growth: Expression, listed: boolean): void => {
  const { change: asked, superlative } = frame.input.draft;
  const compared = (op: CompareOp, value: number): void => {
    frame.having.push({ kind: 'compare', left: growth, op, right: { kind: 'literal', value } });
  };
  const loss = asked?.happened === 'loss';
  if (asked?.bound && (superlative || !listed))
    throw new Refusal('It is not clear what must have changed so much.', 5);
  if (superlative || !listed) return;
  if (asked?.happened && !asked.bound?.op.startsWith('>')) compared(loss ? '<' : '>', 0);
  if (!asked?.bound) return;
  const { op, percent } = asked.bound;
  compared(loss ? turned[op] : op, loss ? -percent : percent);
};

/** A loss of more than 5 percent is a growth of less than -5. */
const turned: Readonly<Record<CompareOp, CompareOp>> = {
  '>': '<',
  '>=': '<=',
  '<': '>',
  '<=': '>=',
  '=': '=',
  '<>': '<>',
};

/** "which division grew fastest from 2000 to 2010": the change between two years, in percent. */
export const buildGrowth = (input: Input, shape: Shape): Frame => {
  const labels = [...shape.wanted.map(({ sense }) => sense), ...shape.groups].flatMap((sense) => {
    if (!sense || (sense.kind === 'column' && isMeasure(sense.column))) return [];
    return sense.kind === 'table' ? entityColumns(sense.table) : shownFor(sense.column);
  });
  if (input.draft.superlative?.countable && input.draft.superlative.by)
    throw new Refusal('Changes are told in percent: ask for the highest growth.', 9, [
      input.draft.superlative.text,
    ]);
  const said = [...shape.wanted.map(({ sense }) => sense), shape.by].find(
    (sense) => sense?.kind === 'column' && isMeasure(sense.column),
  );
  const column = said?.kind === 'column' ? said.column : defaultMeasure(input, labels);
  const { time } = column.table;
  if (!time) throw new NoSuchData(`${column.view.label} is known for one time only.`, 6, []);
  if (column.view.aggregation !== 'sum')
    throw new CannotAggregate(`The growth of ${labelOf(column)} cannot be computed over several rows.`, 5);
  const [from, to] = years(input, time);
  const frame = new Frame(column.table, input);
  addConditions(frame);
  const shown = [...new Set([...labels, ...(labels.length === 0 ? frame.several : [])])];
  for (const one of shown) frame.add(frame.use(one), one.name, one.view.label);
  frame.groupBy.push(...shown.map((one) => frame.use(one)));
  const [before, after] = [sumInYear(column, time, from), sumInYear(column, time, to)];
  frame.add(before, `${column.name}_${from}`, `${column.view.label} ${from}`);
  frame.add(after, `${column.name}_${to}`, `${column.view.label} ${to}`);
  const difference: Expression = { kind: 'arithmetic', op: '-', left: after, right: before };
  frame.add(difference, 'change', 'Change');
  const growth = percentOf(difference, before);
  frame.add(growth, 'growth_percent', 'Growth in percent');
  frame.where.push({ kind: 'in', left: columnOf(time), values: [from, to], negated: false });
  frame.assumptions.push({
    phrase: 'growth',
    meaning: `growth of ${labelOf(column)} in percent`,
    alternatives: ['the increase in numbers'],
  });
  frame.when = `from ${from} to ${to}`;
  keep(frame, growth, labels.length > 0 && input.draft.groups.length === 0);
  order(frame, growth, input.draft.superlative?.many === true);
  if (!frame.first && shown.length > 0)
    frame.orderBy.push({ by: growth, direction: input.draft.change?.happened === 'loss' ? 'asc' : 'desc' });
  return frame;
};
