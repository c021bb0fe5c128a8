import type { JsonValue } from '#shared/contracts';
import { exactText, type Json, measureAxis, titleOf, tooltipOf } from '../formats.js';
import {
  dimensionsOf,
  type Field,
  fieldsOf,
  identifies,
  measuresOf,
  sameUnit,
  type Table,
} from '../table.js';
import { barColour, framed, labelColour } from '../theme.js';
import { foldedField, foldedValues, seriesName, valuesOf } from '../values.js';
import type { ChartKind } from './kind.js';

const maxBars = 60;
const maxSeries = 8;
/** Beyond these, names would be turned or cut below upright bars. */
const uprightBars = 12;
const uprightNameLength = 12;

interface Layout {
  /** One place on the axis for each of its values. */
  readonly along: Field;
  /** Bars side by side at each place. */
  readonly series: Field | undefined;
  readonly measures: readonly Field[];
}

function layoutOf(table: Table): Layout | undefined {
  const measures = measuresOf(table);
  const time = fieldsOf(table, 'time').filter(({ distinct }) => distinct.length > 1);
  const [first, second, ...more] = [...dimensionsOf(table), ...time];
  if (!first || measures.length === 0 || !sameUnit(measures)) return undefined;
  if (identifies(table, [first])) return { along: first, series: undefined, measures };
  if (!second || more.length > 0 || measures.length > 1 || !identifies(table, [first, second]))
    return undefined;
  const [series, along] = [first, second].toSorted((a, b) => a.distinct.length - b.distinct.length);
  return along && series ? { along, series, measures } : undefined;
}

function problem(table: Table): string | undefined {
  const layout = layoutOf(table);
  if (!layout) return 'bars need one name and one comparable measure in each row';
  const { along, series, measures } = layout;
  const seriesCount = series?.distinct.length ?? measures.length;
  if (seriesCount > maxSeries) return `${seriesCount} bars side by side cannot be told apart`;
  if (along.distinct.length * seriesCount > maxBars) return `${table.rows.length} bars are too many to read`;
  return undefined;
}

const longestName = ({ distinct }: Field): number =>
  distinct.reduce<number>((longest, value) => Math.max(longest, String(value).length), 0);

const isOrdered = ({ part, column }: Field): boolean => part === 'time' || column.type === 'integer';

const isUpright = (along: Field, bars: number): boolean =>
  isOrdered(along)
    ? bars <= maxBars
    : along.distinct.length <= uprightBars && longestName(along) <= uprightNameLength;

function spec(table: Table, title: string): Json {
  const layout = layoutOf(table);
  if (!layout) return {};
  const { along, series, measures } = layout;
  return series || measures.length > 1
    ? groupedSpec(table, layout, title)
    : simpleSpec(table, { along, measure: foldedOrOnly(measures) }, title);
}

const labelName = 'amount_label';

const foldedOrOnly = (measures: readonly Field[]): Field => measures[0] ?? foldedField(measures);

interface SimpleLayout {
  readonly along: Field;
  readonly measure: Field;
}

function simpleSpec(table: Table, { along, measure }: SimpleLayout, title: string): Json {
  const bars = along.distinct.length;
  const upright = isUpright(along, bars);
  const labelled = measure.numbers.every((value) => value >= 0) && (!upright || bars <= uprightBars);
  return framed(title, {
    ...sizeOf(upright, bars),
    data: { values: valuesOf(table, [along, measure]) },
    transform: [{ calculate: exactText(measure, `datum['${measure.name}']`), as: labelName }],
    encoding: {
      [upright ? 'x' : 'y']: placesAxis(along, upright),
      [upright ? 'y' : 'x']: amountAxis(measure, labelled),
      tooltip: [tooltipOf(along), tooltipOf(measure)],
    },
    layer: [
      { mark: { type: 'bar', color: barColour, cornerRadiusEnd: 2 } },
      ...(labelled ? [amountLabels(upright)] : []),
    ],
  });
}

/** Bars that carry their amount need no lines to compare them by. */
const amountAxis = (measure: Field, labelled: boolean): Json => ({
  field: measure.name,
  type: 'quantitative',
  title: titleOf(measure),
  axis: measureAxis(measure, { tickCount: 6, ...(labelled && { grid: false }) }),
});

const amountLabels = (upright: boolean): Json => ({
  mark: {
    type: 'text',
    fontSize: 11,
    color: labelColour,
    ...(upright ? { dy: -8 } : { align: 'left', dx: 5 }),
  },
  encoding: { text: { field: labelName, type: 'nominal' } },
});

function groupedSpec(table: Table, { along, series, measures }: Layout, title: string): Json {
  const measure = series ? foldedOrOnly(measures) : foldedField(measures);
  const groups = series?.distinct.length ?? measures.length;
  const upright = isUpright(along, along.distinct.length * groups);
  const seriesField = series?.name ?? seriesName;
  const seriesTitle = series ? titleOf(series) : null;
  const order = series ? [...series.distinct] : measures.map(({ column }) => column.label);
  const values = series ? valuesOf(table, [along, series, measure]) : foldedValues(table, [along], measures);
  return framed(title, {
    ...sizeOf(upright, along.distinct.length * groups),
    data: { values },
    mark: { type: 'bar', cornerRadiusEnd: 2 },
    encoding: {
      [upright ? 'x' : 'y']: placesAxis(along, upright),
      [upright ? 'xOffset' : 'yOffset']: { field: seriesField, sort: order },
      [upright ? 'y' : 'x']: amountAxis(measure, false),
      color: { field: seriesField, type: 'nominal', title: seriesTitle, sort: order },
      tooltip: [
        tooltipOf(along),
        { field: seriesField, type: 'nominal', title: seriesTitle ?? 'Measure' },
        tooltipOf(measure),
      ],
    },
  });
}

/** Places stand in the order of the rows: whoever wrote the question sorted them. */
function placesAxis(along: Field, upright: boolean): Json {
  const axis: Json = upright
    ? { labelAngle: 0, grid: false, ticks: false, labelOverlap: true }
    : { grid: false, ticks: false, domain: false, labelLimit: 240 };
  const sort: JsonValue = isOrdered(along) ? 'ascending' : null;
  return {
    field: along.name,
    type: isOrdered(along) ? 'ordinal' : 'nominal',
    title: titleOf(along),
    sort,
    axis,
  };
}

const sizeOf = (upright: boolean, bars: number): Json =>
  upright ? { width: 640, height: 340 } : { width: 560, height: Math.max(bars * 24, 90) };

export const bar: ChartKind = {
  type: 'bar',
  problem,
  suits: (table) => {
    const measures = measuresOf(table).length;
    return measures > 0 ? 'amounts of a few things are compared' : undefined;
  },
  spec,
};
