import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { type HealthCheckView, TestConnection } from '../contract/index.js';
import { LiveConnections } from '../infra/live-connections.js';
import { healthOf } from './health-checks.js';

@QueryHandler(TestConnection)
export class TestConnectionHandler implements IQueryHandler<TestConnection> {
  constructor(private readonly connections: LiveConnections) {}

  execute({ input: { kind, settings, password } }: TestConnection): Promise<HealthCheckView> {
    return healthOf(() => this.connections.test({ kind, settings, password }));
  }
}
