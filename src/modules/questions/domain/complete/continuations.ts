import type { CompiledModel } from '../model/compile.js';
import { lemmaOf } from '../model/lexicon.js';
import type { Column, Table } from '../model/schema-graph.js';
import { isNumeric } from '../model/schema-graph.js';
import { wordsOf } from '../text/tokens.js';

const belonging = new Set(['of', 'in', 'for']);
const extremes = new Set(['highest', 'lowest', 'most', 'least', 'largest', 'smallest', 'average', 'total']);

const few = 4;
const longestName = 4;

/** What the last name in the words names. */
interface Named {
  readonly table: Table;
  readonly column?: Column | undefined;
  /** Whether nothing follows it. */
  readonly last: boolean;
}

const lastNamed = (words: readonly string[], model: CompiledModel): Named | undefined => {
  const lemmas = words.map((word) => lemmaOf(word, model.language));
  for (let to = words.length; to > 0; to--)
    for (let from = Math.max(0, to - longestName); from < to; from++) {
      const key = lemmas.slice(from, to).join(' ');
      const last = to === words.length;
      const column = model.lexicon.columns.get(key)?.[0]?.column;
      if (column) return { table: column.table, column, last };
      const table = model.lexicon.tables.get(key)?.[0]?.table;
      if (table) return { table, last };
    }
  return undefined;
};

const labelsOf = (columns: readonly Column[]): readonly string[] =>
  columns.slice(0, few).map(({ view }) => view.label.toLowerCase());

const measuresOf = ({ columns }: Table) =>
  labelsOf(columns.filter((column) => column.view.role === 'measure' && isNumeric(column)));

const groupsOf = ({ columns, time }: Table) => [
  ...(time ? ['year'] : []),
  ...labelsOf(columns.filter(({ view }) => view.role === 'category' || view.role === 'name')),
];

const placesOf = ({ nameColumn }: Table, { values }: CompiledModel) =>
  (nameColumn && values.ofColumn.get(nameColumn.id)?.slice(0, few)) ?? [];

/** What can follow the words: a thing after "of", a group after "by", a figure after "highest". */
export const continuationsOf = (text: string, model: CompiledModel): readonly string[] => {
  const words = wordsOf(text);
  const named = lastNamed(words, model);
  if (!named) return [];
  const { table, column, last } = named;
  const end = words.at(-1) ?? '';
  if (belonging.has(end)) return placesOf(table, model);
  if (end === 'by') return groupsOf(table);
  if (extremes.has(end)) return measuresOf(table);
  if (!last) return [];
  if (!column) return measuresOf(table).map((measure) => `with the highest ${measure}`);
  if (column.view.role !== 'measure') return [];
  return [
    ...placesOf(table, model).map((value) => `of ${value}`),
    ...groupsOf(table).map((group) => `by ${group}`),
  ];
};
