import {
  QualityChecked,
  QualityRuleChanged,
  QualityScheduleChanged,
  VersionHeldBack,
  VersionReleased,
} from './events.js';
import { JudgeVersion, ListHeldVersions, ReleaseHeldVersion } from './holding.js';
import { DescribeTablesOfSource, MeasureQuality } from './measuring.js';
import {
  CreateQualityRule,
  GetQualityRule,
  ListQualityRules,
  RemoveQualityOfSource,
  RemoveQualityRule,
  ReplaceQualityRule,
} from './rules.js';
import {
  GetQualityRun,
  GetSourceQuality,
  ListQualityRuns,
  ListScoreHistory,
  ListSourceScores,
  RunQualityChecks,
  SetQualitySchedule,
} from './runs.js';

export * from './events.js';
export * from './holding.js';
export * from './measuring.js';
export * from './rules.js';
export * from './runs.js';

/** What the contract of the module says of the quality of data. */
export const quality = {
  commands: [
    CreateQualityRule,
    ReplaceQualityRule,
    RemoveQualityRule,
    RemoveQualityOfSource,
    RunQualityChecks,
    SetQualitySchedule,
    JudgeVersion,
    ReleaseHeldVersion,
  ],
  queries: [
    GetQualityRule,
    ListQualityRules,
    GetQualityRun,
    ListQualityRuns,
    GetSourceQuality,
    ListScoreHistory,
    ListSourceScores,
    ListHeldVersions,
  ],
  inquiries: [DescribeTablesOfSource, MeasureQuality],
  events: [QualityRuleChanged, QualityScheduleChanged, QualityChecked, VersionHeldBack, VersionReleased],
} as const;
