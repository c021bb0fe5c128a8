import { CheckHealthHandler } from './check-health.js';
import { GetReadinessHandler } from './get-readiness.js';
import { LetOrganizationWorkHandler } from './let-organization-work.js';
import { ListDeadLettersHandler } from './list-dead-letters.js';
import { OpenToAllNetworksHandler } from './open-to-all-networks.js';
import { ReplayDeadLetterHandler } from './replay-dead-letter.js';
import { StopOrganizationHandler } from './stop-organization.js';

export const useCases = [
  CheckHealthHandler,
  GetReadinessHandler,
  LetOrganizationWorkHandler,
  ListDeadLettersHandler,
  OpenToAllNetworksHandler,
  ReplayDeadLetterHandler,
  StopOrganizationHandler,
];
