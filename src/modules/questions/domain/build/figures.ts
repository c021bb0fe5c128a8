import type { Table } from '../model/schema-graph.js';
import { columnOf, countOfRows, type Expression } from '../query/query.js';
import { tableOf } from '../resolve/assignment.js';
import type { Frame } from './frame.js';
import { aggregateExpression, aggregateLabel, aggregateName, labelOf, plainMeasure } from './measure.js';
import { CannotAggregate, Refusal } from './refusal.js';
import { repeatedName } from './repeated.js';
import type { Wanted } from './shape.js';

/** What to select, with its name and its label. */
export type Figure = readonly [Expression, string, string];

/** How many rows a table has: called by its name, unless that is what its rows add up to. */
const rowsOf = (table: Table): Figure => {
  const repeated = repeatedName(table);
  if (repeated)
    return [
      { kind: 'aggregate', agg: 'count', of: columnOf(repeated), distinct: true },
      `number_of_${table.name}`,
      `Number of ${table.view.label.toLowerCase()}`,
    ];
  const figure = table.columns.some(
    ({ name, view }) => view.role === 'measure' && name.toLowerCase() === table.name.toLowerCase(),
  );
  const things = figure ? 'rows' : table.view.label.toLowerCase();
  return [countOfRows, `number_of_${figure ? 'rows' : table.name}`, `Number of ${things}`];
};

const countExpression = (frame: Frame, { item, sense }: Wanted): Figure => {
  if (!sense) return [countOfRows, 'count', 'Number'];
  const table = tableOf(sense);
  if (sense.kind === 'table' && item.distinct && sense.score < 0.9)
    throw new Refusal(`It is not clear which different ${item.mention?.text} are meant.`, 2);
  if (sense.kind === 'table' && table === frame.root) {
    return rowsOf(table);
  }
  const column = sense.kind === 'column' ? sense.column : table.dimensions[0];
  if (!column || (sense.kind === 'table' && table.dimensions.length !== 1))
    throw new CannotAggregate(`${table.view.label} cannot be counted here.`, 2);
  const things = item.mention?.tables.some(({ score }) => score >= sense.score - 0.05);
  if (sense.kind === 'column' && things) frame.penalty += 0.3;
  const distinct =
    sense.kind === 'table' ||
    item.distinct === true ||
    column.view.distinctCount < column.table.view.rowCount;
  return [
    { kind: 'aggregate', agg: 'count', of: frame.use(column), distinct },
    `number_of_${column.name}`,
    `Number of ${labelOf(column)}`,
  ];
};

/** A figure over many rows that the question asks for by name. */
export const aggregateWanted = (frame: Frame, wanted: Wanted): Figure => {
  const { item, sense } = wanted;
  if (item.agg === 'count') return countExpression(frame, wanted);
  if (sense?.kind !== 'column' || !item.agg) throw new Refusal('It is not clear what is to be computed.', 2);
  const measure = plainMeasure(sense.column);
  const known = sense.column.view.type;
  if (item.agg !== 'min' && item.agg !== 'max' && known !== 'integer' && known !== 'decimal') {
    throw new Refusal(`${sense.column.view.label} is not a number.`, 2);
  }
  return [
    aggregateExpression(frame, measure, item.agg),
    aggregateName(item.agg, measure),
    aggregateLabel(item.agg, measure),
  ];
};
