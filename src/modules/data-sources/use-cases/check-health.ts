import { CommandHandler, type ICommandHandler, QueryBus } from '@nestjs/cqrs';
import { CheckHealth, GetDataSource, type HealthCheckView } from '../contract/index.js';
import { HealthChecks } from './health-checks.js';

@CommandHandler(CheckHealth)
export class CheckHealthHandler implements ICommandHandler<CheckHealth> {
  constructor(
    private readonly queries: QueryBus,
    private readonly checks: HealthChecks,
  ) {}

  async execute({ input }: CheckHealth): Promise<HealthCheckView> {
    const { id } = await this.queries.execute(new GetDataSource({ ...input, access: 'ask' }));
    return await this.checks.check(id);
  }
}
