import { type Column, isNumeric } from '../model/schema-graph.js';
import type { Aggregate, Item } from '../parse/draft.js';
import { columnOf, type Expression } from '../query/query.js';
import { columnFor } from './find-column.js';
import type { Frame } from './frame.js';
import { CannotAggregate, PartsRefusal, Refusal } from './refusal.js';
import { isOfName } from './repeated.js';

/** What is measured: a column, or two of them divided. */
export interface Measure {
  readonly column: Column;
  readonly over?: Column;
  readonly name: string;
  readonly label: string;
}

const labels: Readonly<Record<Aggregate, string>> = {
  avg: 'average',
  sum: 'total',
  min: 'minimum',
  max: 'maximum',
  median: 'median',
  count: 'number of',
};

const lower = (text: string): string =>
  /^[A-Z][a-z]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;

export const labelOf = (column: Column): string => lower(column.view.label);

const areaWords = ['land area', 'area', 'area square mile'];
const peopleWords = ['population', 'number of people', 'inhabitant'];

/** "density": people by area; "per capita": what was said by people. */
export const derivedMeasure = (frame: Frame, item: Item, column: Column | undefined): Measure => {
  if (item.derived === 'density') {
    const people = column ?? columnFor(frame, peopleWords, 'density');
    frame.rows.add(people.table);
    const area = columnFor(frame, areaWords, 'density');
    const unit = area.view.unit ? ` per ${area.view.unit.replace(/s$/, '').replace('miles', 'mile')}` : '';
    frame.assume({
      phrase: 'density',
      meaning: `${labelOf(people)} divided by ${labelOf(area)}`,
      alternatives: [],
    });
    return {
      column: people,
      over: area,
      name: `${people.name}_density`,
      label: `${labelOf(people)} density${unit}`,
    };
  }
  if (!column) throw new Refusal('It is not said what is wanted per person.', 3, ['per capita']);
  if (column.view.aggregation !== 'sum')
    throw new Refusal(`${column.view.label} cannot be divided by people.`, 5);
  const people = columnFor(frame, peopleWords, 'per capita');
  frame.rows.add(people.table);
  frame.assume({
    phrase: 'per capita',
    meaning: `${labelOf(column)} divided by ${labelOf(people)}`,
    alternatives: [],
  });
  return { column, over: people, name: `${column.name}_per_capita`, label: `${labelOf(column)} per person` };
};

export const plainMeasure = (column: Column): Measure => ({
  column,
  name: column.name,
  label: labelOf(column),
});

const divided = (top: Expression, bottom: Expression | undefined): Expression =>
  bottom ? { kind: 'arithmetic', op: '/', left: top, right: bottom } : top;

/** The measure of single rows. */
export const rowExpression = (frame: Frame, { column, over }: Measure): Expression =>
  divided(frame.use(column), over && frame.use(over));

const aggregated = (agg: Aggregate, of: Expression): Expression => ({ kind: 'aggregate', agg, of });

/** The measure over many rows; refused where the figures do not add up. */
export const aggregateExpression = (frame: Frame, measure: Measure, agg: Aggregate): Expression => {
  const { column, over } = measure;
  const { aggregation, label } = column.view;
  if (column.view.role === 'key' || !isNumeric(column))
    throw new CannotAggregate(`${label} is nothing to compute with.`, 2);
  if (over) {
    if (agg === 'avg') throw new CannotAggregate('An average of ratios would not be the ratio of all.', 6);
    return divided(aggregated('sum', frame.use(column)), aggregated('sum', frame.use(over)));
  }
  if (aggregation === 'none' && (agg === 'sum' || agg === 'avg')) {
    throw new CannotAggregate(
      `${label} is a figure that can neither be added up nor averaged: that of a group does not follow from those of its parts. Ask for it by part instead, or for the highest or lowest.`,
      10,
    );
  }
  if (aggregation === 'average' && agg === 'sum') {
    throw new CannotAggregate(`${label} cannot be added up: ask for its average instead.`, 10);
  }
  if (aggregation === 'average' && agg === 'avg' && column.table.dimensions.length > 0) {
    frame.assume({
      phrase: '',
      meaning: `unweighted mean: every row of ${column.table.view.label.toLowerCase()} counts the same`,
      alternatives: [],
    });
  }
  return aggregated(agg, columnOf(frame.use(column) && column));
};

/** How a measure is put together when the question does not say: counts are added; a rate of parts is not that of the whole. */
export const defaultAggregate = (column: Column): Aggregate => {
  if (isOfName(column)) return 'max';
  if (column.view.aggregation === 'average') {
    throw new PartsRefusal(
      `${column.view.label} is known for the rows of ${column.table.view.label.toLowerCase()} only, and that of a group does not follow from them. Ask for the average ${labelOf(column)}, or for each of them.`,
      10,
      column,
    );
  }
  return 'sum';
};

export const aggregateLabel = (agg: Aggregate, { label }: Measure): string => `${labels[agg]} ${label}`;

/** Said to be a total where rows are nothing by themselves; the population of places is a total of itself. */
export const defaultLabel = (agg: Aggregate, measure: Measure): string =>
  (agg === 'sum' && measure.column.table.dimensions.length > 0) || isOfName(measure.column)
    ? measure.label
    : aggregateLabel(agg, measure);

export const aggregateName = (agg: Aggregate, { name }: Measure): string =>
  `${labels[agg].replace(' ', '_')}_${name}`;
