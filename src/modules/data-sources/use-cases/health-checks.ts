import { Injectable } from '@nestjs/common';
import { Clock } from '#shared/clock';
import { Database } from '#shared/database';
import { AppError } from '#shared/errors';
import { Outbox } from '#shared/messaging';
import { DataSourceHealthChanged, type HealthCheckView } from '../contract/index.js';
import { DataSourceRepository } from '../infra/data-source.repository.js';
import { HealthRepository } from '../infra/health.repository.js';
import { LiveConnections } from '../infra/live-connections.js';

/** Measures how long it takes to connect; what stands in the way is the outcome, not a failure. */
export async function healthOf(connecting: () => Promise<void>): Promise<HealthCheckView> {
  const started = performance.now();
  const problem = await connecting().then(
    () => undefined,
    (error: unknown) => {
      if (!(error instanceof AppError) || error.code === 'data-sources.notLive') throw error;
      return { code: error.code, message: error.message };
    },
  );
  const latencyMs = Math.round(performance.now() - started);
  return { healthy: problem === undefined, latencyMs, ...(problem && { problem }) };
}

/** Looks whether live sources answer, and tells when that is otherwise than the last time. */
@Injectable()
export class HealthChecks {
  constructor(
    private readonly connections: LiveConnections,
    private readonly database: Database,
    private readonly sources: DataSourceRepository,
    private readonly health: HealthRepository,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async check(dataSourceId: string): Promise<HealthCheckView> {
    const found = await healthOf(() => this.connections.testStored(dataSourceId));
    await this.remember(dataSourceId, found);
    return found;
  }

  /** A source that was never looked at was connected to when it was made: it counts as healthy. */
  private remember(dataSourceId: string, { problem }: HealthCheckView): Promise<void> {
    return this.database.transaction(async (tx) => {
      const source = await this.sources.lock(dataSourceId, tx);
      if (!source) return; // Removed while it was looked at.
      const now = this.clock.now();
      await this.health.checked(dataSourceId, now, tx);
      const last = await this.health.latest(dataSourceId, tx);
      if (last && last.problem?.code === problem?.code) return;
      await this.health.add(dataSourceId, { since: now, problem }, tx);
      if (last?.problem?.code === problem?.code) return;
      const { organizationId } = source;
      const state = problem ? 'unhealthy' : 'healthy';
      const change = { dataSourceId, organizationId, state, since: now.toISOString() } as const;
      await this.outbox.add(new DataSourceHealthChanged({ ...change, ...(problem && { problem }) }), tx);
    });
  }
}
