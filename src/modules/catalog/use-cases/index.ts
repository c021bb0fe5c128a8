import { CompareSchemaVersionsHandler } from './compare-schema-versions.js';
import { CurrentVersion } from './current-version.js';
import { DescribeTablesHandler } from './describe-tables.js';
import { AnswerTablesOfSource } from './describe-tables-of-source.js';
import { Discretion } from './discretion.js';
import { FindCatalogDependents } from './find-dependents.js';
import { FitToAnswer } from './fit-to-answer.js';
import { GetColumnValuesHandler } from './get-column-values.js';
import { GetSchemaHandler } from './get-schema.js';
import { GetSchemaVersionHandler } from './get-schema-version.js';
import { KeepReading } from './keep-reading.js';
import { ListSchemaVersionsHandler } from './list-schema-versions.js';
import { OnDataSourceCreated } from './on-data-source-created.js';
import { OnDataSourceRefreshRequested } from './on-data-source-refresh-requested.js';
import { OnDataSourceRemoved } from './on-data-source-removed.js';
import { OnDatasetVersionPublished } from './on-dataset-version-published.js';
import { OnDatasetVersionsRemoved } from './on-dataset-versions-removed.js';
import { OnVersionReleased } from './on-version-released.js';
import { ProfileOutdatedVersions } from './profile-outdated-versions.js';
import { ProfileVersion } from './profile-version.js';
import { ReadLiveSource } from './read-live-source.js';
import { RefreshSchemaHandler } from './refresh-schema.js';

export const useCases = [
  CompareSchemaVersionsHandler,
  CurrentVersion,
  DescribeTablesHandler,
  FindCatalogDependents,
  AnswerTablesOfSource,
  FitToAnswer,
  Discretion,
  GetColumnValuesHandler,
  GetSchemaHandler,
  GetSchemaVersionHandler,
  KeepReading,
  ListSchemaVersionsHandler,
  OnDataSourceCreated,
  OnDataSourceRefreshRequested,
  OnDataSourceRemoved,
  OnDatasetVersionPublished,
  OnDatasetVersionsRemoved,
  OnVersionReleased,
  ProfileOutdatedVersions,
  ProfileVersion,
  ReadLiveSource,
  RefreshSchemaHandler,
];
