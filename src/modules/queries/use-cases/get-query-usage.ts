import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { Clock } from '#shared/clock';
import { GetQueryUsage, type QueryUsageView } from '../contract/index.js';
import { RunStats } from '../infra/run-stats.js';

const dayMs = 86_400_000;

@QueryHandler(GetQueryUsage)
export class GetQueryUsageHandler implements IQueryHandler<GetQueryUsage> {
  constructor(
    private readonly stats: RunStats,
    private readonly clock: Clock,
  ) {}

  execute({ input: { organizationId, days } }: GetQueryUsage): Promise<QueryUsageView> {
    const first = new Date(this.clock.now().getTime() - (days - 1) * dayMs);
    return this.stats.usageOf(organizationId, first.toISOString().slice(0, 'YYYY-MM-DD'.length));
  }
}
