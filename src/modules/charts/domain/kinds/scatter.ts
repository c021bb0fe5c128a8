import { type Json, measureAxis, titleOf, tooltipOf } from '../formats.js';
import { dimensionsOf, type Field, measuresOf } from '../table.js';
import { barColour, framed, seriesColours } from '../theme.js';
import { valuesOf } from '../values.js';
import type { ChartKind } from './kind.js';

const fewestPoints = 8;
const mostPoints = 20_000;

const measureScale = (field: Field): Json => ({
  field: field.name,
  type: 'quantitative',
  title: titleOf(field),
  scale: { zero: false, padding: 12 },
  axis: measureAxis(field, { tickCount: 6 }),
});

export const scatter: ChartKind = {
  type: 'scatter',
  problem: (table) => {
    if (measuresOf(table).length < 2) return 'points need two measures';
    return table.rows.length > mostPoints ? `${table.rows.length} points are too many to read` : undefined;
  },
  suits: (table) =>
    measuresOf(table).length === 2 && table.rows.length >= fewestPoints
      ? 'two measures of the same things may depend on each other'
      : undefined,
  spec: (table, title) => {
    const [x, y] = measuresOf(table);
    if (!x || !y) return {};
    const names = dimensionsOf(table);
    const groups = names.find(
      ({ distinct }) =>
        distinct.length > 1 &&
        distinct.length <= seriesColours.length &&
        distinct.length < table.rows.length / 2,
    );
    return framed(title, {
      width: 560,
      height: 420,
      data: { values: valuesOf(table, [...names, x, y]) },
      mark: { type: 'circle', size: 55, opacity: 0.75, ...(groups ? {} : { color: barColour }) },
      encoding: {
        x: measureScale(x),
        y: measureScale(y),
        ...(groups ? { color: { field: groups.name, type: 'nominal', title: titleOf(groups) } } : {}),
        tooltip: [...names.map(tooltipOf), tooltipOf(x), tooltipOf(y)],
      },
    });
  },
};
