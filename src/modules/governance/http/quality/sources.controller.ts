import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiConflictResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentActor, NeedsScope, RequirePermission } from '#shared/auth';
import type { Actor } from '#shared/contracts';
import { Responds } from '#shared/http';
import {
  GetSourceQuality,
  ListScoreHistory,
  type QualityRunView,
  RunQualityChecks,
  type ScoreHistoryPage,
  SetQualitySchedule,
  type SourceQualityView,
} from '../../contract/index.js';
import {
  dataSourceId,
  type HistoryRequest,
  historyRequest,
  run,
  type Schedule,
  schedule,
  scoreHistory,
  sourceQuality,
} from './runs.dto.js';

@ApiTags('governance')
@Controller('governance/quality/sources/:dataSourceId')
@RequirePermission('quality.manage')
@NeedsScope('manage')
export class SourceQualityController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  @ApiOperation({ summary: 'How good the data of a source and of its tables is (admins)' })
  @Responds(200, sourceQuality)
  get(
    @Param('dataSourceId', { schema: dataSourceId }) id: string,
    @CurrentActor() actor: Actor,
  ): Promise<SourceQualityView> {
    return this.queries.execute(new GetSourceQuality({ actor, dataSourceId: id }));
  }

  @Get('history')
  @ApiOperation({ summary: 'How good it was, newest first (admins)' })
  @Responds(200, scoreHistory)
  history(
    @Param('dataSourceId', { schema: dataSourceId }) id: string,
    @Query({ schema: historyRequest }) asked: HistoryRequest,
    @CurrentActor() actor: Actor,
  ): Promise<ScoreHistoryPage> {
    return this.queries.execute(new ListScoreHistory({ ...asked, actor, dataSourceId: id }));
  }

  @Post('runs')
  @HttpCode(202)
  @ApiOperation({
    summary: 'Look at all rules of a source now (admins)',
    description:
      'By a job, on the version that answers: nothing is held back by it. While one waits, that one is answered.',
  })
  @ApiConflictResponse({ description: 'The source has no rules (`governance.noQualityRules`).' })
  @Responds(202, run)
  run(
    @Param('dataSourceId', { schema: dataSourceId }) id: string,
    @CurrentActor() actor: Actor,
  ): Promise<QualityRunView> {
    return this.commands.execute(new RunQualityChecks({ actor, dataSourceId: id }));
  }

  @Put('schedule')
  @ApiOperation({ summary: 'Have the rules of a source looked at on a schedule (admins)' })
  @Responds(200, sourceQuality)
  schedule(
    @Param('dataSourceId', { schema: dataSourceId }) id: string,
    @Body({ schema: schedule }) { cron }: Schedule,
    @CurrentActor() actor: Actor,
  ): Promise<SourceQualityView> {
    return this.commands.execute(new SetQualitySchedule({ actor, dataSourceId: id, cron }));
  }

  @Delete('schedule')
  @ApiOperation({ summary: 'Have them looked at with loads alone again (admins)' })
  @Responds(200, sourceQuality)
  unschedule(
    @Param('dataSourceId', { schema: dataSourceId }) id: string,
    @CurrentActor() actor: Actor,
  ): Promise<SourceQualityView> {
    return this.commands.execute(new SetQualitySchedule({ actor, dataSourceId: id }));
  }
}
