import { DomainEvent } from '#shared/contracts';

interface Ended {
  readonly queryId: string;
  readonly organizationId: string;
  readonly userId: string;
  readonly dataSourceId: string;
  readonly rowCount: number;
  readonly executeMs: number;
  readonly cached: boolean;
  /** ISO 8601. */
  readonly startedAt: string;
}

/** A statement gave its rows. */
export interface QueryCompleted extends Ended {
  readonly status: 'completed';
}

/** A statement that the gate had let pass gave none: it was wrong, stopped, or too much. */
export interface QueryFailed extends Ended {
  readonly status: 'failed';
  /** Of the problem. */
  readonly code: string;
}

/** A statement was run, or answered from what was remembered. */
export type QueryExecuted = QueryCompleted | QueryFailed;

/** Statements that ended, some at a time: one event for each would cost more than many of them (ADR 0112). */
export class QueriesExecuted extends DomainEvent<{ readonly queries: readonly QueryExecuted[] }> {
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
