import { type Json, measureAxis, titleOf } from '../formats.js';
import { dimensionsOf, fieldsOf, measuresOf, type Table } from '../table.js';
import { barColour, framed } from '../theme.js';
import { valuesOf } from '../values.js';
import type { ChartKind } from './kind.js';

const fewestRows = 20;
const fewestValues = 8;

const isBareMeasure = (table: Table): boolean =>
  dimensionsOf(table).length === 0 && fieldsOf(table, 'time').length === 0;

export const histogram: ChartKind = {
  type: 'histogram',
  problem: (table) => (measuresOf(table).length === 1 ? undefined : 'a histogram shows one measure'),
  suits: (table) =>
    isBareMeasure(table) &&
    table.rows.length >= fewestRows &&
    (measuresOf(table)[0]?.distinct.length ?? 0) >= fewestValues
      ? 'many amounts of one kind: what matters is how they are spread'
      : undefined,
  spec: (table, title): Json => {
    const [measure] = measuresOf(table);
    if (!measure) return {};
    const x = { field: measure.name, bin: { maxbins: 30 }, type: 'quantitative', title: titleOf(measure) };
    const count = { aggregate: 'count', title: 'Number of rows' };
    return framed(title, {
      width: 640,
      height: 340,
      data: { values: valuesOf(table, [measure]) },
      mark: { type: 'bar', color: barColour, binSpacing: 1 },
      encoding: {
        x: { ...x, axis: measureAxis(measure, { grid: false, labelOverlap: true }) },
        y: { ...count, axis: { tickMinStep: 1, format: ',d' } },
        tooltip: [x, { ...count, format: ',d' }],
      },
    });
  },
};
