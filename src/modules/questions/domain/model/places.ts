import type { StateView } from '#modules/census';
import type { Namesake } from '../namesakes.js';
import { fold } from '../text/tokens.js';
import type { Column, SchemaGraph } from './schema-graph.js';
import { keyOf, type ValueIndex, type ValueSense } from './value-index.js';

type Puttable = ValueIndex & { put(key: string, sense: ValueSense): void };

const stored = (index: ValueIndex, column: Column, wanted: string): string | undefined =>
  index.byWords.get(keyOf(wanted))?.find((sense) => sense.column === column)?.values[0];

const inColumn = (column: Column, state: StateView): string | undefined => {
  if (column.view.meaning === 'state-name') return state.name;
  return column.view.meaning === 'state-abbreviation' ? state.abbreviation : undefined;
};

/** A state goes by its name and by its abbreviation, whichever of them a column stores. */
const addState = (index: Puttable, column: Column, state: StateView): void => {
  const form = inColumn(column, state);
  const value = form && stored(index, column, form);
  if (value === undefined) return;
  for (const name of [state.name, state.abbreviation]) {
    if (fold(name) === fold(form ?? '')) continue;
    index.put(keyOf(name), {
      column,
      values: [value],
      score: column.view.meaning === 'state-name' ? 0.97 : 0.9,
    });
  }
};

interface Areas {
  readonly states: readonly StateView[];
  /** Names of tables: where mountains are listed, "mountain" is one of them and not the Mountain states. */
  readonly taken: ReadonlySet<string>;
}

/** "the South" where a column holds states and the source knows no regions: the states of it. */
const addRegions = (index: Puttable, column: Column, { states, taken }: Areas): void => {
  for (const kind of ['region', 'division'] as const) {
    for (const name of new Set(states.map((state) => state[kind]))) {
      if (taken.has(keyOf(name))) continue;
      const values = states
        .filter((state) => state[kind] === name)
        .flatMap((state) => stored(index, column, inColumn(column, state) ?? '') ?? []);
      if (values.length === 0) continue;
      index.put(keyOf(name), { column, values, score: 0.85, area: kind });
      if (kind === 'region') index.put(`${keyOf(name)}ern`, { column, values, score: 0.85, area: kind });
    }
  }
};

/** Names of places are all known, however many values of their column the catalog remembers. */
export const addNamesakes = (graph: SchemaGraph, index: Puttable, namesakes: readonly Namesake[]): void => {
  for (const { table, column: name, name: value } of namesakes) {
    const column = graph.columns.get(`${table}.${name}`);
    if (!column || index.complete.has(column.id)) continue;
    const key = keyOf(value);
    if (key !== '' && stored(index, column, value) === undefined)
      index.put(key, { column, values: [value], score: 1 });
  }
};

const countryNames = ['united states of america', 'united states', 'usa', 'us', 'u s a', 'america'];

/** The country goes by any of its names, whichever of them a column stores. */
const addCountry = (index: Puttable): void => {
  const senses = countryNames.flatMap((name) => index.byWords.get(name) ?? []);
  for (const name of countryNames) {
    for (const sense of senses.filter((one) => keyOf(one.values[0] ?? '') !== name))
      index.put(name, { ...sense, score: 0.95 });
  }
};

/** Lets the states, regions and divisions of the country be named in every source that has a column of states. */
export const addPlaces = (graph: SchemaGraph, index: Puttable, states: readonly StateView[]): void => {
  const columns = [...graph.columns.values()];
  const named = (column: Column): boolean =>
    column.table.columns.some((other) => other.view.meaning === 'state-name');
  addCountry(index);
  const taken = new Set(graph.tables.flatMap(({ name }) => [keyOf(name), keyOf(name).replace(/s$/, '')]));
  const knowsRegions = columns.some((column) => column.view.meaning === 'region');
  for (const column of columns) {
    if (column.view.meaning !== 'state-name' && column.view.meaning !== 'state-abbreviation') continue;
    if (column.view.meaning === 'state-abbreviation' && named(column)) continue;
    for (const state of states) addState(index, column, state);
    if (!knowsRegions) addRegions(index, column, { states, taken });
  }
};
