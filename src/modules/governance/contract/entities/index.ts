import { DecideMatch, GetEntity, ListEntities, ListReviews } from './entities.js';
import { MatchDecided, ResolutionChanged, ResolutionRan } from './events.js';
import {
  CreateResolution,
  GetResolution,
  ListResolutions,
  RemoveResolution,
  ReplaceResolution,
} from './resolutions.js';
import { CompareRecords, ListResolutionRuns, ReadRecords, RunResolution } from './runs.js';

export * from './entities.js';
export { MatchDecided, ResolutionChanged, ResolutionRan } from './events.js';
export * from './resolutions.js';
export * from './runs.js';

/** What the contract of the module says of entities. */
export const entities = {
  commands: [CreateResolution, ReplaceResolution, RemoveResolution, RunResolution, DecideMatch],
  queries: [GetResolution, ListResolutions, ListResolutionRuns, ListReviews, ListEntities, GetEntity],
  inquiries: [CompareRecords, ReadRecords],
  events: [ResolutionChanged, MatchDecided, ResolutionRan],
} as const;
