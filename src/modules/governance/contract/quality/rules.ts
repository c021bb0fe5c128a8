import { Command, Query } from '@nestjs/cqrs';
import type { Actor } from '#shared/contracts';

/** In the words of dbt tests and Great Expectations, as far as the two have one. */
export const qualityCheckTypes = [
  'not-null',
  'unique',
  'range',
  'relationships',
  'freshness',
  'row-count-drift',
] as const;
export type QualityCheckType = (typeof qualityCheckTypes)[number];

/** `error`: what fails holds a load back. `warn`: it is told, and the load is let through. */
export const qualitySeverities = ['warn', 'error'] as const;
export type QualitySeverity = (typeof qualitySeverities)[number];

interface OfRows {
  /** The share of the rows that has to pass: 0 to 1. Rows without a value are asked of `not-null` alone. */
  readonly mostly: number;
}

export interface NotNullCheck extends OfRows {
  readonly type: 'not-null';
  readonly column: string;
}

/** No two rows have the same values. */
export interface UniqueCheck extends OfRows {
  readonly type: 'unique';
  readonly columns: readonly string[];
}

/** Both ends included. */
export interface RangeCheck extends OfRows {
  readonly type: 'range';
  readonly column: string;
  readonly min?: number | string | undefined;
  readonly max?: number | string | undefined;
}

/** Every value is one of a column of another table. */
export interface RelationshipsCheck extends OfRows {
  readonly type: 'relationships';
  readonly column: string;
  readonly to: { readonly table: string; readonly column: string };
}

/** The newest value of a date or a time is not older. Without a time zone it is taken for UTC. */
export interface FreshnessCheck {
  readonly type: 'freshness';
  readonly column: string;
  readonly maxAgeHours: number;
}

/** Compared with the rows of the last run that was let through. */
export interface RowCountDriftCheck {
  readonly type: 'row-count-drift';
  readonly maxDecreasePercent?: number | undefined;
  readonly maxIncreasePercent?: number | undefined;
}

export type QualityCheck =
  | NotNullCheck
  | UniqueCheck
  | RangeCheck
  | RelationshipsCheck
  | FreshnessCheck
  | RowCountDriftCheck;

/** What the data of a table has to be like. */
export interface NewQualityRule {
  readonly dataSourceId: string;
  readonly table: string;
  /** Of the rules of a source no two have the same. */
  readonly name: string;
  readonly severity: QualitySeverity;
  readonly enabled: boolean;
  readonly check: QualityCheck;
}

export interface QualityRuleView extends NewQualityRule {
  readonly id: string;
  readonly changedBy: string;
  /** ISO 8601. */
  readonly changedAt: string;
}

export interface QualityRulePage {
  readonly items: readonly QualityRuleView[];
  readonly nextCursor?: string;
}

export const qualityRuleSorts = ['table', 'name', 'changedAt'] as const;

interface By {
  readonly actor: Actor;
}

/** Refused when the tables of the source do not have what it names. */
export class CreateQualityRule extends Command<QualityRuleView> {
  static readonly type = 'governance.create-quality-rule';
  constructor(readonly input: By & { readonly rule: NewQualityRule }) {
    super();
  }
}

export class ReplaceQualityRule extends Command<QualityRuleView> {
  static readonly type = 'governance.replace-quality-rule';
  constructor(readonly input: By & { readonly ruleId: string; readonly rule: NewQualityRule }) {
    super();
  }
}

/** What it found stays in the history. */
export class RemoveQualityRule extends Command<void> {
  static readonly type = 'governance.remove-quality-rule';
  constructor(readonly input: By & { readonly ruleId: string }) {
    super();
  }
}

/** `data-sources` tells that a source is gone: its rules, runs and held versions go too. */
export class RemoveQualityOfSource extends Command<void> {
  static readonly type = 'governance.remove-quality-of-source';
  constructor(readonly input: { readonly organizationId: string; readonly dataSourceId: string }) {
    super();
  }
}

export class GetQualityRule extends Query<QualityRuleView> {
  static readonly type = 'governance.get-quality-rule';
  constructor(readonly input: By & { readonly ruleId: string }) {
    super();
  }
}

export class ListQualityRules extends Query<QualityRulePage> {
  static readonly type = 'governance.list-quality-rules';
  constructor(
    readonly input: By & {
      readonly limit: number;
      readonly cursor?: string | undefined;
      readonly sort: (typeof qualityRuleSorts)[number];
      readonly order: 'asc' | 'desc';
      readonly dataSourceId?: string | undefined;
      readonly table?: string | undefined;
      readonly type?: QualityCheckType | undefined;
      readonly severity?: QualitySeverity | undefined;
      readonly search?: string | undefined;
    },
  ) {
    super();
  }
}
