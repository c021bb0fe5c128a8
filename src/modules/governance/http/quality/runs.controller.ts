import { Controller, Get, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentActor, NeedsScope, RequirePermission } from '#shared/auth';
import type { Actor } from '#shared/contracts';
import { Responds } from '#shared/http';
import {
  GetQualityRun,
  ListQualityRuns,
  type QualityRunDetails,
  type QualityRunPage,
} from '../../contract/index.js';
import { type RunsRequest, runDetails, runId, runPage, runsRequest } from './runs.dto.js';

@ApiTags('governance')
@Controller('governance/quality/runs')
@RequirePermission('quality.manage')
@NeedsScope('manage')
export class QualityRunsController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @ApiOperation({ summary: 'When data was looked at, and what came of it (admins)' })
  @Responds(200, runPage)
  list(
    @Query({ schema: runsRequest }) asked: RunsRequest,
    @CurrentActor() actor: Actor,
  ): Promise<QualityRunPage> {
    return this.queries.execute(new ListQualityRuns({ ...asked, actor }));
  }

  @Get(':id')
  @ApiOperation({ summary: 'What every rule came to in a run (admins)' })
  @Responds(200, runDetails)
  get(@Param('id', { schema: runId }) id: string, @CurrentActor() actor: Actor): Promise<QualityRunDetails> {
    return this.queries.execute(new GetQualityRun({ actor, runId: id }));
  }
}
