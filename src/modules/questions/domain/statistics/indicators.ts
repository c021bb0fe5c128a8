import type { CompiledModel } from '../model/compile.js';
import { splitName } from '../model/names.js';
import { remembered } from '../model/remembered.js';
import type { Column, Table } from '../model/schema-graph.js';
import { type Geography, geographiesOf } from './geographies.js';
import { isGroup, keyOfTopics, topicsOfName } from './topics.js';

/** How a figure is told: as a number of things, as a part of them, or as what is no part and no number, an income. */
export type Form = 'count' | 'share' | 'value';

/** A column of figures of places. */
export interface Indicator {
  readonly column: Column;
  /** `keyOfTopics` of what it is about. */
  readonly topics: string;
  readonly form: Form;
  readonly geography: Geography;
  /** The year of all its rows; left out where each row has its own, or none is known. */
  readonly year?: number;
  /** The year of each row. */
  readonly time?: Column;
  /** What else the rows of a place are told apart by: an age, a race. */
  readonly dimensions: readonly Column[];
}

const yearWord = /^(?:1[89]|20)\d\d$/;

const yearsIn = (words: readonly string[]): number[] =>
  words.filter((word) => yearWord.test(word)).map(Number);

const placeMeanings = /^(?:state|county|city)-/;

const isPlace = ({ view }: Column): boolean =>
  placeMeanings.test(view.meaning ?? '') || ['region', 'division'].includes(view.meaning ?? '');

const timeOf = ({ columns }: Table): Column | undefined =>
  columns.find(({ view }) => view.meaning === 'year' && view.type === 'integer' && view.distinctCount > 1);

/** Cities are told apart by their kind and their counties where they share a name: that makes no parts of them. */
const dimensionsOf = (table: Table, geography: Geography, time: Column | undefined): readonly Column[] =>
  geography.level === 'city'
    ? []
    : table.columns.filter(
        (column) =>
          table.view.primaryKey.includes(column.name) &&
          column !== time &&
          !isPlace(column) &&
          geography.only.every(
            (one) => one.kind !== 'in' || one.left.kind !== 'column' || one.left.column !== column,
          ),
      );

const formOf = ({ view }: Column, isShare: boolean, topics: readonly string[]): Form => {
  if (view.aggregation === 'sum') return 'count';
  const part = isShare || view.unit === 'percent' || view.unit === 'fraction' || topics.some(isGroup);
  return view.aggregation === 'average' && part ? 'share' : 'value';
};

const yearOf = (column: Column): number | undefined => {
  const [year, ...others] = yearsIn(splitName(column.name));
  if (year !== undefined && others.length === 0) return year;
  const [only, ...more] = yearsIn(splitName(column.table.name));
  return more.length === 0 ? only : undefined;
};

/** Whether its rows, or some of its columns, are of a certain time. */
export const isOfTime = (table: Table): boolean =>
  timeOf(table) !== undefined || table.columns.some((column) => yearOf(column) !== undefined);

const indicatorsOf = (table: Table, geography: Geography, model: CompiledModel): readonly Indicator[] => {
  const time = timeOf(table);
  const dimensions = dimensionsOf(table, geography, time);
  return table.columns
    .filter(({ view }) => view.role === 'measure' && view.marginOfErrorOf === undefined && !view.meaning)
    .map((column) => {
      const words = splitName(column.name).filter((word) => !yearWord.test(word));
      const { topics, isShare } = topicsOfName(words, model.language);
      const year = time ? undefined : yearOf(column);
      return {
        ...{ column, geography, dimensions },
        topics: keyOfTopics(topics),
        form: formOf(column, isShare, topics),
        ...(year !== undefined && { year }),
        ...(time && { time }),
      };
    });
};

/** Every figure of places that a source has. */
export const indicators = remembered((model: CompiledModel): readonly Indicator[] =>
  model.graph.tables.flatMap((table) =>
    geographiesOf(table, model).flatMap((geography) => indicatorsOf(table, geography, model)),
  ),
);

/** What the figures of a source are about, topic by topic. */
export const wordsOfNames = remembered(
  (model: CompiledModel): ReadonlySet<string> =>
    new Set(indicators(model).flatMap(({ topics }) => topics.split(' + '))),
);
