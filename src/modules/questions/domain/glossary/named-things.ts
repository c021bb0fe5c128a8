import type { SchemaView } from '#modules/catalog';
import type { SchemaGraph } from '../model/schema-graph.js';
import type { ValueIndex, ValueSense } from '../model/value-index.js';
import { keyOf } from '../model/value-index.js';
import type { Meaning, Term } from './term.js';

type Puttable = ValueIndex & { put(key: string, sense: ValueSense): void };

const namesOf = (terms: readonly Term[], isMeant: (meaning: Meaning) => boolean): string[] =>
  terms.filter(({ meaning }) => isMeant(meaning)).flatMap(({ names }) => names);

/** The schema, with what the organisation calls its tables and columns beside what the catalog does. */
export const withNames = (schema: SchemaView, terms: readonly Term[]): SchemaView => {
  if (!terms.some(({ meaning }) => meaning.kind === 'table' || meaning.kind === 'column')) return schema;
  const tables = schema.tables.map((table) => ({
    ...table,
    synonyms: [
      ...table.synonyms,
      ...namesOf(terms, (one) => one.kind === 'table' && one.table === table.name),
    ],
    columns: table.columns.map((column) => ({
      ...column,
      synonyms: [
        ...column.synonyms,
        ...namesOf(
          terms,
          (one) => one.kind === 'column' && one.table === table.name && one.column === column.name,
        ),
      ],
    })),
  }));
  return { ...schema, tables };
};

const labelOf = ({ tables, columns }: SchemaGraph, meaning: Meaning): string | undefined => {
  if (meaning.kind === 'definition') return undefined;
  if (meaning.kind === 'table') return tables.find(({ name }) => name === meaning.table)?.view.label;
  const column = columns.get(`${meaning.table}.${meaning.column}`);
  if (!column) return undefined;
  return meaning.kind === 'column'
    ? `${column.view.label} (${column.table.view.label})`
    : `${meaning.value} (${column.view.label})`;
};

/** What the names of tables, columns and values mean, in words for people. */
export const inWords = (graph: SchemaGraph, terms: readonly Term[]): Term[] =>
  terms.flatMap(({ names, meaning }) => {
    const text = labelOf(graph, meaning);
    return text === undefined ? [] : [{ names, meaning: { kind: 'definition', text } }];
  });

/** As good as the value itself, unless that is another one. */
const score = 0.98;

/** Lets values go by what the organisation calls them; one that the source does not have is passed over. */
export const addNamedValues = (graph: SchemaGraph, index: Puttable, terms: readonly Term[]): void => {
  for (const { names, meaning } of terms) {
    if (meaning.kind !== 'value') continue;
    const column = graph.columns.get(`${meaning.table}.${meaning.column}`);
    if (!column || !index.ofColumn.get(column.id)?.includes(meaning.value)) continue;
    for (const name of names) index.put(keyOf(name), { column, values: [meaning.value], score });
  }
};
