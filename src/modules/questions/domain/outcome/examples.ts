import { labelOf } from '../build/measure.js';
import type { CompiledModel } from '../model/compile.js';
import { lemmaOf } from '../model/lexicon.js';
import type { Column, Table } from '../model/schema-graph.js';
import { isNumeric } from '../model/schema-graph.js';
import { pluralOf } from '../print/words.js';
import { wordsOf } from '../text/tokens.js';

const measuresOf = (table: Table): readonly Column[] =>
  table.columns.filter((column) => column.view.role === 'measure' && isNumeric(column));

const nameOf = (column: Column): string => column.view.label.toLowerCase();

const firstValue = (column: Column, model: CompiledModel): string | undefined =>
  model.values.ofColumn.get(column.id)?.[0];

const aboutTable = (table: Table, model: CompiledModel): readonly string[] => {
  const things = table.view.label.toLowerCase();
  const { nameColumn } = table;
  const value = nameColumn && firstValue(nameColumn, model);
  const listing = table.time ? [] : [`How many ${things} are there?`];
  const [measure] = measuresOf(table);
  if (!measure) return listing;
  const ranked =
    nameColumn && table.dimensions.length <= 1
      ? [`Which 5 ${pluralOf(nameOf(nameColumn))} have the highest ${labelOf(measure)}?`]
      : [];
  const single =
    value && table.dimensions.length <= 1 ? [`What is the ${labelOf(measure)} of ${value}?`] : [];
  const series = table.time && value ? [`${labelOf(measure)} of ${value} by year`] : [];
  return [...ranked, ...single, ...series, ...listing];
};

/** Questions that suit the source, to start from. */
export const examplesOf = (model: CompiledModel): readonly string[] =>
  model.graph.tables.slice(0, 40).flatMap((table) => aboutTable(table, model));

const lemmas = (text: string, model: CompiledModel): ReadonlySet<string> =>
  new Set(wordsOf(text).map((word) => lemmaOf(word, model.language)));

/** The questions that work and share most words with one that does not. */
export const nearestQuestions = (question: string, model: CompiledModel): readonly string[] => {
  const said = lemmas(question, model);
  return examplesOf(model)
    .map((text, position) => ({
      text,
      position,
      shared: [...lemmas(text, model)].filter((word) => said.has(word)).length,
    }))
    .sort((a, b) => b.shared - a.shared || a.position - b.position)
    .slice(0, 3)
    .map(({ text }) => text);
};
