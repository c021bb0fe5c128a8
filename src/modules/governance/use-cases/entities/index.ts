import { Compared } from './compared.js';
import { CreateResolutionHandler } from './create-resolution.js';
import { DecideMatchHandler } from './decide-match.js';
import { entityStoreProviders } from './entity-store.js';
import { GetEntityHandler } from './get-entity.js';
import { GetResolutionHandler } from './get-resolution.js';
import { ListEntitiesHandler } from './list-entities.js';
import { ListResolutionRunsHandler } from './list-resolution-runs.js';
import { ListResolutionsHandler } from './list-resolutions.js';
import { ListReviewsHandler } from './list-reviews.js';
import { RemoveResolutionHandler } from './remove-resolution.js';
import { ReplaceResolutionHandler } from './replace-resolution.js';
import { ResolutionChanges } from './resolution-changes.js';
import { ResolveEntities } from './resolve-entities.js';
import { Resolving } from './resolving.js';
import { RunResolutionHandler } from './run-resolution.js';
import { ShownRecords } from './shown-records.js';

/** All that finding out which records are the same needs. */
export const entityProviders = [
  ...entityStoreProviders,
  Compared,
  CreateResolutionHandler,
  DecideMatchHandler,
  GetEntityHandler,
  GetResolutionHandler,
  ListEntitiesHandler,
  ListResolutionRunsHandler,
  ListResolutionsHandler,
  ListReviewsHandler,
  RemoveResolutionHandler,
  ReplaceResolutionHandler,
  ResolutionChanges,
  ResolveEntities,
  Resolving,
  RunResolutionHandler,
  ShownRecords,
];
