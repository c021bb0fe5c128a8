import { CheckHealthHandler } from './check-health.js';
import { GetReadinessHandler } from './get-readiness.js';
import { ListDeadLettersHandler } from './list-dead-letters.js';
import { ReplayDeadLetterHandler } from './replay-dead-letter.js';

export const useCases = [
  CheckHealthHandler,
  GetReadinessHandler,
  ListDeadLettersHandler,
  ReplayDeadLetterHandler,
];
