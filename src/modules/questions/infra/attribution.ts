import type { Attribution, SchemaView, TableView } from '#modules/catalog';
import type { ProvenanceView, TableAttributionView } from '../contract/index.js';
import { engineVersion } from '../domain/engine.js';
import type { Source } from './sources.js';

/** Where the figures of an answer over these tables come from. */
export function provenanceOf(source: Source, tables: readonly string[]): ProvenanceView {
  const used = tables.map((table) => attributionOf(source.schema, table));
  return {
    engine: 'grammar',
    engineVersion,
    modelVersion: source.modelVersion,
    dataVersion: source.dataVersion,
    source: unique(used.map((table) => table.source)) ?? source.name,
    tables: used,
  };
}

function attributionOf({ tables }: SchemaView, name: string): TableAttributionView {
  const table = tables.find((one) => one.name === name);
  if (!table) return { table: name, label: name };
  return {
    table: name,
    label: table.label,
    ...said('source', table),
    ...said('vintage', table),
    ...said('licence', table),
  };
}

/** What is said of the table, or else of its columns. */
function said(what: keyof Attribution, table: TableView): Attribution {
  const text = table[what] ?? unique(table.columns.map((column) => column[what]));
  return text === undefined ? {} : { [what]: text };
}

const unique = (texts: readonly (string | undefined)[]): string | undefined =>
  [...new Set(texts.filter((text) => text !== undefined))].join('; ') || undefined;
