import { CurrentVersion } from './current-version.js';
import { DescribeTablesHandler } from './describe-tables.js';
import { GetColumnValuesHandler } from './get-column-values.js';
import { GetSchemaHandler } from './get-schema.js';
import { OnDataSourceRemoved } from './on-data-source-removed.js';
import { OnDatasetVersionPublished } from './on-dataset-version-published.js';
import { ProfileOutdatedVersions } from './profile-outdated-versions.js';
import { ProfileVersion } from './profile-version.js';
import { RefreshSchemaHandler } from './refresh-schema.js';

export const useCases = [
  CurrentVersion,
  DescribeTablesHandler,
  GetColumnValuesHandler,
  GetSchemaHandler,
  OnDataSourceRemoved,
  OnDatasetVersionPublished,
  ProfileOutdatedVersions,
  ProfileVersion,
  RefreshSchemaHandler,
];
