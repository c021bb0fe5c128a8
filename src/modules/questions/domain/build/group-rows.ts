import type { Column } from '../model/schema-graph.js';
import { countOfRows } from '../query/query.js';
import type { Sense } from '../resolve/assignment.js';
import type { Building } from './building.js';
import { entityColumns, shownFor } from './entity.js';
import { aggregateWanted, type Figure } from './figures.js';
import type { Frame } from './frame.js';
import {
  aggregateExpression,
  aggregateName,
  defaultAggregate,
  defaultLabel,
  type Measure,
} from './measure.js';
import { rank, rankExpression } from './ranking.js';
import { Refusal } from './refusal.js';
import { isMeasure, type Shape } from './shape.js';

const groupKeys = (sense: Sense): readonly Column[] =>
  sense.kind === 'table'
    ? [...new Set([...sense.table.dimensions, ...entityColumns(sense.table)])]
    : shownFor(sense.column);

/** What the rows are grouped by: groups that were said, and everything asked for that is no figure. */
const groupsOf = (shape: Shape): readonly Sense[] => [
  ...shape.wanted.flatMap(({ item, sense }) =>
    item.agg || !sense || (sense.kind === 'column' && isMeasure(sense.column)) ? [] : [sense],
  ),
  ...shape.groups,
];

const groupBy = ({ frame, labels }: Building, keys: readonly Column[], several: readonly Column[]): void => {
  for (const column of new Set([...labels, ...several])) {
    frame.add(frame.use(column), column.name, column.view.label);
  }
  const times = frame.series ? [...frame.rows].flatMap((table) => table.time ?? []) : [];
  for (const time of times) frame.add(frame.use(time), time.name, time.view.label);
  frame.groupBy.push(...[...keys, ...times].map((column) => frame.use(column)));
};

const figuresOf = ({ frame, measures, counts }: Building): readonly Figure[] => [
  ...measures.map(({ measure }): Figure => {
    const agg = defaultAggregate(measure.column);
    return [
      aggregateExpression(frame, measure, agg),
      aggregateName(agg, measure),
      defaultLabel(agg, measure),
    ];
  }),
  ...counts.map((wanted) => aggregateWanted(frame, wanted)),
];

/** "types that have at least two products": groups are kept by how many rows they have. */
const keepBySize = (frame: Frame, grouped: boolean): void => {
  if (!frame.groupHaving) return;
  const { op, count } = frame.groupHaving;
  if (!grouped) throw new Refusal('It is not clear what is counted.', 2);
  frame.having.push({ kind: 'compare', left: countOfRows, op, right: { kind: 'literal', value: count } });
  frame.add(countOfRows, 'count', `Number of ${frame.root.view.label.toLowerCase()}`);
};

/** Every line of the answer is a group of rows. */
export const groupRows = (building: Building, ranked: Measure | undefined): void => {
  const { frame, shape, counts } = building;
  const { superlative } = frame.input.draft;
  const grouped = groupsOf(shape);
  const several = grouped.length === 0 && counts.length === 0 ? frame.several : [];
  const keys = [...new Set([...grouped.flatMap(groupKeys), ...several])];
  groupBy(building, keys, several);
  const figures = figuresOf(building);
  for (const [expression, name, label] of figures) frame.add(expression, name, label);
  keepBySize(frame, keys.length > 0);
  if (!superlative || shape.plainExtreme) return;
  const by = rankExpression(building, ranked) ?? figures[0]?.[0];
  if (!by) throw new Refusal('It is not said by what the first are chosen.', 3, [superlative.text]);
  if (grouped.length === 0) {
    throw new Refusal(`It is not clear what is meant by "${superlative.text}".`, 3, [superlative.text]);
  }
  rank(building, by);
};
