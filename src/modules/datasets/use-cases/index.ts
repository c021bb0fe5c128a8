import { CancelLoadHandler } from './cancel-load.js';
import { CopyDatabase } from './copy-database.js';
import { FindDatasetDependents } from './find-dependents.js';
import { GetDatasetVersionHandler } from './get-dataset-version.js';
import { ListDatasetVersionsHandler } from './list-dataset-versions.js';
import { ListLoadsHandler } from './list-loads.js';
import { LoadDataset } from './load-dataset.js';
import { LoadFiles } from './load-files.js';
import { Loads } from './loads.js';
import { OnDataSourceCreated } from './on-data-source-created.js';
import { OnDataSourceReady } from './on-data-source-ready.js';
import { OnDataSourceRefreshRequested } from './on-data-source-refresh-requested.js';
import { OnDataSourceRemoved } from './on-data-source-removed.js';
import { OwnDataset } from './own-dataset.js';
import { PublishDatasetFileHandler } from './publish-dataset-file.js';
import { PublishVersion } from './publish-version.js';
import { RecoverLoads } from './recover-loads.js';
import { RemoveVersions } from './remove-versions.js';
import { RollBackHandler } from './roll-back.js';
import { SurplusVersions } from './surplus-versions.js';

export const useCases = [
  CancelLoadHandler,
  CopyDatabase,
  FindDatasetDependents,
  GetDatasetVersionHandler,
  ListDatasetVersionsHandler,
  ListLoadsHandler,
  LoadDataset,
  LoadFiles,
  Loads,
  OnDataSourceCreated,
  OnDataSourceReady,
  OnDataSourceRefreshRequested,
  OnDataSourceRemoved,
  OwnDataset,
  PublishDatasetFileHandler,
  PublishVersion,
  RecoverLoads,
  RemoveVersions,
  RollBackHandler,
  SurplusVersions,
];
