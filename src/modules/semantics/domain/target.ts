import type { SchemaView } from '#modules/catalog';
import type { TermMeaning } from '../contract/views.js';

/** A part of a meaning that is not in the source. */
export interface Missing {
  readonly part: 'table' | 'column' | 'value';
  readonly given: string;
  /** Where it was looked for. */
  readonly of: string;
}

/** What of the names of a meaning the source does not have; values are looked up elsewhere. */
export const missingIn = (schema: SchemaView, meaning: TermMeaning): Missing | undefined => {
  if (meaning.kind === 'definition') return undefined;
  const table = schema.tables.find(({ name }) => name === meaning.table);
  if (!table) return { part: 'table', given: meaning.table, of: 'this data source' };
  if (meaning.kind === 'table' || table.columns.some(({ name }) => name === meaning.column)) return undefined;
  return { part: 'column', given: meaning.column, of: `"${meaning.table}"` };
};
