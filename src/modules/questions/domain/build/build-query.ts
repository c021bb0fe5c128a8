import { joinTree } from '../model/join-tree.js';
import type { Column, Table } from '../model/schema-graph.js';
import { tableOf } from '../resolve/assignment.js';
import { type Building, collect } from './building.js';
import { addConditions } from './conditions.js';
import { buildContrast } from './contrast.js';
import { Frame, type Input } from './frame.js';
import { openDimensions } from './grain.js';
import { groupRows } from './group-rows.js';
import { buildGrowth } from './growth.js';
import { listRows } from './list-rows.js';
import type { Measure } from './measure.js';
import { addDefaultOrder, addOrder } from './ordering.js';
import { buildOverview } from './overview.js';
import { superlativeMeasure } from './ranking.js';
import { Refusal } from './refusal.js';
import { repeatsLabels } from './repeats.js';
import { isMeasure, rootOf, type Shape, shapeOf } from './shape.js';
import { buildShare } from './share.js';
import { unclearOwner } from './soundness.js';
import { addTime } from './time.js';

const isOpen = ({ frame, labels }: Building, column: Column): boolean =>
  openDimensions(column.table, [...labels, ...frame.pinned]).length > 0;

/** How much is added up without having been asked for: the less the likelier. */
const openOf = ({ frame, labels }: Building, figures: readonly Measure[]): number =>
  Math.max(
    0,
    ...figures.map(
      ({ column }) => openDimensions(column.table, [...labels, ...frame.pinned, ...frame.several]).length,
    ),
  );

/** Whether the labels leave several rows of the measure's table for each line of the answer. */
const addsUp = (building: Building, measure: Measure): boolean => {
  const { frame, labels, shape } = building;
  const { table } = measure.column;
  if (table.dimensions.length === 0) return false;
  if (
    shape.entities.some(({ sense }) => sense.kind === 'table' && sense.table === table) &&
    labels.length === 0
  )
    return false;
  const named = [...frame.pinned].some((column) => column === table.nameColumn);
  if (named && table.dimensions.every((dimension) => dimension.view.meaning !== undefined)) return false;
  const fixed = [...labels, ...frame.pinned, ...frame.several];
  const open = openDimensions(table, fixed);
  return (
    open.length > 0 &&
    (table.time !== undefined || measure.column.view.unit !== undefined) &&
    (table.time !== undefined || open.every((dimension) => dimension.view.meaning !== undefined))
  );
};

/** What makes a reading less likely: something added up unasked, figures of smaller things than those listed. */
const doubtsOf = (building: Building, figures: readonly Measure[], implicit: boolean): number => {
  const { frame, counts } = building;
  const { draft, assignment } = frame.input;
  const ordered = draft.order.flatMap(({ mention }) =>
    mention ? (assignment.nouns.get(mention) ?? []) : [],
  );
  const loose = ordered.filter(
    (sense) => sense.kind === 'column' && isMeasure(sense.column) && isOpen(building, sense.column),
  );
  const bare = figures.length + counts.length === 0 && frame.pinned.size > 0;
  const repeated = bare && openDimensions(frame.root, [...frame.pinned, ...frame.several]).length > 0;
  const small = frame.measured.filter((column) => isOpen(building, column)).length + loose.length;
  return (
    (implicit ? 0.3 + 0.15 * openOf(building, figures) : 0) +
    (frame.groupHaving ? 0.2 : 0) +
    (repeated ? 0.3 : 0) +
    0.5 * small
  );
};

/** Brings in the things that were only mentioned: there must be one of them. */
const addEntities = (frame: Frame, shape: Shape): void => {
  for (const { mention, sense } of shape.entities) {
    const table = tableOf(sense);
    if (sense.kind === 'column') {
      if (mention.related || frame.mentionedTables().includes(table)) continue;
      throw new Refusal(`It is not clear what "${mention.text}" is for.`, 3, [mention.text]);
    }
    if (frame.rows.has(table) || [...frame.rows].some((one) => one === table)) continue;
    const tree = joinTree(frame.root, [...frame.rows, table]);
    const through = frame
      .mentionedTables()
      .some((other) => other !== table && tree?.edges.some((edge) => edge.to === table));
    if (through && frame.coveredBy(table)) continue;
    if (frame.isMany(table)) frame.exists(table, [], false);
    else frame.use(table.columns[0] as Column);
  }
};

/** Decides between single rows and groups, and puts in what is asked for. */
const addAnswer = (building: Building): void => {
  const { frame, shape, counts, measures } = building;
  const ranked = superlativeMeasure(building);
  const { superlative } = frame.input.draft;
  const counting = superlative?.countable === true && shape.by !== undefined && !ranked;
  const figures = [...measures.map(({ measure }) => measure), ...(ranked ? [ranked] : [])];
  const known = figures.filter((measure) => isMeasure(measure.column));
  const unasked = known.some((measure) => addsUp(building, measure));
  const implicit = unasked || known.some((measure) => repeatsLabels(building, measure));
  frame.penalty += doubtsOf(building, figures, unasked);
  const aggregated =
    frame.groupHaving !== undefined ||
    counts.length > 0 ||
    counting ||
    superlative?.agg !== undefined ||
    superlative?.often === true ||
    implicit;
  if (
    !aggregated &&
    frame.measured.some((column) => isOpen(building, column) && column.table.nameColumn?.view.meaning)
  ) {
    throw new Refusal('The figures compared are of smaller places than those listed.', 3);
  }
  if (aggregated) groupRows(building, ranked);
  else listRows(building, ranked);
  frame.distinct = (frame.distinct || frame.input.draft.distinct) && !aggregated;
};

/** The table whose rows are counted, ranked or listed. */
const startOf = ({ draft }: Input, shape: Shape): Table => {
  const { superlative } = draft;
  const computed = shape.wanted.some(({ item }) => item.agg);
  const counting = superlative?.countable && shape.by?.kind === 'table' && !computed;
  const ranking = shape.by?.kind === 'column' && isMeasure(shape.by.column) && superlative?.agg;
  return (counting || ranking) && shape.by ? tableOf(shape.by) : rootOf(shape);
};

/** A name alone, or "tell me about" it. */
const asksForAll = ({ draft }: Input, { wanted, groups, entities, by }: Shape): boolean =>
  wanted.length + groups.length + entities.length + draft.order.length === 0 &&
  !by &&
  !draft.superlative &&
  !draft.contrast &&
  !draft.versus &&
  draft.conditions.length === 1;

/** One reading of a question as a query; refused where it would not be sound. */
export const buildFrame = (input: Input): Frame => {
  const shape = shapeOf(input.draft, input.assignment);
  unclearOwner(shape);
  const derived = new Set(shape.wanted.map(({ item }) => item.derived));
  if (asksForAll(input, shape)) return buildOverview(input);
  if (input.draft.contrast) return buildContrast(input, shape);
  if (derived.has('growth')) return buildGrowth(input, shape);
  if (derived.has('share')) return buildShare(input, shape);
  if (derived.has('difference'))
    throw new Refusal(
      'It is not clear which difference is meant: ask for the difference in a figure between two things.',
      7,
      ['difference'],
    );
  const frame = new Frame(startOf(input, shape), input);
  const building = collect(frame, shape);
  addConditions(frame);
  addAnswer(building);
  addEntities(frame, shape);
  addOrder(frame);
  addTime(frame);
  addDefaultOrder(frame);
  return frame;
};
