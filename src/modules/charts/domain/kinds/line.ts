import { type Json, measureAxis, titleOf, tooltipOf } from '../formats.js';
import {
  dimensionsOf,
  type Field,
  fieldsOf,
  identifies,
  measuresOf,
  sameUnit,
  type Table,
} from '../table.js';
import { barColour, framed } from '../theme.js';
import { foldedField, foldedValues, seriesName, valuesOf } from '../values.js';
import type { ChartKind } from './kind.js';

const maxSeries = 10;
const markedPoints = 40;
const listedYears = 12;

interface Layout {
  readonly time: Field;
  readonly series: Field | undefined;
  readonly measures: readonly Field[];
}

function layoutOf(table: Table): Layout | undefined {
  const [time, otherTime] = fieldsOf(table, 'time').filter(({ distinct }) => distinct.length > 1);
  const measures = measuresOf(table);
  if (!time || otherTime || measures.length === 0 || !sameUnit(measures)) return undefined;
  if (identifies(table, [time])) return { time, series: undefined, measures };
  const series = dimensionsOf(table).filter(({ distinct }) => distinct.length > 1);
  const [only] = series;
  const fits = only && series.length === 1 && measures.length === 1 && identifies(table, [time, only]);
  return fits ? { time, series: only, measures } : undefined;
}

function problem(table: Table): string | undefined {
  const layout = layoutOf(table);
  if (!layout) return 'a line needs points in time, one for each line and moment';
  const lines = layout.series?.distinct.length ?? layout.measures.length;
  return lines > maxSeries ? `${lines} lines cannot be told apart` : undefined;
}

function spec(table: Table, title: string): Json {
  const layout = layoutOf(table);
  if (!layout) return {};
  const { time, series, measures } = layout;
  const folded = !series && measures.length > 1;
  const [first] = measures;
  const measure = folded || !first ? foldedField(measures) : first;
  const values = folded
    ? foldedValues(table, [time], measures)
    : valuesOf(table, [time, ...(series ? [series] : []), measure]);
  return framed(title, {
    width: 640,
    height: 360,
    data: { values },
    mark: { type: 'line', strokeWidth: 2.5, point: pointsOf(table), color: barColour },
    encoding: {
      x: timeAxis(time),
      y: {
        field: measure.name,
        type: 'quantitative',
        title: titleOf(measure),
        scale: { zero: startsAtZero(measure), nice: true },
        axis: measureAxis(measure, { tickCount: 6, domain: false, ticks: false }),
      },
      ...colourOf(table, layout),
      tooltip: [
        tooltipOf(time),
        ...(series ? [tooltipOf(series)] : []),
        ...(folded ? [{ field: seriesName, type: 'nominal', title: 'Measure' }] : []),
        tooltipOf(measure),
      ],
    },
  });
}

const pointsOf = ({ rows }: Table) => (rows.length <= markedPoints ? { size: 45 } : false);

/** Amounts that stay far above zero would be a flat line there; all others keep the honest baseline. */
function startsAtZero({ numbers }: Field): boolean {
  const lowest = Math.min(...numbers);
  const highest = Math.max(...numbers);
  return lowest < 0 || lowest < highest / 2;
}

/** Years are numbers on an even scale, so that a gap of ten years is as wide as it is long. */
function timeAxis(time: Field): Json {
  const base = { field: time.name, title: titleOf(time) };
  if (time.numbers.length === 0 && time.column.type !== 'text')
    return { ...base, type: 'temporal', scale: { type: 'utc' }, axis: { grid: false, labelOverlap: true } };
  if (time.numbers.length === 0) return { ...base, type: 'ordinal', sort: null, axis: { labelAngle: 0 } };
  const moments = [...new Set(time.numbers)].toSorted((a, b) => a - b);
  const few: Json = moments.length <= listedYears ? { values: moments } : { tickCount: 10, tickMinStep: 1 };
  return {
    ...base,
    type: 'quantitative',
    scale: { zero: false, nice: false, padding: 12 },
    axis: { format: 'd', grid: false, ...few },
  };
}

/** The legend lists the lines as they end, from the top. */
function colourOf(table: Table, { time, series, measures }: Layout): Json {
  if (!series)
    return measures.length > 1
      ? {
          color: {
            field: seriesName,
            type: 'nominal',
            title: null,
            sort: measures.map(({ column }) => column.label),
          },
        }
      : {};
  return {
    color: {
      field: series.name,
      type: 'nominal',
      title: titleOf(series),
      sort: byLastAmount(table, time, series),
    },
  };
}

function byLastAmount(table: Table, time: Field, series: Field) {
  const [measure] = measuresOf(table);
  const last = new Map<string, { at: string | number; amount: number }>();
  for (const row of table.rows) {
    const name = String(row[series.index]);
    const at = typeof row[time.index] === 'number' ? Number(row[time.index]) : String(row[time.index]);
    const known = last.get(name);
    if (!known || at > known.at) last.set(name, { at, amount: Number(row[measure?.index ?? 0]) });
  }
  return [...last].toSorted(([, a], [, b]) => b.amount - a.amount).map(([name]) => name);
}

export const line: ChartKind = {
  type: 'line',
  problem,
  suits: ({ rows }) => (rows.length > 1 ? 'amounts change over time' : undefined),
  spec,
};
