import type { CompiledModel } from '../model/compile.js';
import { splitName } from '../model/names.js';
import type { Column } from '../model/schema-graph.js';
import { columnOf, type Predicate } from '../query/query.js';
import type { Indicator } from './indicators.js';
import type { Series } from './series.js';
import { keyOfTopics, topicsOfName } from './topics.js';

interface Slice {
  readonly column: Column;
  readonly predicate: Predicate;
  readonly topics: readonly string[];
  readonly text: string;
}

const ageTopic = /^age (\d+)-(\d*)$/;

const ageSlice = (column: Column, topic: string): Slice | undefined => {
  const [, from, to] = ageTopic.exec(topic) ?? [];
  if (from === undefined || column.view.type !== 'integer' || column.name.toLowerCase() !== 'age')
    return undefined;
  const left = columnOf(column);
  const predicate: Predicate =
    to === ''
      ? { kind: 'compare', left, op: '>=', right: { kind: 'literal', value: Number(from) } }
      : { kind: 'between', left, low: Number(from), high: Number(to) };
  return { column, predicate, topics: [topic], text: topic.replace(/-$/, ' and over').replace('-', ' to ') };
};

const valueSlices = (column: Column, topics: readonly string[], model: CompiledModel): readonly Slice[] =>
  (model.values.ofColumn.get(column.id) ?? []).flatMap((value) => {
    const named = topicsOfName(splitName(value), model.language).topics;
    const fits = named.length > 0 && named.every((topic) => topics.includes(topic));
    const predicate: Predicate = { kind: 'in', left: columnOf(column), values: [value], negated: false };
    return fits ? [{ column, predicate, topics: named, text: value }] : [];
  });

/** Groups of people as values of a column: of the whole population those whose race is said. */
const slicesOf = (indicator: Indicator, topics: readonly string[], model: CompiledModel): readonly Slice[] =>
  indicator.dimensions.flatMap((column) => [
    ...topics.flatMap((topic) => ageSlice(column, topic) ?? []),
    ...valueSlices(column, topics, model),
  ]);

const isWhole = ({ topics, form, column }: Indicator): boolean =>
  topics === 'population' && form === 'count' && column.view.aggregation === 'sum';

/** Two values of one column are of no row together. */
const areApart = (slices: readonly Slice[]): boolean =>
  new Set(slices.map(({ column }) => column)).size === slices.length;

/** The people of a group as a number and as a part of all, where a column says of whom each row is. */
export const sliced = (indicator: Indicator, wanted: string, model: CompiledModel): readonly Series[] => {
  const slices = isWhole(indicator) ? slicesOf(indicator, wanted.split(' + '), model) : [];
  const told = keyOfTopics(slices.flatMap((one) => one.topics));
  if (slices.length === 0 || told !== wanted || !areApart(slices)) return [];
  const { only } = indicator.geography;
  const of = columnOf(indicator.column);
  const group = slices.map(({ predicate }) => predicate);
  const part = slices.map(({ text }) => text).join(', ');
  const sum = { kind: 'aggregate', agg: 'sum', of } as const;
  return [
    { indicator, form: 'count', only: [...only, ...group], summed: true, part },
    {
      indicator,
      form: 'share',
      only,
      summed: true,
      part,
      ratio: { top: { ...sum, only: group }, whole: sum, of: 'all' },
    },
  ];
};
