import { Command, Query } from '@nestjs/cqrs';
import type { Actor } from '#shared/contracts';
import type { OfResolution, Paged, ResolutionSpec } from './resolutions.js';

/** A record: of which table of the resolution, by its place, and its key. */
export interface RecordRef {
  readonly table: number;
  readonly key: string;
}

export interface ScoredPair {
  readonly left: RecordRef;
  readonly right: RecordRef;
  /** From 0 to 1: the similarities of what both records have, by their weights. */
  readonly score: number;
  /** Which share of the weights that is. */
  readonly known: number;
  /** Of each comparison, in order; `null` where a value is missing. */
  readonly similarities: readonly (number | null)[];
}

export interface ComparedRecords {
  /** Of the data. */
  readonly version: string;
  /** Of each table, in order. */
  readonly records: readonly { readonly rows: number; readonly keys: number }[];
  /** How many pairs the blocking rules let through. */
  readonly candidates: number;
  /** Those from `reviewFrom` on, the best first. */
  readonly pairs: readonly ScoredPair[];
  /** How many of them there are, when these are not all. */
  readonly more?: number;
}

/** Asked of the module that runs statements, with the rights of the actor: nobody else's rows are compared. */
export class CompareRecords extends Query<readonly ComparedRecords[]> {
  static readonly type = 'governance.compare-records';
  constructor(
    readonly input: { readonly actor: Actor; readonly spec: ResolutionSpec; readonly most: number },
  ) {
    super();
  }
}

/** The attributes of a record as text, by their name. */
export interface RecordValues extends RecordRef {
  readonly values: Readonly<Record<string, string | null>>;
}

/** What records say, as far as the actor may see them. */
export class ReadRecords extends Query<readonly RecordValues[]> {
  static readonly type = 'governance.read-records';
  constructor(
    readonly input: {
      readonly actor: Actor;
      readonly spec: ResolutionSpec;
      readonly records: readonly RecordRef[];
    },
  ) {
    super();
  }
}

export const resolutionRunStates = ['waiting', 'completed', 'failed'] as const;

/** What a run found. */
export interface ResolutionReport {
  readonly tables: readonly { readonly table: string; readonly records: number }[];
  /** Pairs that were compared, and what became of them. */
  readonly compared: number;
  readonly matched: number;
  readonly toReview: number;
  readonly accepted: number;
  readonly rejected: number;
  /** Matches that were not followed, because somebody had decided that two records of both sides are not the same. */
  readonly contradicted: number;
  readonly entities: {
    /** Of two records or more. */
    readonly total: number;
    readonly created: number;
    readonly kept: number;
    readonly superseded: number;
    readonly ended: number;
    readonly records: number;
  };
}

export interface ResolutionRunView {
  readonly id: string;
  readonly state: (typeof resolutionRunStates)[number];
  readonly requestedBy: string;
  /** ISO 8601. */
  readonly requestedAt: string;
  readonly finishedAt?: string;
  readonly dataVersion?: string;
  readonly report?: ResolutionReport;
  readonly problem?: string;
}

export interface ResolutionRunPage {
  readonly items: readonly ResolutionRunView[];
  readonly nextCursor?: string;
}

/** By a job. While one waits, that one is meant. */
export class RunResolution extends Command<ResolutionRunView> {
  static readonly type = 'governance.run-resolution';
  constructor(readonly input: OfResolution) {
    super();
  }
}

/** Newest first. */
export class ListResolutionRuns extends Query<ResolutionRunPage> {
  static readonly type = 'governance.list-resolution-runs';
  constructor(readonly input: OfResolution & Paged) {
    super();
  }
}
