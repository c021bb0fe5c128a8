import type { Column, Table } from '../model/schema-graph.js';
import { isNumeric } from '../model/schema-graph.js';
import type { Draft, Item, Mention } from '../parse/draft.js';
import { type Assignment, type Sense, tableOf } from '../resolve/assignment.js';
import { CannotAggregate, Refusal } from './refusal.js';

export interface Wanted {
  readonly item: Item;
  readonly sense?: Sense;
}

export interface Named {
  readonly mention: Mention;
  readonly sense: Sense;
}

/** What a question asks for, by what its nouns were decided to name. */
export interface Shape {
  readonly wanted: readonly Wanted[];
  readonly groups: readonly Sense[];
  /** What an order of magnitude is about: "by population" of "the top 5 states by population". */
  readonly by?: Sense;
  readonly entities: readonly Named[];
  /** "the highest salary" alone is a maximum: nothing is ranked. */
  readonly plainExtreme?: true;
}

const senseOf = (assignment: Assignment, mention: Mention | undefined): Sense | undefined =>
  mention && assignment.nouns.get(mention);

export const isMeasure = (column: Column): boolean => column.view.role === 'measure' && isNumeric(column);

/** "average state population": of a table that is called after its only figure, that figure. */
const figureOf = ({ agg }: Item, sense: Sense | undefined): Sense | undefined => {
  if (sense?.kind !== 'table' || !agg || agg === 'count') return sense;
  const [only, ...others] = sense.table.columns.filter(isMeasure);
  return only && others.length === 0 ? { kind: 'column', column: only, score: sense.score } : sense;
};

const toWanted = (draft: Draft, assignment: Assignment): Wanted[] =>
  draft.items.map((item) => {
    const sense = figureOf(item, senseOf(assignment, item.mention));
    return { item, ...(sense && { sense }) };
  });

/** "how many people": a count of what a column already counts is its sum. */
const countedMeasure = ({ item, sense }: Wanted): Wanted => {
  if (item.agg !== 'count' || item.distinct || sense?.kind !== 'column' || !isMeasure(sense.column)) {
    return { item, ...(sense && { sense }) };
  }
  if (sense.column.view.aggregation !== 'sum' || sense.score < 0.9) {
    throw new CannotAggregate(`${sense.column.view.label} is nothing that can be counted.`, 3);
  }
  const { table, view } = sense.column;
  const thing = item.mention?.tables.some((one) => one.table === table && one.score > 0.9);
  if (thing && view.type === 'decimal') throw new Refusal(`${view.label} is no number of things.`, 3);
  if (thing && view.aggregation === 'sum' && !table.time) return { item: { ...item, agg: 'sum' }, sense };
  const { agg: _, ...rest } = item;
  return { item: rest, sense };
};

const entitiesOf = (draft: Draft, assignment: Assignment): Named[] =>
  draft.entities.flatMap((mention) => {
    const sense = assignment.nouns.get(mention);
    return sense ? [{ mention, sense }] : [];
  });

/** "average age and weight": what is said of the first measure is said of the next. */
const inherit = (wanted: readonly Wanted[]): Wanted[] =>
  wanted.map((one, index) => {
    const before = wanted[index - 1]?.item.agg;
    const measure = one.sense?.kind === 'column' && isMeasure(one.sense.column);
    return before && before !== 'count' && measure && !one.item.agg && !one.item.derived
      ? { ...one, item: { ...one.item, agg: before } }
      : one;
  });

/** "how many women": people, where the table of the value counts them; otherwise its rows. */
const countedValue = (wanted: Wanted, assignment: Assignment): Wanted => {
  if (wanted.item.agg !== 'count' || wanted.sense) return wanted;
  const [value] = [...assignment.values.values()];
  if (!value) return wanted;
  const { table } = value.column;
  const people = table.columns.find((column) => isMeasure(column) && column.view.unit === 'people');
  if (people) return { item: {}, sense: { kind: 'column', column: people, score: 1 } };
  return { item: wanted.item, sense: { kind: 'table', table, score: 1 } };
};

/** "women over 80": how many people they are, where no other figure is asked for. */
const peopleOf = ({ values }: Assignment): Wanted[] => {
  for (const { column } of values.values()) {
    const people = column.table.columns.find((one) => isMeasure(one) && one.view.unit === 'people');
    if (people && column.view.meaning === undefined && column !== column.table.nameColumn)
      return [{ item: {}, sense: { kind: 'column', column: people, score: 1 } }];
  }
  return [];
};

export const shapeOf = (draft: Draft, assignment: Assignment): Shape => {
  let wanted = inherit(toWanted(draft, assignment)).map((one) =>
    countedValue(countedMeasure(one), assignment),
  );
  if (wanted.length + draft.groups.length === 0 && !draft.superlative) wanted = peopleOf(assignment);
  let groups = draft.groups.map((mention) => assignment.nouns.get(mention) as Sense);
  let by = senseOf(assignment, draft.superlative?.by);
  const { superlative } = draft;
  const last = groups.at(-1);
  if (superlative && !by && last?.kind === 'column' && isMeasure(last.column)) {
    by = last;
    groups = groups.slice(0, -1);
  }
  if (
    groups.some(
      (sense) => sense.kind === 'column' && isMeasure(sense.column) && sense.column.view.type === 'decimal',
    )
  ) {
    throw new Refusal('Figures are no groups.', 3);
  }
  if (
    wanted.length === 0 &&
    groups.length === 0 &&
    superlative &&
    by?.kind === 'column' &&
    !superlative.limit
  ) {
    if (superlative.countable && !isMeasure(by.column))
      throw new Refusal(`It is not said what has ${superlative.text} of them.`, 4, [superlative.text]);
    if (by.column.table.nameColumn?.view.meaning) {
      return {
        wanted: [{ item: {}, sense: { kind: 'column', column: by.column.table.nameColumn, score: 1 } }],
        groups,
        by,
        entities: entitiesOf(draft, assignment),
      };
    }
    wanted = [{ item: { agg: superlative.direction === 'desc' ? 'max' : 'min' }, sense: by }];
    return { wanted, groups, entities: entitiesOf(draft, assignment), plainExtreme: true };
  }
  if (wanted.length === 0 && groups.length > 0) {
    if (draft.versus || (draft.items.length === 0 && assignment.values.size > 1))
      throw new Refusal('It is not said which figure is wanted.', 8);
    wanted = groups.map((sense) => ({ item: {}, sense }));
  }
  return { wanted, groups, entities: entitiesOf(draft, assignment), ...(by && { by }) };
};

/** The table whose rows are listed or counted. */
export const rootOf = (shape: Shape): Table => {
  const counted = shape.wanted.find(({ item, sense }) => item.agg !== undefined && sense);
  if (counted?.sense) return tableOf(counted.sense);
  const measured = shape.wanted.find(({ sense }) => sense?.kind === 'column' && isMeasure(sense.column));
  if (measured?.sense && (shape.groups.length > 0 || shape.wanted.length === 1))
    return tableOf(measured.sense);
  const listed =
    shape.wanted.find(({ sense }) => sense?.kind === 'table') ?? shape.wanted.find(({ sense }) => sense);
  const root = listed?.sense ?? shape.entities[0]?.sense ?? shape.by;
  if (!root) throw new Refusal('It is not clear what is asked for.', 1);
  return tableOf(root);
};
