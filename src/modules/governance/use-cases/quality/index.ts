import { qualityStores } from '../../infra/quality/index.js';
import { CheckQuality } from './check-quality.js';
import { CreateQualityRuleHandler } from './create-quality-rule.js';
import { GetQualityRuleHandler } from './get-quality-rule.js';
import { GetQualityRunHandler } from './get-quality-run.js';
import { GetSourceQualityHandler } from './get-source-quality.js';
import { JudgeVersionHandler } from './judge-version.js';
import { ListHeldVersionsHandler } from './list-held-versions.js';
import { ListQualityRulesHandler } from './list-quality-rules.js';
import { ListQualityRunsHandler } from './list-quality-runs.js';
import { ListScoreHistoryHandler } from './list-score-history.js';
import { ListSourceScoresHandler } from './list-source-scores.js';
import { QualityChecking } from './quality-checking.js';
import { ReleaseHeldVersionHandler } from './release-held-version.js';
import { RemoveQualityOfSourceHandler } from './remove-quality-of-source.js';
import { RemoveQualityRuleHandler } from './remove-quality-rule.js';
import { ReplaceQualityRuleHandler } from './replace-quality-rule.js';
import { RuleChanges } from './rule-changes.js';
import { RunEnds } from './run-ends.js';
import { RunQualityChecksHandler } from './run-quality-checks.js';
import { ScheduleQuality } from './schedule-quality.js';
import { SetQualityScheduleHandler } from './set-quality-schedule.js';
import { SourceQuality } from './source-quality.js';

/** All that the quality of data needs. */
export const qualityProviders = [
  ...qualityStores,
  CheckQuality,
  CreateQualityRuleHandler,
  GetQualityRuleHandler,
  GetQualityRunHandler,
  GetSourceQualityHandler,
  JudgeVersionHandler,
  ListHeldVersionsHandler,
  ListQualityRulesHandler,
  ListQualityRunsHandler,
  ListScoreHistoryHandler,
  ListSourceScoresHandler,
  QualityChecking,
  ReleaseHeldVersionHandler,
  RemoveQualityOfSourceHandler,
  RemoveQualityRuleHandler,
  ReplaceQualityRuleHandler,
  RuleChanges,
  RunEnds,
  RunQualityChecksHandler,
  ScheduleQuality,
  SetQualityScheduleHandler,
  SourceQuality,
];
