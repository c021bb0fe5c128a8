import { DomainEvent } from '#shared/contracts';
import type { DataSourceKind, DataSourceMode } from './views.js';

export class DataSourceCreated extends DomainEvent<{
  readonly dataSourceId: string;
  readonly organizationId: string;
  readonly kind: DataSourceKind;
  readonly mode: DataSourceMode;
  readonly fileIds: readonly string[];
}> {
  static readonly type = 'data-sources.data-source-created';
}

/** The files or the database of a source are to be read once more. */
export class DataSourceRefreshRequested extends DomainEvent<{
  readonly dataSourceId: string;
  readonly organizationId: string;
  readonly kind: DataSourceKind;
  readonly mode: DataSourceMode;
  readonly fileIds: readonly string[];
  /** Everything, also where usually only what is new is read. */
  readonly whole?: boolean;
  /** What is read may answer whatever its checks say. */
  readonly unchecked?: boolean;
}> {
  static readonly type = 'data-sources.data-source-refresh-requested';
}

/** A version began to answer questions. */
export class DataSourceReady extends DomainEvent<{
  readonly dataSourceId: string;
  readonly organizationId: string;
  readonly version: string;
}> {
  static readonly type = 'data-sources.data-source-ready';
}

/** Whoever keeps something about the source lets go of it. */
export class DataSourceRemoved extends DomainEvent<{
  readonly dataSourceId: string;
  readonly organizationId: string;
}> {
  static readonly type = 'data-sources.data-source-removed';
}
