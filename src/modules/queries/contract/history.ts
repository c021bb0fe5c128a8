import { Command, Query } from '@nestjs/cqrs';
import type { Actor } from '#shared/contracts';

export const runOrigins = ['sql', 'question'] as const;
/** `sql`: written by hand; `question`: by the engine, for a question. */
export type RunOrigin = (typeof runOrigins)[number];

export const runStatuses = ['completed', 'failed'] as const;
export type RunStatus = (typeof runStatuses)[number];

/** A run as it is remembered: without its rows, which `GET /query/results/{id}` gives again. */
export interface RunRecordView {
  readonly id: string;
  readonly dataSourceId: string;
  readonly dataVersion: string;
  readonly origin: RunOrigin;
  readonly sql: string;
  readonly parameters: readonly (string | number | boolean | null)[];
  readonly status: RunStatus;
  /** Of the problem, when it failed. */
  readonly code?: string;
  readonly rowCount: number;
  readonly totalRows: number;
  readonly executeMs: number;
  readonly cached: boolean;
  readonly favorite: boolean;
  readonly startedAt: string;
}

export interface RunPageView {
  readonly items: readonly RunRecordView[];
  readonly nextCursor?: string;
}

/** The actor's own runs, newest first. Guests have none. */
export class ListRuns extends Query<RunPageView> {
  static readonly type = 'queries.list-runs';
  constructor(
    readonly input: {
      readonly actor: Actor;
      readonly limit: number;
      readonly cursor?: string | undefined;
      /** Words that the SQL contains. */
      readonly search?: string | undefined;
      readonly favorite?: boolean | undefined;
      readonly dataSourceId?: string | undefined;
      readonly status?: RunStatus | undefined;
      readonly origin?: RunOrigin | undefined;
    },
  ) {
    super();
  }
}

export class MarkRun extends Command<void> {
  static readonly type = 'queries.mark-run';
  constructor(readonly input: { readonly actor: Actor; readonly id: string; readonly favorite: boolean }) {
    super();
  }
}

/** Forgets one of the actor's own runs. What was used stays counted. */
export class ForgetRun extends Command<void> {
  static readonly type = 'queries.forget-run';
  constructor(readonly input: { readonly actor: Actor; readonly id: string }) {
    super();
  }
}

export interface DurationsView {
  readonly statements: number;
  readonly failed: number;
  /** Answered from what was remembered, or with an equal statement that ran at the time. */
  readonly cached: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly p99Ms: number;
}

export interface QueryStatsView extends DurationsView {
  readonly since: string;
  /** Answers that were remembered, or shared with an equal statement, of all answers: 0 to 1. */
  readonly cacheHitRatio: number;
  readonly slowest: readonly RunRecordView[];
  readonly bySource: readonly (DurationsView & { readonly dataSourceId: string })[];
  readonly byUser: readonly (DurationsView & { readonly userId: string })[];
}

/** How the statements of the actor's organisation did in the last hours. */
export class GetQueryStats extends Query<QueryStatsView> {
  static readonly type = 'queries.get-query-stats';
  constructor(readonly input: { readonly actor: Actor; readonly hours: number }) {
    super();
  }
}

export interface QueryUsageView {
  readonly days: readonly {
    /** In UTC. */
    readonly day: string;
    readonly statements: number;
    readonly failed: number;
    readonly cached: number;
    readonly rows: number;
    readonly executeMs: number;
  }[];
}

/** What an organisation has used, by day, oldest first. */
export class GetQueryUsage extends Query<QueryUsageView> {
  static readonly type = 'queries.get-query-usage';
  constructor(readonly input: { readonly organizationId: string; readonly days: number }) {
    super();
  }
}
