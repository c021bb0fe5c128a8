import type { ColumnNote, TableNote } from '../contract/index.js';
import type { Attribution, ColumnView, TableView } from '../contract/views.js';
import type { InferredSchema } from './model.js';

/** What people said wins over what profiling inferred; what they left out stays as inferred. */
export function withNotes(schema: InferredSchema, notes: readonly TableNote[]): InferredSchema {
  const byTable = new Map(notes.map((note) => [note.table, note]));
  return {
    ...schema,
    tables: schema.tables.map((table) => {
      const note = byTable.get(table.name);
      return note ? tableWithNote(table, note) : table;
    }),
  };
}

function tableWithNote(table: TableView, note: TableNote): TableView {
  const { table: _, columns, ...said } = note;
  const attribution = attributionOf(note);
  return {
    ...table,
    ...said,
    columns: table.columns.map((column) =>
      columnWithNote(column, { ...attribution, ...columns[column.name] }),
    ),
  };
}

function columnWithNote(column: ColumnView, note: ColumnNote): ColumnView {
  const merged = { ...column, ...note };
  if (merged.role === 'measure') return merged;
  const { aggregation: _, ...rest } = merged;
  return rest;
}

/** A column comes from where its table comes from, unless its own note says otherwise. */
const attributionOf = ({ source, vintage, licence }: Attribution): Attribution => ({
  ...(source === undefined ? {} : { source }),
  ...(vintage === undefined ? {} : { vintage }),
  ...(licence === undefined ? {} : { licence }),
});
