import { Controller, Get, HttpStatus, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Public } from '#shared/auth';
import { Responds } from '#shared/http';
import { CheckHealth, GetReadiness, type HealthView, type ReadinessView } from '../contract/index.js';
import { alive, health, readiness } from './health.dto.js';

@ApiTags('operations')
@Controller()
@Public()
export class HealthController {
  constructor(private readonly queries: QueryBus) {}

  @Get('health')
  @ApiOperation({
    summary: 'The process answers',
    description: 'For liveness probes: looks at nothing else.',
  })
  @Responds(200, alive)
  live() {
    return { status: 'ok' };
  }

  @Get('health/deep')
  @ApiOperation({
    summary: 'Every part, tried out',
    description:
      'Database, Redis, jobs, object store, disk, analytics engine, built-in data. 503 when one is down.',
  })
  @Responds(200, health)
  async deep(@Res({ passthrough: true }) reply: FastifyReply): Promise<HealthView> {
    const view = await this.queries.execute(new CheckHealth());
    if (view.state === 'down') reply.status(HttpStatus.SERVICE_UNAVAILABLE);
    return view;
  }

  @Get('ready')
  @ApiOperation({
    summary: 'Questions can be asked',
    description:
      'For readiness probes: 503 while the built-in data is being prepared, and once the server stops.',
  })
  @Responds(200, readiness)
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<ReadinessView> {
    const view = await this.queries.execute(new GetReadiness());
    if (!view.ready) reply.status(HttpStatus.SERVICE_UNAVAILABLE);
    return view;
  }
}
