import { type IQueryHandler, QueryBus, QueryHandler } from '@nestjs/cqrs';
import { ListHiddenSources } from '#modules/data-sources';
import { Clock } from '#shared/clock';
import { GetQueryStats, type QueryStatsView } from '../contract/index.js';
import { RunStats } from '../infra/run-stats.js';

const hourMs = 3_600_000;

@QueryHandler(GetQueryStats)
export class GetQueryStatsHandler implements IQueryHandler<GetQueryStats> {
  constructor(
    private readonly queries: QueryBus,
    private readonly stats: RunStats,
    private readonly clock: Clock,
  ) {}

  async execute({ input: { actor, hours } }: GetQueryStats): Promise<QueryStatsView> {
    const since = new Date(this.clock.now().getTime() - hours * hourMs);
    const hidden = await this.queries.execute(new ListHiddenSources({ actor }));
    return await this.stats.since(actor.organizationId, { since, hidden });
  }
}
