import type { ColumnValues } from '#modules/catalog';
import { wordsOf } from '../text/tokens.js';
import type { Column, SchemaGraph } from './schema-graph.js';

export interface ValueSense {
  readonly column: Column;
  /** As stored; several when the words stand for a set of them. */
  readonly values: readonly string[];
  readonly score: number;
  /** What tells it from its namesakes: the state that a Springfield lies in. */
  readonly within?: Within;
  /** The values are the states of such an area, which the source does not name. */
  readonly area?: 'region' | 'division';
}

export interface Within {
  readonly column: Column;
  /** As stored; left out: each that there is, told apart. */
  readonly value?: string;
}

export interface ValueIndex {
  readonly byWords: ReadonlyMap<string, readonly ValueSense[]>;
  readonly longest: number;
  /** Columns of which every value is indexed. */
  readonly complete: ReadonlySet<string>;
  /** The values of a column, most frequent first. */
  readonly ofColumn: ReadonlyMap<string, readonly string[]>;
  readonly words: ReadonlySet<string>;
}

const mostWords = 12;

export const keyOf = (value: string): string => wordsOf(value).join(' ');

class ValueIndexBuilder {
  readonly byWords = new Map<string, ValueSense[]>();
  readonly complete = new Set<string>();
  readonly ofColumn = new Map<string, readonly string[]>();
  readonly words = new Set<string>();
  longest = 1;

  add(column: Column, { values, complete }: ColumnValues): void {
    if (complete) this.complete.add(column.id);
    this.ofColumn.set(column.id, values);
    if (column.view.type !== 'text') return;
    for (const value of values) this.addValue(column, value);
  }

  put(key: string, sense: ValueSense): void {
    const senses = this.byWords.get(key);
    if (!senses) this.byWords.set(key, [sense]);
    else senses.push(sense);
  }

  private addValue(column: Column, value: string): void {
    const parts = wordsOf(value);
    if (parts.length === 0 || parts.length > mostWords) return;
    this.longest = Math.max(this.longest, parts.length);
    this.put(parts.join(' '), { column, values: [value], score: 1 });
    for (const part of parts) if (part.length > 4) this.words.add(part);
  }
}

const sexes: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^(f|female|w|woman|women|girl)$/i, ['female', 'females', 'woman', 'women', 'girl', 'girls']],
  [/^(m|male|man|men|boy)$/i, ['male', 'males', 'man', 'men', 'boy', 'boys']],
];

/** Words for the sexes, where a column holds nothing else but a few codes for them. */
const addSexes = (builder: ValueIndexBuilder, column: Column, values: readonly string[]): void => {
  if (values.length < 1 || values.length > 4 || !/sex|gender/i.test(column.name)) return;
  for (const value of values) {
    const names = sexes.find(([pattern]) => pattern.test(value))?.[1] ?? [];
    for (const name of names.filter((word) => word !== keyOf(value))) {
      builder.put(name, { column, values: [value], score: 0.98 });
    }
  }
};

/** "southern" for "South": how English makes an adjective of a direction. */
const addDirections = (builder: ValueIndexBuilder, column: Column, values: readonly string[]): void => {
  if (column.view.meaning !== 'region') return;
  for (const value of values) builder.put(`${keyOf(value)}ern`, { column, values: [value], score: 0.95 });
};

const lastPart = /^[^,]+, ([^,]+)$/;

/** "from Ohio", of a column of "Dayton, Ohio": all that end so, where nearly every value is a place in another. */
const addSurroundings = (builder: ValueIndexBuilder, column: Column, values: readonly string[]): void => {
  const parts = values.flatMap((value) => {
    const around = lastPart.exec(value)?.[1];
    return around === undefined ? [] : [{ value, around }];
  });
  if (column.view.meaning !== undefined || parts.length < 2 || parts.length < 0.8 * values.length) return;
  for (const [around, all] of Map.groupBy(parts, (one) => one.around))
    builder.put(keyOf(around), { column, values: all.map(({ value }) => value), score: 0.95 });
};

/** Every value of every indexed column, by its words. */
export const buildValueIndex = (
  graph: SchemaGraph,
  all: readonly ColumnValues[],
): ValueIndex & {
  put(key: string, sense: ValueSense): void;
} => {
  const builder = new ValueIndexBuilder();
  for (const indexed of all) {
    const column = graph.columns.get(`${indexed.table}.${indexed.column}`);
    if (!column) continue;
    builder.add(column, indexed);
    addSexes(builder, column, indexed.values);
    addDirections(builder, column, indexed.values);
    if (indexed.complete && column.view.type === 'text') addSurroundings(builder, column, indexed.values);
  }
  return builder;
};
