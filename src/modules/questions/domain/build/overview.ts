import type { Column, Table } from '../model/schema-graph.js';
import { addConditions } from './conditions.js';
import { isOneToOne } from './edges.js';
import { Frame, type Input } from './frame.js';
import { Refusal } from './refusal.js';
import { isMeasure } from './shape.js';
import { addTime } from './time.js';

const notTold = new Set(['latitude', 'longitude']);

/** What people want to know of a row: no codes, no coordinates. */
const isTold = ({ view, table }: Column): boolean =>
  !notTold.has(view.meaning ?? '') &&
  view.marginOfErrorOf === undefined &&
  (view.role !== 'key' || table.dimensions.length === 0);

/** The one thing that is named, by the name of its own table. */
const named = ({ draft, assignment }: Input): Table => {
  const [condition, ...more] = draft.conditions;
  const senses = [...assignment.values.values()];
  const [sense] = senses;
  const alone = condition?.kind === 'value' && !condition.negated && more.length === 0 && senses.length === 1;
  const table = sense?.column.table;
  const own = table && sense.column === table.nameColumn && !table.time && sense.values.length === 1;
  if (!alone || !own) throw new Refusal('It is not clear what is asked for.', 1);
  return table;
};

/** "tell me about Ohio", "Ohio": everything that is known of one thing, at the latest time. */
export const buildOverview = (input: Input): Frame => {
  const table = named(input);
  const frame = new Frame(table, input);
  addConditions(frame);
  for (const column of table.columns.filter(isTold))
    frame.add(frame.use(column), column.name, column.view.label);
  for (const edge of table.edges.filter(isOneToOne))
    for (const column of edge.to.columns.filter(isMeasure))
      frame.add(frame.use(column), column.name, column.view.label);
  if (frame.select.length < 2) throw new Refusal('Nothing more is known than the name.', 2);
  addTime(frame);
  frame.when = '';
  frame.overview = true;
  return frame;
};
