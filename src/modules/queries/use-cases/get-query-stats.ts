import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { Clock } from '#shared/clock';
import { GetQueryStats, type QueryStatsView } from '../contract/index.js';
import { RunStats } from '../infra/run-stats.js';

const hourMs = 3_600_000;

@QueryHandler(GetQueryStats)
export class GetQueryStatsHandler implements IQueryHandler<GetQueryStats> {
  constructor(
    private readonly stats: RunStats,
    private readonly clock: Clock,
  ) {}

  execute({ input: { actor, hours } }: GetQueryStats): Promise<QueryStatsView> {
    const since = new Date(this.clock.now().getTime() - hours * hourMs);
    return this.stats.since(actor.organizationId, since);
  }
}
