import { isMeasure } from '../build/shape.js';
import type { Column, Table } from '../model/schema-graph.js';
import type { Mention, ValueMention } from '../parse/draft.js';
import type { Sense } from '../resolve/assignment.js';

const ofTable = (table: Table): string =>
  table.nameColumn?.view.meaning ? nameOf(table.nameColumn) : `table ${table.name}`;

/** What a column is about, wherever it stands: the states of one table are those of another. */
export const nameOf = (column: Column): string => {
  if (column.view.meaning !== undefined) return column.view.meaning;
  return column === column.table.nameColumn
    ? ofTable(column.table)
    : `column ${column.view.label.toLowerCase()}`;
};

/** What a noun was decided to be about. */
export const aboutOf = (sense: Sense): string =>
  sense.kind === 'table' ? ofTable(sense.table) : nameOf(sense.column);

/** Everything a noun can name, likeliest first. */
export const sensesOf = ({ tables, columns }: Mention): readonly Sense[] =>
  [
    ...tables.map((one): Sense => ({ kind: 'table', ...one })),
    ...columns.map((one): Sense => ({ kind: 'column', ...one })),
  ].sort((a, b) => b.score - a.score);

/** Whether a noun is a number of something. */
export const isFigure = (mention: Mention): boolean => {
  const [best] = sensesOf(mention);
  return best?.kind === 'column' && isMeasure(best.column);
};

const abouts = (mention: Mention): ReadonlySet<string> =>
  new Set(
    sensesOf(mention)
      .filter(({ score }) => score > 0.9)
      .map(aboutOf),
  );

/** Whether two nouns can be about the same. */
export const isSameNoun = (one: Mention, other: Mention): boolean => {
  const [best] = sensesOf(other);
  return best !== undefined && abouts(one).has(aboutOf(best));
};

export const valuesAbout = ({ values }: ValueMention): ReadonlySet<string> =>
  new Set(values.map(({ column }) => nameOf(column)));

const places = new Set(['state-name', 'state-abbreviation', 'county-name', 'city-name', 'region']);

export const isPlace = (about: string): boolean => places.has(about);

/** A value that can only be of one kind of column. */
export const keptTo = (mention: ValueMention, abouts_: ReadonlySet<string>): ValueMention => {
  const values = mention.values.filter(({ column }) => abouts_.has(nameOf(column)));
  return values.length > 0 ? { ...mention, values } : mention;
};
