import { labelOf } from '../build/measure.js';
import type { CompiledModel } from '../model/compile.js';
import type { Column, Table } from '../model/schema-graph.js';
import { isNumeric } from '../model/schema-graph.js';
import { pluralOf } from '../print/words.js';

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

/** Questions that suit the source: one about each table before the second about any. */
export const examplesOf = (model: CompiledModel): readonly string[] => {
  const ofTables = model.graph.tables.slice(0, 40).map((table) => aboutTable(table, model));
  const most = Math.max(0, ...ofTables.map(({ length }) => length));
  return Array.from({ length: most }, (_, at) => ofTables.flatMap((texts) => texts[at] ?? [])).flat();
};
