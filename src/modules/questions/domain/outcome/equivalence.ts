import type { Column, Table } from '../model/schema-graph.js';
import { type Sense, tableOf } from '../resolve/assignment.js';
import type { Reading } from '../resolve/readings.js';

const joined = (a: Column, b: Column): boolean =>
  a.table.edges.some((edge) => edge.on.some(([from, to]) => from === a && to === b));

const sameColumn = (a: Column, b: Column): boolean =>
  a === b || joined(a, b) || (a.view.meaning !== undefined && a.view.meaning === b.view.meaning);

const names = (column: Column, table: Table): boolean =>
  column.table === table ||
  column.table.edges.some((edge) => edge.to === table && edge.on.some(([from]) => from === column)) ||
  (table.nameColumn !== undefined && sameColumn(column, table.nameColumn));

const sameSense = (a: Sense, b: Sense): boolean => {
  if (a.kind === 'column' && b.kind === 'column') return sameColumn(a.column, b.column);
  if (a.kind === 'table' && b.kind === 'table') return a.table === b.table;
  return a.kind === 'column'
    ? names(a.column, tableOf(b))
    : b.kind === 'column' && names(b.column, tableOf(a));
};

/** Whether two readings say the same in words and mean the same: only the way to the data differs. */
export const areEquivalent = (one: Reading, other: Reading): boolean => {
  if (one.text !== other.text) return false;
  const nouns = [...one.assignment.nouns].every(([mention, sense]) => {
    const twin = other.assignment.nouns.get(mention);
    return !twin || sameSense(sense, twin);
  });
  const values = [...one.assignment.values].every(([value, { column }]) => {
    const twin = other.assignment.values.get(value);
    return !twin || sameColumn(column, twin.column);
  });
  return nouns && values;
};
