import { Controller, Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentActor, NeedsScope, RequirePermission } from '#shared/auth';
import type { Actor } from '#shared/contracts';
import { Responds } from '#shared/http';
import { ListSourceScores, type SourceScorePage } from '../../contract/index.js';
import { type ScoresRequest, scoresRequest, sourceScores } from './runs.dto.js';

@ApiTags('governance')
@Controller('governance/quality/sources')
@RequirePermission('quality.manage')
@NeedsScope('manage')
export class SourceScoresController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @ApiOperation({ summary: 'How good the data of each source with rules is, the worst first (admins)' })
  @Responds(200, sourceScores)
  list(
    @Query({ schema: scoresRequest }) asked: ScoresRequest,
    @CurrentActor() actor: Actor,
  ): Promise<SourceScorePage> {
    return this.queries.execute(new ListSourceScores({ ...asked, actor }));
  }
}
