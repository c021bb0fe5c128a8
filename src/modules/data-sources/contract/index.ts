import { Command, Query } from '@nestjs/cqrs';
import { type Actor, defineContract } from '#shared/contracts';
import { dataSourcesAudit } from './audit.js';
import { ChangeConnection, ChangeRefreshing, ConnectDataSource, GetLiveConnection } from './databases.js';
import { FindDependents, GetDependents } from './dependents.js';
import {
  DataSourceCreated,
  DataSourceReady,
  DataSourceRefreshRequested,
  DataSourceRemoved,
} from './events.js';
import { CheckHealth, DataSourceHealthChanged, GetHealth, TestConnection } from './health.js';
import { dataSourcesPersonalData } from './personal-data.js';
import {
  DataSourceShared,
  GetSharing,
  ListHiddenSources,
  ShareDataSource,
  type SourceAccess,
} from './sharing.js';
import type { DataSourcePage, DataSourceView, LoadReport } from './views.js';

export { ChangeConnection, ChangeRefreshing, ConnectDataSource, GetLiveConnection } from './databases.js';
export {
  type DependentsReport,
  type DependentsView,
  dependentsOf,
  FindDependents,
  GetDependents,
  isAbout,
  mentions,
  mostNamed,
  type SchemaName,
} from './dependents.js';
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
export * from './sharing.js';
export * from './views.js';

/** The built-in US census data. Every caller may read it; it is meant wherever `dataSourceId` is left out. */
export const builtinDataSourceId = '00000000-0000-4000-8000-00000000c0de';

/** A source the actor may read: of the own organisation, and shared with the actor, or public. */
export class GetDataSource extends Query<DataSourceView> {
  static readonly type = 'data-sources.get-data-source';
  constructor(
    readonly input: {
      readonly actor: Actor;
      readonly dataSourceId: string;
      /** What the actor wants to do with it; `see` when left out. */
      readonly access?: SourceAccess;
    },
  ) {
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

export interface NamedSourceView {
  readonly id: string;
  readonly name: string;
}

/** The sources of the actor's organisation that were made of any of these files. Refused when the actor may not ask one of them. */
export class FindSourcesOfFiles extends Query<readonly NamedSourceView[]> {
  static readonly type = 'data-sources.find-sources-of-files';
  constructor(readonly input: { readonly actor: Actor; readonly fileIds: readonly string[] }) {
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
  constructor(
    readonly input: {
      readonly actor: Actor;
      readonly dataSourceId: string;
      /** Everything, also where usually only what is new is read. */
      readonly whole?: boolean;
      /** What is read may answer whatever its checks say. */
      readonly unchecked?: boolean;
    },
  ) {
    super();
  }
}

/** Refused while something holds the source that somebody made of it, unless it is forced. */
export class RemoveDataSource extends Command<void> {
  static readonly type = 'data-sources.remove-data-source';
  constructor(
    readonly input: { readonly actor: Actor; readonly dataSourceId: string; readonly force?: boolean },
  ) {
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
    ChangeRefreshing,
    ProcessFile,
    RenameDataSource,
    RefreshDataSource,
    RemoveDataSource,
    ShareDataSource,
    RegisterBuiltinDataSource,
    ReportLoaded,
    ReportLoadFailed,
    MarkReady,
    CheckHealth,
    dataSourcesPersonalData.erase,
  ],
  queries: [
    FindSourcesOfFiles,
    GetDataSource,
    ListDataSources,
    ListHiddenSources,
    GetSharing,
    GetLiveConnection,
    GetDependents,
    GetHealth,
    TestConnection,
    dataSourcesPersonalData.count,
    dataSourcesPersonalData.collect,
  ],
  inquiries: [FindDependents],
  events: [
    DataSourceCreated,
    DataSourceReady,
    DataSourceRefreshRequested,
    DataSourceRemoved,
    DataSourceHealthChanged,
    DataSourceShared,
  ],
  audit: dataSourcesAudit,
  personalData: dataSourcesPersonalData,
});
