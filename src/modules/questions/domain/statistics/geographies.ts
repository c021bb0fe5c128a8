import type { CompiledModel } from '../model/compile.js';
import type { Column, Table } from '../model/schema-graph.js';
import type { Predicate } from '../query/query.js';
import { columnOf } from '../query/query.js';

/** What kind of places figures are of, the largest first. */
export const levels = ['nation', 'region', 'division', 'state', 'county', 'city'] as const;

export type Level = (typeof levels)[number];

/** Kinds of places that are told by the states in them. */
export const isArea = (level: Level): level is 'region' | 'division' =>
  level === 'region' || level === 'division';

/** Rows of a table that are of places of one kind. */
export interface Geography {
  readonly level: Level;
  /** What the places are called; a nation is the only one. */
  readonly name?: Column;
  /** The state that they lie in. */
  readonly within?: Column;
  /** What the state of each row lies in, where the table says it. */
  readonly areas: Readonly<Partial<Record<'region' | 'division', Column>>>;
  /** What tells these rows from those of other places in the same table. */
  readonly only: readonly Predicate[];
}

const levelOf: ReadonlyMap<string, Level> = new Map([
  ...['nation', 'national', 'country', 'us'].map((word) => [word, 'nation'] as const),
  ...['state', 'county', 'city'].map((word) => [word, word as Level] as const),
  ['place', 'city'],
]);

/** A column that says of each row what kind of place it is of. */
const levelColumn = (table: Table, model: CompiledModel): Column | undefined =>
  table.columns.find((column) => {
    const values = model.values.ofColumn.get(column.id) ?? [];
    return (
      column.view.role === 'category' &&
      values.length > 1 &&
      model.values.complete.has(column.id) &&
      values.every((value) => levelOf.has(value.toLowerCase()))
    );
  });

const withMeaning = ({ columns }: Table, meaning: string): Column | undefined =>
  columns.find(({ view }) => view.meaning === meaning);

const namesOf = (table: Table): Readonly<Record<Level, Column | undefined>> => ({
  nation: undefined,
  region: withMeaning(table, 'region'),
  division: withMeaning(table, 'division'),
  state: withMeaning(table, 'state-name'),
  county: withMeaning(table, 'county-name'),
  city: withMeaning(table, 'city-name'),
});

const geography = (table: Table, level: Level, only: readonly Predicate[]): Geography[] => {
  if (level === 'nation') return [{ level, only, areas: {} }];
  const { [level]: name, state, region, division } = namesOf(table);
  const areas = { ...(region && { region }), ...(division && { division }) };
  if (!name || (level !== 'state' && !state)) return [];
  return [{ level, name, ...(level !== 'state' && state && { within: state }), only, areas }];
};

const mixed = (table: Table, column: Column, model: CompiledModel): readonly Geography[] =>
  (model.values.ofColumn.get(column.id) ?? []).flatMap((value) =>
    geography(table, levelOf.get(value.toLowerCase()) ?? 'nation', [
      { kind: 'in', left: columnOf(column), values: [value], negated: false },
    ]),
  );

/** The places that the rows of a table are of; none where that is not told for sure. */
export const geographiesOf = (table: Table, model: CompiledModel): readonly Geography[] => {
  const column = levelColumn(table, model);
  if (column) return mixed(table, column, model);
  const names = namesOf(table);
  const level = (['city', 'county', 'state'] as const).find((one) => names[one]);
  return level ? geography(table, level, []) : [];
};
