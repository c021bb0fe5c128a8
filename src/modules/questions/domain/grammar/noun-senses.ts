import { splitName } from '../model/names.js';
import type { Column, Table } from '../model/schema-graph.js';
import { isNumeric, isTemporal } from '../model/schema-graph.js';
import type { Mention } from '../parse/draft.js';
import type { Sense } from '../resolve/assignment.js';
import type { Slot } from './slots.js';
import { weights } from './weights.js';

export type NounSlot = Extract<Slot, { kind: 'noun' }>;

const isKey = ({ view }: Column): boolean => view.role === 'key';

/** A code that refers to the things that are called so: they are meant, and not their code. */
const refersTo = (column: Column, { tables }: Mention): boolean =>
  isKey(column) &&
  tables.some(
    ({ table, score }) =>
      score > 0.9 &&
      column.table.edges.some(({ to, on }) => to === table && on.some(([from]) => from === column)),
  );

/** A key of other rows: its own table knows it better. */
const isReference = (column: Column): boolean =>
  isKey(column) && column.table.edges.some(({ toOne, on }) => toOne && on.some(([from]) => from === column));

/** The figures of a table called like it: "visitors" are those, and not its rows. */
const hides = ({ columns }: Mention, table: Table): boolean =>
  columns.some(
    ({ column, score }) => column.table === table && column.view.role === 'measure' && score > 0.9,
  );

const tableSenses = (mention: Mention): readonly Sense[] =>
  mention.tables.map(({ table, score }) => ({
    kind: 'table',
    table,
    score: score - (hides(mention, table) ? 0.3 : 0),
  }));

/** "different positions" of a table of positions that has a position of each. */
const isOwnColumn = (sense: Sense, { columns }: Mention): boolean =>
  sense.kind === 'table' &&
  columns.some(
    ({ column, score }) => column.table === sense.table && column !== sense.table.nameColumn && score > 0.9,
  );

const columnSenses = (mention: Mention, holds: (column: Column) => boolean, less = 0): readonly Sense[] =>
  mention.columns
    .filter(({ column }) => holds(column))
    .map(({ column, score }) => ({
      kind: 'column',
      column,
      score: score - less - (refersTo(column, mention) ? 0.3 : 0) - (isReference(column) ? 0.04 : 0),
    }));

/** "how many sales", of a file of sales in dollars: its rows, and not the dollars. */
const isAmount = ({ view }: Column): boolean => view.role === 'measure' && view.type === 'decimal';

const isFigure = (column: Column): boolean => isNumeric(column) || isTemporal(column);

/** What a noun may name by its words alone. */
export const sensesOf = ({ mention, role, distinct }: NounSlot): readonly Sense[] => {
  if (role === 'relation') {
    const all = [
      ...mention.tables,
      ...mention.columns.map(({ column, score }) => ({ table: column.table, score })),
    ];
    return all.map(({ table, score }) => ({ kind: 'table', table, score }));
  }
  if (role === 'counted') {
    const rows = tableSenses(mention);
    const summed = (column: Column) => rows.length === 0 || !isAmount(column);
    return [
      ...rows,
      ...columnSenses(mention, summed, weights.countedColumn).map((one) => ({
        ...one,
        score: one.score - ofItsRows(one, mention),
      })),
    ];
  }
  if (role === 'deed')
    return [...tableSenses(mention), ...columnSenses(mention, () => true)].map((one) => ({
      ...one,
      score: 1 - weights.deed * (1 - one.score),
    }));
  if (role === 'things')
    return [
      ...tableSenses(mention).map((one) =>
        distinct && isOwnColumn(one, mention) ? { ...one, score: one.score - weights.different } : one,
      ),
      ...columnSenses(mention, () => true, weights.thingsColumn).map((one) => ({
        ...one,
        score: one.score - Math.max(partly(one, mention), ofItsRows(one, mention)),
      })),
    ];
  if (role === 'property')
    return [
      ...columnSenses(mention, () => true),
      ...tableSenses(mention).map((one) => ({ ...one, score: one.score - weights.tableAsProperty })),
    ];
  return [
    ...columnSenses(mention, () => true).map((one) =>
      one.kind === 'column' && isFigure(one.column) ? one : { ...one, score: one.score - weights.noFigure },
    ),
    ...tableSenses(mention),
  ];
};

/** "transactions" of a table of transactions with a date each: those, and not the dates. */
const ofItsRows = (sense: Sense, { tables, columns, plural }: Mention): number => {
  const named = sense.kind === 'column' ? columns.find(({ column }) => column === sense.column) : undefined;
  return plural &&
    named &&
    named.score < 0.9 &&
    tables.some(({ table, score }) => table === named.column.table && score > leastName)
    ? weights.ofItsRows
    : 0;
};

const leastName = 0.45;

/** A word that is the whole name of a table hardly stands for a part of a column's. */
const partly = ({ score }: Sense, { tables, text }: Mention): number => {
  if (nameWords.has(text.toLowerCase()) || idWords.has(text.toLowerCase())) return weights.nameAsThings;
  if (score >= 0.9) return 0;
  return tables.some((one) => one.score > 0.95) ? weights.partOfColumn : weights.partly;
};

export const nameWords = new Set(['name', 'names', 'title', 'titles']);
const idWords = new Set(['id', 'ids', 'identifier', 'identifiers', 'code', 'codes', 'number', 'numbers']);

/** "region code", for "codes". */
const isCalled = ({ name }: Column, said: string): boolean =>
  `${splitName(name).at(-1)}`.replace(/s$/, '') === said.replace(/s$/, '');

/** "name of the STUDENT", "id of the STUDENT": what it is called and told apart by, whatever its column is called. */
export const ownSenses = (
  { mention, owner }: NounSlot,
  nouns: ReadonlyMap<Mention, Sense>,
): readonly Sense[] => {
  const sense = owner && nouns.get(owner);
  const said = mention.text.toLowerCase();
  if (sense?.kind === 'column')
    return nameWords.has(said) && !isKey(sense.column) ? [{ ...sense, score: 1 }] : [];
  if (!sense) return [];
  const { nameColumn, dimensions } = sense.table;
  const [key, ...others] = dimensions;
  if (idWords.has(said) && key && others.length === 0) {
    const called = !isCalled(key, said) && sense.table.columns.some((column) => isCalled(column, said));
    return [{ kind: 'column', column: key, score: called ? 0.8 : 0.97 }];
  }
  return nameWords.has(said) && nameColumn ? [{ kind: 'column', column: nameColumn, score: 0.95 }] : [];
};
