import { countOfRows, type Expression } from '../query/query.js';
import type { Sense } from '../resolve/assignment.js';
import type { Building } from './building.js';
import { columnFor } from './find-column.js';
import type { Frame } from './frame.js';
import { openDimensions } from './grain.js';
import {
  aggregateExpression,
  aggregateName,
  defaultAggregate,
  defaultLabel,
  derivedMeasure,
  labelOf,
  type Measure,
  plainMeasure,
} from './measure.js';
import { Refusal } from './refusal.js';
import { isMeasure } from './shape.js';

/** What the first are chosen by. */
export const superlativeMeasure = ({ frame, shape, measures }: Building): Measure | undefined => {
  const { superlative } = frame.input.draft;
  if (!superlative || shape.plainExtreme || superlative.often) return undefined;
  if (superlative.derived === 'density' || superlative.derived === 'per-capita') {
    return derivedMeasure(
      frame,
      { derived: superlative.derived },
      shape.by?.kind === 'column' ? shape.by.column : undefined,
    );
  }
  if (shape.by?.kind === 'column' && !superlative.countable && shape.by.column.view.type === 'text')
    throw new Refusal(`"${superlative.text}" does not say by what.`, 5, [superlative.text]);
  if (shape.by?.kind === 'column' && (isMeasure(shape.by.column) || !superlative.countable))
    return plainMeasure(shape.by.column);
  if (shape.by) return undefined;
  if (superlative.of?.includes('density')) return derivedMeasure(frame, { derived: 'density' }, undefined);
  if (superlative.of) return plainMeasure(columnFor(frame, superlative.of, superlative.text));
  return measures[0]?.measure;
};

/** Keeps the first so many, by an expression. */
export const rank = ({ frame, shape }: Building, expression: Expression): void => {
  const plural = frame.input.draft.superlative?.many === true;
  const { superlative, items } = frame.input.draft;
  if (!superlative) return;
  if (
    shape.groups.length > 0 &&
    items.some((item) => item.mention && !item.agg) &&
    frame.groupBy.length === 0
  ) {
    throw new Refusal('The first of every group cannot be told yet.', 5);
  }
  const implied = superlative.limit === undefined && plural;
  const count = superlative.limit ?? (plural ? 10 : 1);
  if (implied || superlative.implied) {
    frame.assumptions.push({
      phrase: superlative.text,
      meaning: `the first ${count}`,
      alternatives: ['5', '20', '50'],
    });
  }
  const sorted = { by: expression, direction: superlative.direction };
  frame.first = { count, by: sorted, ...(superlative.only && { only: true as const }) };
  frame.orderBy.push(sorted);
};

/** "the highest MINIMUM": of one figure there is none. */
const isSingle = ({ labels }: Building, { column }: Measure): boolean =>
  column.view.aggregation === 'none' ||
  (column.table.dimensions.length > 0 && openDimensions(column.table, labels).length === 0);

const rankByMeasure = (building: Building, ranked: Measure): Expression => {
  const { frame } = building;
  const { superlative } = frame.input.draft;
  if ((superlative?.agg === 'min' || superlative?.agg === 'max') && isSingle(building, ranked))
    throw new Refusal(`There is one ${labelOf(ranked.column)} of each.`, 6, [superlative.text]);
  const said = superlative?.agg && superlative.agg !== 'count' ? superlative.agg : undefined;
  const agg = said ?? defaultAggregate(ranked.column);
  const expression = aggregateExpression(frame, ranked, agg);
  frame.add(expression, aggregateName(agg, ranked), defaultLabel(agg, ranked));
  return expression;
};

const rankByDistinct = (frame: Frame, by: Extract<Sense, { kind: 'column' }>): Expression => {
  const mention = frame.input.draft.superlative?.by;
  if (mention?.tables.some(({ score }) => score >= by.score - 0.05)) frame.penalty += 0.3;
  const expression: Expression = {
    kind: 'aggregate',
    agg: 'count',
    of: frame.use(by.column),
    distinct: true,
  };
  frame.add(expression, `number_of_${by.column.name}`, `Number of ${labelOf(by.column)}`);
  return expression;
};

/** "most common": by the rows there are of each; what no two rows share is not common at all. */
const rankByRows = ({ frame, labels, shape }: Building): Expression => {
  const { root } = frame;
  const shared = labels.every(
    (label) => label.table === root && label.view.distinctCount < root.view.rowCount,
  );
  if (!shared || labels.length === 0 || shape.groups.length > 0)
    throw new Refusal('It is not clear what would occur more or less often.', 4);
  frame.add(countOfRows, `number_of_${root.name}`, `Number of ${root.view.label.toLowerCase()}`);
  return countOfRows;
};

/** What groups are ordered by: a figure over their rows, or how many they are. */
export const rankExpression = (building: Building, ranked: Measure | undefined): Expression | undefined => {
  const { frame, shape } = building;
  if (frame.input.draft.superlative?.often) return rankByRows(building);
  if (ranked) return rankByMeasure(building, ranked);
  if (!shape.by) return undefined;
  if (shape.by.kind === 'column') return rankByDistinct(frame, shape.by);
  const { table } = shape.by;
  frame.add(countOfRows, `number_of_${table.name}`, `Number of ${table.view.label.toLowerCase()}`);
  return countOfRows;
};
