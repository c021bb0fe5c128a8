import { Command, Query } from '@nestjs/cqrs';
import { defineContract } from '#shared/contracts';
import { datasetsAudit } from './audit.js';

import { CancelLoad, ListLoads } from './loads.js';
import {
  DatasetVersionPublished,
  DatasetVersionsRemoved,
  ListDatasetVersions,
  RollBack,
} from './versions.js';

export { datasetsErrors } from './errors.js';
export {
  CancelLoad,
  checkNames,
  type FailedCheck,
  ListLoads,
  type LoadFailure,
  type LoadStatus,
  type LoadView,
  loadStatuses,
} from './loads.js';
export {
  DatasetVersionPublished,
  DatasetVersionsRemoved,
  type KeptTable,
  type KeptVersionView,
  ListDatasetVersions,
  RollBack,
} from './versions.js';

/** One immutable version of the data of one source: a DuckDB file whose tables are in schema `main`. */
export interface DatasetVersionView {
  readonly dataSourceId: string;
  readonly organizationId: string;
  /** First 16 hex digits of the content hash. */
  readonly version: string;
  /** Where the DuckDB file is in the object store. Between modules only. */
  readonly objectKey: string;
  readonly sizeBytes: number;
  /** Primary and foreign keys that the origin declared; DuckDB files do not carry them. */
  readonly declaredKeys: readonly DeclaredKey[];
  /** What tables and columns were called where they come from, and the units their values were written with. */
  readonly origins?: readonly Origin[];
  /** ISO 8601. */
  readonly createdAt: string;
}

/** Without `references` a primary key. */
export interface DeclaredKey {
  readonly table: string;
  readonly columns: readonly string[];
  readonly references?: { readonly table: string; readonly columns: readonly string[] };
}

/** Without `column` about the table. */
export interface Origin {
  readonly table: string;
  readonly column?: string;
  /** The header, sheet or file name as written. */
  readonly label: string;
  /** `percent`, or the ISO code of a currency. */
  readonly unit?: string;
  /** What the owner of the database has written about it. */
  readonly description?: string;
}

/** Rights are checked by whoever shows the data (`GetDataSource`). */
export class GetDatasetVersion extends Query<DatasetVersionView> {
  static readonly type = 'datasets.get-dataset-version';
  constructor(readonly input: { readonly dataSourceId: string; readonly version: string }) {
    super();
  }
}

/** Makes a DuckDB file that is ready made a version of its source. Safe to repeat: same content, same version. */
export class PublishDatasetFile extends Command<DatasetVersionView> {
  static readonly type = 'datasets.publish-dataset-file';
  constructor(
    readonly input: {
      readonly dataSourceId: string;
      readonly organizationId: string;
      /** Local path of the DuckDB file; it is copied. */
      readonly path: string;
      readonly declaredKeys: readonly DeclaredKey[];
    },
  ) {
    super();
  }
}

export const datasetsContract = defineContract({
  module: 'datasets',
  commands: [PublishDatasetFile, CancelLoad, RollBack],
  queries: [GetDatasetVersion, ListDatasetVersions, ListLoads],
  events: [DatasetVersionPublished, DatasetVersionsRemoved],
  answers: ['data-sources.find-dependents'],
  audit: datasetsAudit,
});
