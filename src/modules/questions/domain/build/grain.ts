import type { ColumnMeaning } from '#modules/catalog';
import type { Column, Table } from '../model/schema-graph.js';

const familyOf = (meaning: ColumnMeaning | undefined): string => (meaning ?? '').split('-')[0] ?? '';

/** Whether two columns of one table name the same thing: a state's code and its name. */
const sameThing = (a: Column, b: Column): boolean => {
  if (a === b) return true;
  if (a.table !== b.table || a.view.role === 'measure' || b.view.role === 'measure') return false;
  const [one, other] = [familyOf(a.view.meaning), familyOf(b.view.meaning)];
  if (one && other && one !== other) return false;
  return a.view.distinctCount > 1 && a.view.distinctCount === b.view.distinctCount;
};

const identifies = (column: Column): boolean =>
  column === column.table.nameColumn ||
  column.table.dimensions.includes(column) ||
  column.view.distinctCount >= column.table.view.rowCount;

/** Whether a column says which value a dimension of a table has. */
const determines = (column: Column, dimension: Column): boolean => {
  if (sameThing(column, dimension)) return true;
  const single = dimension.table.dimensions.length === 1;
  if (single && column === dimension.table.nameColumn) return true;
  return dimension.table.edges.some(
    (edge) =>
      edge.toOne &&
      edge.to === column.table &&
      edge.on.some(([from]) => from === dimension) &&
      identifies(column) &&
      edge.to.dimensions.length <= 1,
  );
};

/** The dimensions of a table that none of the columns determine. */
export const openDimensions = (table: Table, columns: readonly Column[]): readonly Column[] =>
  table.dimensions.filter((dimension) => !columns.some((column) => determines(column, dimension)));
