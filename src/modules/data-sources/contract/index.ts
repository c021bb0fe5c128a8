import { Command, Query } from '@nestjs/cqrs';
import { type Actor, defineContract } from '#shared/contracts';
import {
  DataSourceCreated,
  DataSourceReady,
  DataSourceRefreshRequested,
  DataSourceRemoved,
} from './events.js';
import { CheckHealth, DataSourceHealthChanged, GetHealth, TestConnection } from './health.js';
import type {
  ConnectionSettings,
  DataSourcePage,
  DataSourceView,
  LiveConnectionView,
  LiveKind,
  LoadReport,
} from './views.js';

export { dataSourcesErrors } from './errors.js';
export {
  DataSourceCreated,
  DataSourceReady,
  DataSourceRefreshRequested,
  DataSourceRemoved,
} from './events.js';
export {
  CheckHealth,
  DataSourceHealthChanged,
  GetHealth,
  type HealthChangeView,
  type HealthCheckView,
  type HealthProblem,
  type HealthState,
  type HealthView,
  healthStates,
  TestConnection,
} from './health.js';
export {
  type ConnectionSettings,
  type DataSourceKind,
  type DataSourcePage,
  type DataSourceStatus,
  type DataSourceView,
  dataSourceKinds,
  dataSourceStatuses,
  isLive,
  type LiveConnectionView,
  type LiveKind,
  type LoadChange,
  type LoadedTable,
  type LoadReport,
  liveKinds,
  namespaceOf,
  type TlsMode,
  tlsModes,
  usualSettings,
} from './views.js';

/** The built-in US census data. Every caller may read it; it is meant wherever `dataSourceId` is left out. */
export const builtinDataSourceId = '00000000-0000-4000-8000-00000000c0de';

/** A source the actor may read: of the own organisation, or public. */
export class GetDataSource extends Query<DataSourceView> {
  static readonly type = 'data-sources.get-data-source';
  constructor(readonly input: { readonly actor: Actor; readonly dataSourceId: string }) {
    super();
  }
}

/** Every source the actor may read, newest first. */
export class ListDataSources extends Query<DataSourcePage> {
  static readonly type = 'data-sources.list-data-sources';
  constructor(readonly input: { readonly actor: Actor; readonly limit: number; readonly cursor?: string }) {
    super();
  }
}

export class CreateDataSource extends Command<DataSourceView> {
  static readonly type = 'data-sources.create-data-source';
  constructor(
    readonly input: { readonly actor: Actor; readonly name: string; readonly fileIds: readonly string[] },
  ) {
    super();
  }
}

/** A source that is a database of somebody else's. It is connected to before anything is stored. */
export class ConnectDataSource extends Command<DataSourceView> {
  static readonly type = 'data-sources.connect-data-source';
  constructor(
    readonly input: {
      readonly actor: Actor;
      readonly name: string;
      readonly kind: LiveKind;
      readonly settings: ConnectionSettings;
      readonly password: string;
    },
  ) {
    super();
  }
}

/** Another place or another user, password included: a kept one would be sent to whoever was named instead. */
export class ChangeConnection extends Command<DataSourceView> {
  static readonly type = 'data-sources.change-connection';
  constructor(
    readonly input: {
      readonly actor: Actor;
      readonly dataSourceId: string;
      /** What is left out is as usual for the kind. */
      readonly settings: Omit<ConnectionSettings, 'port'> & { readonly port?: number };
      readonly password: string;
    },
  ) {
    super();
  }
}

/** How to connect to a live source. For the server itself, after it has checked rights: no actor, no HTTP. */
export class GetLiveConnection extends Query<LiveConnectionView> {
  static readonly type = 'data-sources.get-live-connection';
  constructor(readonly input: { readonly dataSourceId: string }) {
    super();
  }
}

/** A source of one file, named like it. */
export class ProcessFile extends Command<DataSourceView> {
  static readonly type = 'data-sources.process-file';
  constructor(readonly input: { readonly actor: Actor; readonly fileId: string; readonly name?: string }) {
    super();
  }
}

export class RenameDataSource extends Command<DataSourceView> {
  static readonly type = 'data-sources.rename-data-source';
  constructor(
    readonly input: { readonly actor: Actor; readonly dataSourceId: string; readonly name: string },
  ) {
    super();
  }
}

/** Reads the files or the database of the source once more; the version there is keeps answering. */
export class RefreshDataSource extends Command<DataSourceView> {
  static readonly type = 'data-sources.refresh-data-source';
  constructor(readonly input: { readonly actor: Actor; readonly dataSourceId: string }) {
    super();
  }
}

export class RemoveDataSource extends Command<void> {
  static readonly type = 'data-sources.remove-data-source';
  constructor(readonly input: { readonly actor: Actor; readonly dataSourceId: string }) {
    super();
  }
}

/** Makes sure that the built-in source is registered. Safe to repeat, by any number of replicas. */
export class RegisterBuiltinDataSource extends Command<DataSourceView> {
  static readonly type = 'data-sources.register-builtin-data-source';
  constructor(readonly input: { readonly name: string }) {
    super();
  }
}

/** `datasets` tells that a version is stored (but not yet catalogued), `catalog` that a live database was read. */
export class ReportLoaded extends Command<void> {
  static readonly type = 'data-sources.report-loaded';
  constructor(
    readonly input: { readonly dataSourceId: string; readonly version: string; readonly report: LoadReport },
  ) {
    super();
  }
}

/** `datasets` or `catalog` tells that the load ended without a usable version. An earlier version keeps serving. */
export class ReportLoadFailed extends Command<void> {
  static readonly type = 'data-sources.report-load-failed';
  constructor(
    readonly input: { readonly dataSourceId: string; readonly code: string; readonly message: string },
  ) {
    super();
  }
}

/** `catalog` tells that the version can be asked: it becomes the current one. */
export class MarkReady extends Command<void> {
  static readonly type = 'data-sources.mark-ready';
  constructor(readonly input: { readonly dataSourceId: string; readonly version: string }) {
    super();
  }
}

export const dataSourcesContract = defineContract({
  module: 'data-sources',
  commands: [
    CreateDataSource,
    ConnectDataSource,
    ChangeConnection,
    ProcessFile,
    RenameDataSource,
    RefreshDataSource,
    RemoveDataSource,
    RegisterBuiltinDataSource,
    ReportLoaded,
    ReportLoadFailed,
    MarkReady,
    CheckHealth,
  ],
  queries: [GetDataSource, ListDataSources, GetLiveConnection, GetHealth, TestConnection],
  events: [
    DataSourceCreated,
    DataSourceReady,
    DataSourceRefreshRequested,
    DataSourceRemoved,
    DataSourceHealthChanged,
  ],
});
