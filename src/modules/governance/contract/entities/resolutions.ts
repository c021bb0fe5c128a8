import { Command, Query } from '@nestjs/cqrs';
import type { Actor } from '#shared/contracts';

/** How two values of an attribute are compared. Each gives a similarity from 0 to 1, and nothing when one is missing. */
export const comparisonMethods = ['exact', 'jaro-winkler', 'levenshtein', 'number', 'date'] as const;

export interface RecordComparison {
  readonly attribute: string;
  readonly method: (typeof comparisonMethods)[number];
  /** How much it counts beside the others. */
  readonly weight: number;
  /** Of `number`, and of `date` in days: the difference from which on two values have nothing in common. */
  readonly within?: number | undefined;
}

/** A table, and which of its columns is which attribute. */
export interface RecordTable {
  readonly table: string;
  /** The column that names a record; no two records have the same. */
  readonly key: string;
  /** By attribute. An attribute that a table does not have is missing in all its records. */
  readonly columns: Readonly<Record<string, string>>;
}

/** Only records that agree on all of these are compared. */
export type BlockingRule = readonly {
  readonly attribute: string;
  /** Only so many of the first letters have to agree. */
  readonly letters?: number | undefined;
}[];

export const survivorshipRules = ['most-frequent', 'longest', 'first-table', 'latest'] as const;

/** Which value of an attribute stands for the entity. */
export interface Survivorship {
  readonly rule: (typeof survivorshipRules)[number];
  /** Of `latest`: the attribute that says when. */
  readonly by?: string | undefined;
}

/** Which records are the same thing, and what is to be told of it. */
export interface ResolutionSpec {
  readonly name: string;
  readonly dataSourceId: string;
  readonly tables: readonly RecordTable[];
  /** Whether a table may have the same thing twice. */
  readonly withinTables: boolean;
  readonly comparisons: readonly RecordComparison[];
  /** Records are compared when one of these rules lets them. */
  readonly blocking: readonly BlockingRule[];
  /** From this score on two records match, from the other on a person decides; below they do not. */
  readonly matchFrom: number;
  readonly reviewFrom: number;
  /** By attribute; `most-frequent` where nothing is said. */
  readonly golden: Readonly<Record<string, Survivorship>>;
}

export interface ResolutionView extends ResolutionSpec {
  readonly id: string;
  readonly changedBy: string;
  /** ISO 8601. */
  readonly changedAt: string;
}

export interface ResolutionPage {
  readonly items: readonly ResolutionView[];
  readonly nextCursor?: string;
}

export interface ByAdmin {
  readonly actor: Actor;
}

export interface OfResolution extends ByAdmin {
  readonly resolutionId: string;
}

export interface Paged {
  readonly limit: number;
  readonly cursor?: string | undefined;
}

export class CreateResolution extends Command<ResolutionView> {
  static readonly type = 'governance.create-resolution';
  constructor(readonly input: ByAdmin & { readonly spec: ResolutionSpec }) {
    super();
  }
}

/** Decisions and entities stay; the next run goes by what is said now. */
export class ReplaceResolution extends Command<ResolutionView> {
  static readonly type = 'governance.replace-resolution';
  constructor(readonly input: OfResolution & { readonly spec: ResolutionSpec }) {
    super();
  }
}

/** With its entities and decisions. */
export class RemoveResolution extends Command<void> {
  static readonly type = 'governance.remove-resolution';
  constructor(readonly input: OfResolution) {
    super();
  }
}

export class GetResolution extends Query<ResolutionView> {
  static readonly type = 'governance.get-resolution';
  constructor(readonly input: OfResolution) {
    super();
  }
}

/** By name. */
export class ListResolutions extends Query<ResolutionPage> {
  static readonly type = 'governance.list-resolutions';
  constructor(readonly input: ByAdmin & Paged) {
    super();
  }
}
