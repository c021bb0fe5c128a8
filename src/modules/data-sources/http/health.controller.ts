import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentActor, RequireUser } from '#shared/auth';
import type { Actor } from '#shared/contracts';
import { Responds } from '#shared/http';
import {
  CheckHealth,
  GetHealth,
  type HealthCheckView,
  type HealthView,
  TestConnection,
} from '../contract/index.js';
import { dataSourceId } from './data-sources.dto.js';
import { type Candidate, candidate, health, healthCheck } from './health.dto.js';

@ApiTags('data sources')
@Controller('data-sources')
@RequireUser()
export class HealthController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Post('test')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Whether a database could be a data source',
    description: 'Connects to it as `POST /data-sources` would, and stores nothing.',
  })
  @Responds(200, healthCheck)
  test(
    @Body({ schema: candidate }) { kind, connection }: Candidate,
    @CurrentActor() actor: Actor,
  ): Promise<HealthCheckView> {
    const { password, ...settings } = connection;
    return this.queries.execute(new TestConnection({ actor, kind, settings, password }));
  }

  @Post(':id/health-check')
  @HttpCode(200)
  @ApiOperation({ summary: 'Whether a live database answers now' })
  @Responds(200, healthCheck)
  check(
    @Param('id', { schema: dataSourceId }) id: string,
    @CurrentActor() actor: Actor,
  ): Promise<HealthCheckView> {
    return this.commands.execute(new CheckHealth({ actor, dataSourceId: id }));
  }

  @Get(':id/health')
  @ApiOperation({
    summary: 'How a live database has been',
    description: 'It is looked at every `DATA_SOURCES_HEALTH_MINUTES` minutes, and whenever somebody asks.',
  })
  @Responds(200, health)
  get(@Param('id', { schema: dataSourceId }) id: string, @CurrentActor() actor: Actor): Promise<HealthView> {
    return this.queries.execute(new GetHealth({ actor, dataSourceId: id }));
  }
}
