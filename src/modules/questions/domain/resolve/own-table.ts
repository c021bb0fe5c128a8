import type { Column, Table } from '../model/schema-graph.js';
import { isNumeric } from '../model/schema-graph.js';
import type { Mention } from '../parse/draft.js';
import { type Sense, tableOf } from './assignment.js';
import type { Reading } from './readings.js';

const isMeasure = (sense: Sense): sense is Extract<Sense, { kind: 'column' }> =>
  sense.kind === 'column' && sense.column.view.role === 'measure' && isNumeric(sense.column);

/** The one table of places that is called what was said. */
const calledTable = ({ tables }: Mention): Table | undefined => {
  const [called, ...others] = tables.filter(({ score }) => score > 0.9);
  const places = called?.table.nameColumn?.view.meaning !== undefined;
  return places && others.length === 0 ? called.table : undefined;
};

const namesAlike = (a: Column | undefined, b: Column | undefined): boolean =>
  a?.view.meaning !== undefined && a.view.meaning === b?.view.meaning;

/** Whether the rows of a table are about the things of another, perhaps once for every year. */
const isAbout = (table: Table, thing: Table): boolean =>
  table === thing || namesAlike(table.nameColumn, thing.nameColumn);

/** How far a noun is from the table that is called so: there, in one about the same things, elsewhere. */
const nounDistance = (mention: Mention, sense: Sense): number => {
  const thing = calledTable(mention);
  if (!thing || tableOf(sense) === thing) return 0;
  return isAbout(tableOf(sense), thing) ? 1 : 2;
};

/** A figure of other things than those the question is about. */
const figureDistance = ({ frame }: Reading, { column }: { readonly column: Column }): number => {
  const { draft } = frame.input;
  if (draft.wholeCountry) return column.table.nameColumn?.view.meaning === 'state-name' ? 0 : 1;
  const things = [...draft.items.flatMap(({ mention }) => mention ?? []), ...draft.entities].flatMap(
    (mention) => calledTable(mention) ?? [],
  );
  return things.length === 0 || things.some((thing) => isAbout(column.table, thing)) ? 0 : 1;
};

interface Distances {
  readonly own: readonly number[];
  /** What may not differ: which figures are meant, and what kind of places or texts the values are. */
  readonly meant: string;
}

const distancesOf = (reading: Reading): Distances => {
  const groups = new Set(reading.frame.input.draft.groups);
  const nouns = [...reading.assignment.nouns].sort(([a], [b]) => (a.text < b.text ? -1 : 1));
  const figures = nouns.flatMap(([, sense]) => (isMeasure(sense) ? [sense] : []));
  const own = nouns.map(([mention, sense]) => {
    if (isMeasure(sense)) return figureDistance(reading, sense);
    return groups.has(mention) ? 0 : nounDistance(mention, sense);
  });
  const values = [...reading.assignment.values.values()].map(({ column }) => column);
  return {
    own: [...own, ...values.map((column) => (column === column.table.nameColumn ? 0 : 1))],
    meant: [
      ...figures.map(({ column }) => column.view.label.toLowerCase()),
      ...values.map(({ view, id }) => view.meaning ?? id),
    ].join(),
  };
};

/** Whether one reading is the other, told of the things that the question names instead of by their mention elsewhere. */
const isNearer = (a: Distances, b: Distances): boolean =>
  a.meant === b.meant &&
  a.own.length === b.own.length &&
  a.own.every((distance, index) => distance <= (b.own[index] ?? 0)) &&
  a.own.some((distance, index) => distance < (b.own[index] ?? 0));

/** Leaves out readings that look elsewhere for what has a table of its own. */
export const withoutDetours = (readings: readonly Reading[]): readonly Reading[] => {
  const distances = new Map(readings.map((reading) => [reading, distancesOf(reading)] as const));
  return readings.filter((reading) => {
    const own = distances.get(reading) as Distances;
    return !readings.some((other) => other !== reading && isNearer(distances.get(other) as Distances, own));
  });
};
