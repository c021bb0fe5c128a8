import { Controller, Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentActor, RequirePermission } from '#shared/auth';
import type { Actor } from '#shared/contracts';
import { Responds } from '#shared/http';
import { GetQueryStats, GetQueryUsage, type QueryStatsView, type QueryUsageView } from '../contract/index.js';
import {
  type StatsRequest,
  stats,
  statsRequest,
  type UsageRequest,
  usage,
  usageRequest,
} from './history.dto.js';

@ApiTags('query')
@Controller('query')
@RequirePermission('usage.read')
export class StatsController {
  constructor(private readonly queries: QueryBus) {}

  @Get('stats')
  @ApiOperation({
    summary: 'How the statements of my organisation did',
    description:
      'How long they took, the slowest, and what was remembered, as a whole, by source and by user.',
  })
  @Responds(200, stats)
  stats(
    @Query({ schema: statsRequest }) { hours }: StatsRequest,
    @CurrentActor() actor: Actor,
  ): Promise<QueryStatsView> {
    return this.queries.execute(new GetQueryStats({ actor, hours }));
  }

  @Get('usage')
  @ApiOperation({ summary: 'What my organisation has used, by day' })
  @Responds(200, usage)
  usage(
    @Query({ schema: usageRequest }) { days }: UsageRequest,
    @CurrentActor() { organizationId }: Actor,
  ): Promise<QueryUsageView> {
    return this.queries.execute(new GetQueryUsage({ organizationId, days }));
  }
}
