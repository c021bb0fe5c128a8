import { HeldVersionsController } from './held-versions.controller.js';
import { QualityRulesController } from './rules.controller.js';
import { QualityRunsController } from './runs.controller.js';
import { SourceScoresController } from './scores.controller.js';
import { SourceQualityController } from './sources.controller.js';

export const qualityControllers = [
  HeldVersionsController,
  QualityRulesController,
  QualityRunsController,
  SourceQualityController,
  SourceScoresController,
];
