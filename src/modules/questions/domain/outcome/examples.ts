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

const mostMeasures = 3;
const mostGroups = 2;

const groupsOf = (table: Table): readonly string[] =>
  table.columns.filter(({ view }) => view.role === 'category').map(nameOf);

const aboutMeasure = (measure: Column, table: Table, model: CompiledModel): readonly string[] => {
  const { nameColumn } = table;
  const value = nameColumn && firstValue(nameColumn, model);
  const figure = labelOf(measure);
  return [
    ...(nameColumn ? [`Which 5 ${pluralOf(nameOf(nameColumn))} have the highest ${figure}?`] : []),
    ...(value ? [`What is the ${figure} of ${value}?`] : []),
    ...(value && table.time ? [`${figure} of ${value} by year`] : []),
    ...groupsOf(table)
      .slice(0, mostGroups)
      .map((group) => `${figure} by ${group}`),
  ];
};

const aboutTable = (table: Table, model: CompiledModel): readonly string[] => {
  const [first = [], ...others] = measuresOf(table)
    .slice(0, mostMeasures)
    .map((measure) => aboutMeasure(measure, table, model));
  const listing = table.time ? [] : [`How many ${table.view.label.toLowerCase()} are there?`];
  return [...first, ...listing, ...others.flat()];
};

/** Questions that suit the source, one about each table before the second about any. Not all of them are answered. */
export const examplesOf = (model: CompiledModel): readonly string[] => {
  const ofTables = model.graph.tables.slice(0, 40).map((table) => aboutTable(table, model));
  const most = Math.max(0, ...ofTables.map(({ length }) => length));
  return Array.from({ length: most }, (_, at) => ofTables.flatMap((texts) => texts[at] ?? [])).flat();
};
