import type { Column } from '../model/schema-graph.js';
import type { Building } from './building.js';
import type { Frame } from './frame.js';
import { labelOf, type Measure, rowExpression } from './measure.js';
import { rank } from './ranking.js';
import { NoSuchData, Refusal } from './refusal.js';
import { isOfName } from './repeated.js';
import { isMeasure } from './shape.js';

/** A figure of the larger place is no figure of the smaller ones in it. */
const checkLevel = ({ labels, frame, shape }: Building, measures: readonly Measure[]): void => {
  for (const { column } of measures) {
    for (const label of labels) {
      const place = label.view.meaning !== undefined && label.view.meaning !== 'year';
      const each = shape.groups.length > 0;
      if (!(place || each) || label.table === column.table) continue;
      if (frame.isFiner(label.table, column.table))
        throw new NoSuchData(`${column.view.label} is not known by ${labelOf(label)}.`, 11);
    }
  }
};

/** "what status codes are there": each once, where no rows were asked for. */
const areKinds = ({ frame, labels, shape }: Building): boolean => {
  const { draft } = frame.input;
  const [only] = labels;
  const alone =
    draft.items.length === 1 && draft.conditions.length + draft.entities.length + draft.order.length === 0;
  return (
    alone &&
    shape.wanted[0]?.sense?.kind === 'column' &&
    only !== undefined &&
    only !== only.table.nameColumn &&
    only.view.role !== 'measure'
  );
};

/** Names of a table about many years alone: each is shown once. */
const showOnce = (building: Building): void => {
  const { frame, labels } = building;
  const open = labels.some(
    (column) =>
      column.table.time &&
      column !== column.table.nameColumn &&
      !column.table.dimensions.every((dimension) => labels.includes(dimension)),
  );
  if (areKinds(building)) frame.distinct = true;
  if (!open) return;
  frame.distinct = true;
  if (labels.every((column) => column.table.time === column)) {
    throw new Refusal('It is not clear what is asked for.', 2);
  }
};

const show = (frame: Frame, columns: Iterable<Column>): void => {
  for (const column of columns) frame.add(frame.use(column), column.name, column.view.label);
};

/** Every line of the answer is one row. */
export const listRows = (building: Building, ranked: Measure | undefined): void => {
  const { frame, labels, measures, shape } = building;
  const { distinct, superlative } = frame.input.draft;
  show(frame, new Set([...labels, ...(measures.length > 0 && !distinct ? frame.several : [])]));
  if (frame.series)
    show(
      frame,
      [...frame.rows].flatMap((table) => table.time ?? []),
    );
  for (const { measure } of measures) frame.add(rowExpression(frame, measure), measure.name, measure.label);
  if (!distinct)
    show(
      frame,
      frame.measured.filter((column) => frame.rows.has(column.table)),
    );
  checkLevel(building, [...measures.map(({ measure }) => measure), ...(ranked ? [ranked] : [])]);
  if (superlative && !ranked && !shape.plainExtreme) {
    throw new Refusal('It is not said by what the first are chosen.', 3);
  }
  if (measures.length === 0 && !ranked) {
    const given = labels.length > 0 && labels.every((column) => frame.pinned.has(column));
    if (given) throw new Refusal('The question asks for what it says itself.', 3);
    showOnce(building);
  }
  if (measures.length > 0 && measures.every(({ measure }) => isOfName(measure.column))) frame.distinct = true;
  if (!ranked) return;
  const expression = rowExpression(frame, ranked);
  if (isMeasure(ranked.column)) frame.add(expression, ranked.name, ranked.label);
  rank(building, expression);
};
