import { Injectable } from '@nestjs/common';
import { Clock } from '#shared/clock';
import { AppError } from '#shared/errors';
import type { QueryInput, ResultExtent } from '../contract/index.js';
import { KnownRuns } from '../infra/known-runs.js';
import { RunHistory } from '../infra/run-history.js';
import type { Run } from './admission.js';

/** What an execution came to. */
export interface Executed extends ResultExtent {
  readonly cached?: boolean;
}

/** Keeps what is known of a run: how to give its result again, and what it came to. */
@Injectable()
export class Recording {
  constructor(
    private readonly known: KnownRuns,
    private readonly history: RunHistory,
    private readonly clock: Clock,
  ) {}

  /** Does the work as the run of this id, which nobody else may have. */
  async of<T>(
    run: Run,
    input: QueryInput,
    work: () => Promise<{ value: T; executed: Executed }>,
  ): Promise<T> {
    const { id, statement } = run;
    this.known.add(id, input, statement.version);
    const startedAt = this.clock.now();
    const started = performance.now();
    const end = (outcome: Executed & { readonly code?: string }) =>
      this.history.add({
        id,
        organizationId: run.actor.organizationId,
        userId: run.actor.userId,
        dataSourceId: statement.dataSourceId,
        dataVersion: statement.version,
        origin: input.origin ?? 'sql',
        sql: input.sql,
        parameters: statement.parameters,
        maxRows: statement.maxRows,
        status: outcome.code === undefined ? 'completed' : 'failed',
        ...(outcome.code !== undefined && { code: outcome.code }),
        rowCount: outcome.rowCount,
        totalRows: outcome.totalRows,
        executeMs: Math.round((performance.now() - started) * 100) / 100,
        cached: outcome.cached ?? false,
        startedAt: startedAt.toISOString(),
      });
    try {
      const { value, executed } = await work();
      end(executed);
      return value;
    } catch (error) {
      const code = error instanceof AppError ? error.code : 'http.unexpected';
      end({ rowCount: 0, totalRows: 0, truncated: false, code });
      throw error;
    }
  }
}
