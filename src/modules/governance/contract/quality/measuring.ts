import { Query } from '@nestjs/cqrs';
import type { Actor } from '#shared/contracts';
import type { QualityCheck } from './rules.js';

/** A table that rules may name. */
export interface DescribedTable {
  readonly name: string;
  readonly columns: readonly { readonly name: string; readonly type: string }[];
}

interface OfVersion {
  readonly actor: Actor;
  readonly dataSourceId: string;
  /** Of the data, where it is not the one that answers now. */
  readonly version?: string | undefined;
}

/** Asked of the module that knows what sources hold: the tables, for an actor who may read the source. */
export class DescribeTablesOfSource extends Query<readonly DescribedTable[]> {
  static readonly type = 'governance.describe-tables-of-source';
  constructor(readonly input: OfVersion) {
    super();
  }
}

/** What a check found, as figures; what they mean is decided here. */
export interface QualityMeasure {
  /** Of the data that was looked at. */
  readonly version: string;
  /** Rows that were looked at. */
  readonly rows: number;
  /** Those of them that do not pass. */
  readonly failing: number;
  /** Of `freshness`, ISO 8601; absent when there is no value. */
  readonly newest?: string;
  /** Why there are no figures. */
  readonly error?: string;
}

/** Asked of the module that runs statements: every row is looked at, whoever may see it. */
export class MeasureQuality extends Query<readonly QualityMeasure[]> {
  static readonly type = 'governance.measure-quality';
  constructor(readonly input: OfVersion & { readonly table: string; readonly check: QualityCheck }) {
    super();
  }
}
