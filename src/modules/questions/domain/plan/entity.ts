import { entityColumns } from '../build/entity.js';
import { Refusal } from '../build/refusal.js';
import type { Column, Table } from '../model/schema-graph.js';
import type { Sense } from '../resolve/assignment.js';

/** What is asked about: rows of a table, or the different values of a column. */
export interface Entity {
  readonly table: Table;
  /** Only where the values of a column are meant: "countries" of a table of players. */
  readonly column?: Column;
}

export const entityOf = (sense: Sense): Entity => {
  if (sense.kind === 'column') return { table: sense.column.table, column: sense.column };
  const { table } = sense;
  const { nameColumn, dimensions } = table;
  return nameColumn && dimensions.length === 0 && !isUnique(nameColumn)
    ? { table, column: nameColumn }
    : { table };
};

/** What one is told apart by. */
export const keyOf = ({ table, column }: Entity): readonly Column[] => {
  if (column) return [column];
  if (table.dimensions.length > 0) return table.dimensions;
  if (table.nameColumn) return [table.nameColumn];
  throw new Refusal(`Nothing tells ${table.view.label.toLowerCase()} apart.`, 2);
};

/** What one is shown by. */
export const labelsOf = ({ table, column }: Entity): readonly Column[] =>
  column ? [column] : entityColumns(table);

/** Whether each value of a column is of one row: then the rows are meant. */
export const isUnique = ({ table, view }: Column): boolean =>
  view.distinctCount >= table.view.rowCount ||
  (table.dimensions.length === 1 && table.dimensions[0]?.view === view);
