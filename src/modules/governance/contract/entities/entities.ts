import { Command, Query } from '@nestjs/cqrs';
import type { OfResolution, Paged } from './resolutions.js';
import type { RecordRef, ScoredPair } from './runs.js';

export const verdicts = ['match', 'no-match'] as const;
export type Verdict = (typeof verdicts)[number];

/** A record with what it says, as far as the reader may see it. */
export interface ShownRecord {
  readonly table: string;
  readonly key: string;
  readonly values?: Readonly<Record<string, string | null>>;
}

/** Two records that may be the same. */
export interface ReviewView extends Pick<ScoredPair, 'score' | 'known' | 'similarities'> {
  readonly left: ShownRecord;
  readonly right: ShownRecord;
}

export interface ReviewPage {
  readonly items: readonly ReviewView[];
  readonly nextCursor?: string;
}

/** What nobody has decided yet, the most similar first. */
export class ListReviews extends Query<ReviewPage> {
  static readonly type = 'governance.list-reviews';
  constructor(readonly input: OfResolution & Paged) {
    super();
  }
}

/** A person says whether two records are the same. It holds from the next run on, whatever their score. */
export class DecideMatch extends Command<void> {
  static readonly type = 'governance.decide-match';
  constructor(
    readonly input: OfResolution & {
      readonly left: RecordRef;
      readonly right: RecordRef;
      readonly verdict: Verdict;
    },
  ) {
    super();
  }
}

/** Several records that are one thing. The id is the same from run to run. */
export interface EntityView {
  readonly id: string;
  readonly records: readonly { readonly table: string; readonly key: string }[];
}

export interface EntityDetails {
  readonly id: string;
  readonly records: readonly ShownRecord[];
  /** One record made of all that the reader may see; by attribute. */
  readonly golden: Readonly<Record<string, string | null>>;
}

export interface EntityPage {
  readonly items: readonly EntityView[];
  readonly nextCursor?: string;
}

/** Those that are there after the last run. */
export class ListEntities extends Query<EntityPage> {
  static readonly type = 'governance.list-entities';
  constructor(readonly input: OfResolution & Paged) {
    super();
  }
}

/** By its id, or by that of one that went into it. */
export class GetEntity extends Query<EntityDetails> {
  static readonly type = 'governance.get-entity';
  constructor(readonly input: OfResolution & { readonly entityId: string }) {
    super();
  }
}
