import type { ResolutionSpec, ScoredPair } from '../../contract/entities/index.js';

/** What is known of less than half of what counts is never enough by itself, however well it agrees. */
const leastKnown = 0.5;

export type Outcome = 'match' | 'review';

export const outcomeOf = (
  { score, known }: Pick<ScoredPair, 'score' | 'known'>,
  { matchFrom }: Pick<ResolutionSpec, 'matchFrom'>,
): Outcome => (score >= matchFrom && known >= leastKnown ? 'match' : 'review');
