import type { Column } from '../model/schema-graph.js';
import type { ValueMention } from '../parse/draft.js';
import { columnOf, type Expression } from '../query/query.js';
import type { Frame } from './frame.js';
import { openDimensions } from './grain.js';
import { labelOf } from './measure.js';
import { Refusal } from './refusal.js';
import { isMeasure } from './shape.js';
import { fixTime } from './time.js';

/** "than Ohio": the one figure that is known of what is named, at the same time. */
export const figureOf = (frame: Frame, column: Column, value: ValueMention): Expression => {
  const sense = frame.input.assignment.values.get(value);
  const own = sense !== undefined && sense.column === column.table.nameColumn && !sense.within;
  const known = own && sense.values.length === 1 && openDimensions(column.table, [sense.column]).length === 0;
  if (!sense || !known || !isMeasure(column) || frame.series)
    throw new Refusal(`There is no one ${labelOf(column)} of ${value.text} to compare with.`, 5, [
      value.text,
    ]);
  return {
    kind: 'scalar',
    query: {
      root: column.table,
      joins: [],
      distinct: false,
      groupBy: [],
      having: [],
      orderBy: [],
      where: [
        { kind: 'in', left: columnOf(sense.column), values: sense.values, negated: false },
        ...fixTime(frame, column.table),
      ],
      select: [{ expression: columnOf(column), name: column.name, label: labelOf(column) }],
    },
  };
};
