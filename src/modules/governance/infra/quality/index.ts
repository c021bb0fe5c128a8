import { HeldVersions } from './held-versions.js';
import { QualityResults } from './quality-results.js';
import { QualityRules } from './quality-rules.js';
import { QualityRuns } from './quality-runs.js';
import { QualitySchedules } from './quality-schedules.js';
import { SourceScores } from './source-scores.js';

/** Where rules, runs and what is held back are kept. */
export const qualityStores = [
  HeldVersions,
  QualityResults,
  QualityRules,
  QualityRuns,
  QualitySchedules,
  SourceScores,
];
