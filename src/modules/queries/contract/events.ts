import { DomainEvent } from '#shared/contracts';

/** Statements that ended, some at a time: one event for each would cost more than many of them. */
export class QueriesExecuted extends DomainEvent<{
  readonly queries: readonly {
    readonly queryId: string;
    readonly organizationId: string;
    readonly userId: string;
    readonly dataSourceId: string;
    readonly status: 'completed' | 'failed';
    /** Of the problem, when it failed. */
    readonly code?: string;
    readonly rowCount: number;
    readonly executeMs: number;
    readonly cached: boolean;
    readonly startedAt: string;
  }[];
}> {
  static readonly type = 'queries.queries-executed';
}
