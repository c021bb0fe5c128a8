import { Injectable } from '@nestjs/common';
import { EntityRecords } from '../../infra/entities/entity-records.js';
import { MatchDecisions } from '../../infra/entities/match-decisions.js';
import { ResolutionRuns } from '../../infra/entities/resolution-runs.js';
import { Resolutions } from '../../infra/entities/resolutions.js';

/** All that is kept of entities. */
@Injectable()
export class EntityStore {
  constructor(
    readonly resolutions: Resolutions,
    readonly runs: ResolutionRuns,
    readonly decisions: MatchDecisions,
    readonly entities: EntityRecords,
  ) {}
}

export const entityStoreProviders = [EntityRecords, EntityStore, MatchDecisions, ResolutionRuns, Resolutions];
