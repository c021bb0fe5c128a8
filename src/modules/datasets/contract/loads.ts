import { Command, Query } from '@nestjs/cqrs';
import type { Actor } from '#shared/contracts';

export const checkNames = ['empty-table', 'missing-table', 'row-loss', 'row-growth', 'key'] as const;

/** Something that speaks against letting a copy answer. */
export interface FailedCheck {
  readonly check: (typeof checkNames)[number];
  readonly table: string;
  readonly message: string;
}

export const loadStatuses = ['waiting', 'running', 'done', 'failed', 'cancelled'] as const;
export type LoadStatus = (typeof loadStatuses)[number];

export interface LoadFailure {
  readonly code: string;
  readonly message: string;
  /** Of what was held back. */
  readonly checks?: readonly FailedCheck[];
}

/** One time that a source was or is read. Times are ISO 8601. */
export interface LoadView {
  readonly id: string;
  readonly dataSourceId: string;
  readonly status: LoadStatus;
  /** This one included. */
  readonly attempts: number;
  /** Of databases: rows read so far, and how many there are by the estimate of the database. */
  readonly rowsRead?: number;
  readonly rowsExpected?: number;
  /** What became of it. */
  readonly version?: string;
  readonly failure?: LoadFailure;
  readonly createdAt: string;
  readonly endedAt?: string;
}

/** The last hundred loads of a source the actor may read, newest first. */
export class ListLoads extends Query<readonly LoadView[]> {
  static readonly type = 'datasets.list-loads';
  constructor(readonly input: { readonly actor: Actor; readonly dataSourceId: string }) {
    super();
  }
}

/** Ends a load that waits or runs; the version before keeps answering. */
export class CancelLoad extends Command<LoadView> {
  static readonly type = 'datasets.cancel-load';
  constructor(
    readonly input: { readonly actor: Actor; readonly dataSourceId: string; readonly loadId: string },
  ) {
    super();
  }
}
