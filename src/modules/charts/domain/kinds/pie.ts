import { type Json, titleOf, tooltipOf } from '../formats.js';
import { dimensionsOf, fieldsOf, identifies, measuresOf, type Table } from '../table.js';
import { framed } from '../theme.js';
import { valuesOf } from '../values.js';
import type { ChartKind } from './kind.js';

const mostSlices = 7;
/** How far shares may be from a whole by rounding. */
const tolerance = 0.02;

const isShareUnit = (unit = '') => /^(percent|%|share|fraction)$/i.test(unit);

/** True when the amounts are percentages or shares that make up one whole. */
function isWhole(table: Table): boolean {
  const [measure] = measuresOf(table);
  if (!measure || !isShareUnit(measure.column.unit)) return false;
  const total = measure.numbers.reduce((sum, value) => sum + value, 0);
  return [1, 100].some((whole) => Math.abs(total - whole) <= whole * tolerance);
}

function problem(table: Table): string | undefined {
  const [measure, another] = measuresOf(table);
  const [slices, more] = dimensionsOf(table);
  if (!measure || another || !slices || more || !identifies(table, [slices]))
    return 'a pie shows one amount for each of its slices';
  if (fieldsOf(table, 'time').some(({ distinct }) => distinct.length > 1)) return 'a pie cannot show time';
  if (table.rows.length > mostSlices) return `a pie with ${table.rows.length} slices cannot be read`;
  if (measure.numbers.length < table.rows.length || measure.numbers.some((value) => value < 0))
    return 'a slice cannot be missing or negative';
  if (measure.column.aggregation !== 'sum' && !isWhole(table))
    return 'these amounts do not add up to a whole';
  return measure.numbers.some((value) => value > 0) ? undefined : 'there is nothing to divide';
}

export const pie: ChartKind = {
  type: 'pie',
  problem,
  suits: (table) =>
    table.rows.length > 1 && isWhole(table) ? 'the rows are the parts of one whole' : undefined,
  spec: (table, title): Json => {
    const [measure] = measuresOf(table);
    const [slices] = dimensionsOf(table);
    if (!measure || !slices) return {};
    const total = measure.numbers.reduce((sum, value) => sum + value, 0);
    return framed(title, {
      width: 360,
      height: 320,
      data: { values: valuesOf(table, [slices, measure]) },
      transform: [
        { calculate: `datum['${measure.name}'] / ${total}`, as: 'part_of_whole' },
        { window: [{ op: 'row_number', as: 'position' }] },
      ],
      encoding: {
        theta: { field: measure.name, type: 'quantitative', stack: true },
        order: { field: 'position', type: 'ordinal' },
        tooltip: [
          tooltipOf(slices),
          tooltipOf(measure),
          { field: 'part_of_whole', type: 'quantitative', title: 'Share', format: '.1%' },
        ],
      },
      layer: [
        {
          mark: { type: 'arc', outerRadius: 140, innerRadius: 60, stroke: '#ffffff', strokeWidth: 2 },
          encoding: {
            color: {
              field: slices.name,
              type: 'nominal',
              title: titleOf(slices),
              sort: [...slices.distinct],
            },
          },
        },
        {
          mark: { type: 'text', radius: 102, fontSize: 12, fontWeight: 600, color: '#ffffff' },
          transform: [{ filter: 'datum.part_of_whole >= 0.05' }],
          encoding: { text: { field: 'part_of_whole', type: 'quantitative', format: '.0%' } },
        },
      ],
    });
  },
};
