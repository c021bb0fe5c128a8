import { ChangeConnectionHandler } from './change-connection.js';
import { ChangeOwnSource } from './change-own-source.js';
import { ChangeRefreshingHandler } from './change-refreshing.js';
import { CheckAllHealth } from './check-all-health.js';
import { CheckHealthHandler } from './check-health.js';
import { ConnectDataSourceHandler } from './connect-data-source.js';
import { CreateDataSourceHandler } from './create-data-source.js';
import { Dependents } from './dependents.js';
import { FindSourcesOfFilesHandler } from './find-sources-of-files.js';
import { GetDataSourceHandler } from './get-data-source.js';
import { GetDependentsHandler } from './get-dependents.js';
import { GetHealthHandler } from './get-health.js';
import { GetLiveConnectionHandler } from './get-live-connection.js';
import { GetSharingHandler } from './get-sharing.js';
import { HealthChecks } from './health-checks.js';
import { ListDataSourcesHandler } from './list-data-sources.js';
import { ListHiddenSourcesHandler } from './list-hidden-sources.js';
import { MarkReadyHandler } from './mark-ready.js';
import { OnDataSourceRemoved } from './on-data-source-removed.js';
import { OnMemberRemoved } from './on-member-removed.js';
import { OnOrganizationDeleted } from './on-organization-deleted.js';
import { ProcessFileHandler } from './process-file.js';
import { RefreshDataSourceHandler } from './refresh-data-source.js';
import { RefreshDue } from './refresh-due.js';
import { RegisterBuiltinDataSourceHandler } from './register-builtin-data-source.js';
import { RemoveDataSourceHandler } from './remove-data-source.js';
import { RenameDataSourceHandler } from './rename-data-source.js';
import { ReportLoadFailedHandler } from './report-load-failed.js';
import { ReportLoadedHandler } from './report-loaded.js';
import { SealAnew } from './seal-anew.js';
import { ShareDataSourceHandler } from './share-data-source.js';
import { SourceRights } from './source-rights.js';
import { SourcesOfFiles } from './sources-of-files.js';
import { TestConnectionHandler } from './test-connection.js';

export const useCases = [
  OnMemberRemoved,
  ShareDataSourceHandler,
  GetSharingHandler,
  ListHiddenSourcesHandler,
  SourcesOfFiles,
  SourceRights,
  ChangeConnectionHandler,
  ChangeOwnSource,
  ChangeRefreshingHandler,
  CheckAllHealth,
  CheckHealthHandler,
  ConnectDataSourceHandler,
  CreateDataSourceHandler,
  Dependents,
  FindSourcesOfFilesHandler,
  GetDataSourceHandler,
  GetDependentsHandler,
  GetHealthHandler,
  GetLiveConnectionHandler,
  HealthChecks,
  ListDataSourcesHandler,
  MarkReadyHandler,
  ProcessFileHandler,
  RefreshDataSourceHandler,
  RefreshDue,
  RegisterBuiltinDataSourceHandler,
  RemoveDataSourceHandler,
  RenameDataSourceHandler,
  ReportLoadedHandler,
  ReportLoadFailedHandler,
  SealAnew,
  TestConnectionHandler,
  OnDataSourceRemoved,
  OnOrganizationDeleted,
];
