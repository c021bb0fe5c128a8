import type { KeptVersionView } from '../contract/index.js';
import type { StoredVersion } from '../infra/dataset-version.repository.js';

/** What people are shown of a version; where its file is concerns nobody. */
export const keptView = (
  { version, sizeBytes, report, createdAt }: StoredVersion,
  current: string | undefined,
): KeptVersionView => ({
  version,
  current: version === current,
  sizeBytes,
  tables: report.tables,
  createdAt,
});
