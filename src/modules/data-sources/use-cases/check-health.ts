import { type IQueryHandler, QueryBus, QueryHandler } from '@nestjs/cqrs';
import { AppError } from '#shared/errors';
import { CheckHealth, GetDataSource, type HealthCheckView } from '../contract/index.js';
import { LiveConnections } from '../infra/live-connections.js';

@QueryHandler(CheckHealth)
export class CheckHealthHandler implements IQueryHandler<CheckHealth> {
  constructor(
    private readonly queries: QueryBus,
    private readonly connections: LiveConnections,
  ) {}

  async execute({ input }: CheckHealth): Promise<HealthCheckView> {
    const { id } = await this.queries.execute(new GetDataSource(input));
    const started = performance.now();
    const problem = await this.problemOf(id);
    const latencyMs = Math.round(performance.now() - started);
    return { healthy: problem === undefined, latencyMs, ...(problem && { problem }) };
  }

  private async problemOf(id: string): Promise<HealthCheckView['problem']> {
    try {
      await this.connections.testStored(id);
      return undefined;
    } catch (error) {
      if (!(error instanceof AppError) || error.code === 'data-sources.notLive') throw error;
      return { code: error.code, message: error.message };
    }
  }
}
