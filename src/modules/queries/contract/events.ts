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

interface OfSource {
  readonly organizationId: string;
  readonly userId: string;
  /** Or the file that was asked. */
  readonly dataSourceId: string;
}

/** The gate let a statement not through: it would have done what nobody may, or what the actor may not see. */
export class StatementRefused extends DomainEvent<
  OfSource & {
    readonly code: string;
    readonly reason: string;
    /** Its beginning. */
    readonly sql: string;
  }
> {
  static readonly type = 'queries.statement-refused';
}

/** Rows left as a file. */
export class ResultExported extends DomainEvent<
  OfSource & { readonly queryId: string; readonly format: string; readonly rowCount: number }
> {
  static readonly type = 'queries.result-exported';
}
