import { GetDatasetVersionHandler } from './get-dataset-version.js';
import { LoadDataset } from './load-dataset.js';
import { Loads } from './loads.js';
import { OnDataSourceCreated } from './on-data-source-created.js';
import { OnDataSourceRefreshRequested } from './on-data-source-refresh-requested.js';
import { OnDataSourceRemoved } from './on-data-source-removed.js';
import { PublishDatasetFileHandler } from './publish-dataset-file.js';
import { PublishVersion } from './publish-version.js';
import { RecoverLoads } from './recover-loads.js';

export const useCases = [
  GetDatasetVersionHandler,
  LoadDataset,
  Loads,
  OnDataSourceCreated,
  OnDataSourceRefreshRequested,
  OnDataSourceRemoved,
  PublishDatasetFileHandler,
  PublishVersion,
  RecoverLoads,
];
