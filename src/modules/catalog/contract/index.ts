import { Command, Query } from '@nestjs/cqrs';
import { type Actor, defineContract } from '#shared/contracts';
import { defineErrors } from '#shared/errors';
import { catalogAudit } from './audit.js';
import { SchemaChanged } from './changes.js';
import { CompareSchemaVersions, GetSchemaVersion, ListSchemaVersions } from './versions.js';
import type {
  Aggregation,
  Attribution,
  ColumnMeaning,
  ColumnRole,
  ColumnValues,
  SchemaView,
} from './views.js';

export { type SchemaChange, SchemaChanged, schemaChangeKinds } from './changes.js';
export {
  CompareSchemaVersions,
  GetSchemaVersion,
  ListSchemaVersions,
  type SchemaComparison,
  type SchemaVersionView,
} from './versions.js';
export {
  type Aggregation,
  type Attribution,
  aggregations,
  type ColumnMeaning,
  type ColumnRole,
  type ColumnType,
  type ColumnValues,
  type ColumnView,
  columnMeanings,
  columnRoles,
  columnTypes,
  type Dialect,
  dialects,
  type ForeignKeyView,
  type SchemaView,
  type TableView,
  type WithheldView,
} from './views.js';

/** The schema of the version that answers now. Rights are checked here, by `GetDataSource`. */
export class GetSchema extends Query<SchemaView> {
  static readonly type = 'catalog.get-schema';
  constructor(readonly input: { readonly actor: Actor; readonly dataSourceId: string }) {
    super();
  }
}

/** Every indexed value of every text column of that schema, and the years and other few numbers of its others. */
export class GetColumnValues extends Query<readonly ColumnValues[]> {
  static readonly type = 'catalog.get-column-values';
  constructor(readonly input: { readonly actor: Actor; readonly dataSourceId: string }) {
    super();
  }
}

/** Said by people or by the owner of the data; wins over what profiling inferred. Left out: as inferred. */
export interface ColumnNote extends Attribution {
  readonly label?: string;
  readonly description?: string;
  readonly role?: ColumnRole;
  readonly aggregation?: Aggregation;
  readonly meaning?: ColumnMeaning;
  readonly unit?: string;
  readonly synonyms?: readonly string[];
}

export interface TableNote extends Attribution {
  readonly table: string;
  readonly label?: string;
  readonly description?: string;
  readonly synonyms?: readonly string[];
  readonly columns: Readonly<Record<string, ColumnNote>>;
}

/** Replaces all notes on the tables of a source. Send it before the version is published; safe to repeat. */
export class DescribeTables extends Command<void> {
  static readonly type = 'catalog.describe-tables';
  constructor(
    readonly input: {
      readonly dataSourceId: string;
      /** Who owns the source; the public organisation when left out. */
      readonly organizationId?: string;
      readonly notes: readonly TableNote[];
    },
  ) {
    super();
  }
}

export interface SchemaRefreshView {
  readonly dataSourceId: string;
  /** The version of the data that is read. */
  readonly version: string;
}

/** Reads the version that answers now once more; what was read before is used until then. */
export class RefreshSchema extends Command<SchemaRefreshView> {
  static readonly type = 'catalog.refresh-schema';
  constructor(readonly input: { readonly actor: Actor; readonly dataSourceId: string }) {
    super();
  }
}

export const catalogErrors = defineErrors('catalog', {
  tableNotFound: [
    'not-found',
    (d: { table: string }) => `There is no table "${d.table}" in this data source.`,
  ],
  versionNotFound: [
    'not-found',
    (d: { version: string }) => `The schema of this data source has no version ${d.version}.`,
  ],
  notRead: ['invalid', (d: { reason: string }) => `The database could not be read: ${d.reason}`],
  notProfiled: [
    'invalid',
    (d: { reason: string }) => `The data was loaded, but its tables could not be read: ${d.reason}`,
  ],
});

export const catalogContract = defineContract({
  module: 'catalog',
  commands: [DescribeTables, RefreshSchema],
  queries: [GetSchema, GetColumnValues, ListSchemaVersions, GetSchemaVersion, CompareSchemaVersions],
  events: [SchemaChanged],
  answers: ['data-sources.find-dependents', 'governance.describe-tables-of-source'],
  audit: catalogAudit,
});
