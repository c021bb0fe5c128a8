import type { Column } from '../model/schema-graph.js';
import type { Sense } from '../resolve/assignment.js';
import { entityColumns, shownFor } from './entity.js';
import type { Frame } from './frame.js';
import { derivedMeasure, type Measure, plainMeasure } from './measure.js';
import { Refusal } from './refusal.js';
import { isMeasure, type Shape, type Wanted } from './shape.js';

/** What is shown beside the measures: names, categories, things. */
const labelColumns = (sense: Sense): readonly Column[] => {
  if (sense.kind === 'column') return shownFor(sense.column);
  const { table } = sense;
  if (!table.time) return entityColumns(table);
  const parts = table.dimensions.filter((column) => column.view.role !== 'key');
  return [...new Set([...entityColumns(table), ...parts, ...table.columns.filter(isMeasure)])];
};

/** Every column of the first thing asked about. */
const allColumns = (shape: Shape): readonly Column[] => {
  const thing =
    shape.wanted.find(({ sense }) => sense?.kind === 'table')?.sense ??
    shape.entities.find(({ sense }) => sense.kind === 'table')?.sense ??
    shape.groups.find((sense) => sense.kind === 'table');
  if (thing?.kind !== 'table') throw new Refusal('It is not clear whose details are asked for.', 2);
  return thing.table.columns;
};

const measureOf = (frame: Frame, { item, sense }: Wanted): Measure | undefined => {
  const column = sense?.kind === 'column' && isMeasure(sense.column) ? sense.column : undefined;
  if (item.derived === 'density' || item.derived === 'per-capita') return derivedMeasure(frame, item, column);
  return column && !item.agg ? plainMeasure(column) : undefined;
};

/** What a query is built from, sorted. */
export interface Building {
  readonly frame: Frame;
  readonly shape: Shape;
  readonly labels: Column[];
  readonly measures: { readonly measure: Measure; readonly wanted?: Wanted }[];
  readonly counts: Wanted[];
}

/** Things of which several are meant: "population of CITIES", "COUNTY unemployment rates". */
const ownersOf = ({ frame, shape }: Building): readonly Sense[] => {
  const { draft, assignment } = frame.input;
  const several = draft.entities.some((mention) => mention.plural);
  const owners = shape.wanted.flatMap(({ item: { mention } }) =>
    mention?.plural && mention.owner ? [mention.owner] : [],
  );
  return [
    ...(several ? shape.entities.map(({ sense }) => sense) : []),
    ...owners.flatMap((owner) => assignment.nouns.get(owner) ?? []),
  ];
};

/** "population of cities": each figure is shown with what it belongs to. */
const ownerLabels = (building: Building): readonly Column[] => {
  const [measure] = building.measures;
  if (!measure || building.counts.length + building.shape.groups.length > 0) return [];
  const { table } = measure.measure.column;
  for (const sense of ownersOf(building)) {
    if (sense.kind === 'column' && sense.column === table.nameColumn) return shownFor(sense.column);
    if (sense.kind !== 'table') continue;
    if (sense.table === table) return labelColumns(sense);
    const name = sense.table.nameColumn;
    if (!name || !table.edges.some((edge) => edge.toOne && edge.to === sense.table)) continue;
    return [
      table.columns.find(
        (column) => name.view.meaning !== undefined && column.view.meaning === name.view.meaning,
      ) ?? name,
    ];
  }
  return [];
};

/** Sorts what is asked for into names, figures and things to count. */
export const collect = (frame: Frame, shape: Shape): Building => {
  const building: Building = { frame, shape, labels: [], measures: [], counts: [] };
  for (const wanted of shape.wanted) {
    const measure = measureOf(frame, wanted);
    if (measure) building.measures.push({ measure, wanted });
    else if (wanted.item.agg) building.counts.push(wanted);
    else if (wanted.sense) building.labels.push(...labelColumns(wanted.sense));
  }
  if (building.labels.length === 0) building.labels.push(...ownerLabels(building));
  if (frame.input.draft.everything) building.labels.push(...allColumns(shape));
  building.labels.push(...shape.groups.flatMap(labelColumns));
  return building;
};
