import { Controller, Delete, Get, HttpCode, Param, Put, Query } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentActor, RequireUser } from '#shared/auth';
import type { Actor } from '#shared/contracts';
import { Responds } from '#shared/http';
import { ForgetRun, ListRuns, MarkRun, type RunPageView } from '../contract/index.js';
import { type HistoryRequest, historyRequest, runPage } from './history.dto.js';
import { runId } from './results.dto.js';

@ApiTags('query history')
@Controller('history/queries')
@RequireUser()
export class HistoryController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  @ApiOperation({
    summary: 'Statements that I have run, newest first',
    description:
      'Without their rows, which `GET /query/results/{id}` gives again. A run is here a moment after it has ended.',
  })
  @Responds(200, runPage)
  list(
    @Query({ schema: historyRequest }) { favorite, ...page }: HistoryRequest,
    @CurrentActor() actor: Actor,
  ): Promise<RunPageView> {
    return this.queries.execute(
      new ListRuns({ ...page, actor, ...(favorite && { favorite: favorite === 'true' }) }),
    );
  }

  @Put(':id/favorite')
  @HttpCode(204)
  @ApiOperation({ summary: 'Make a run a favourite of mine' })
  mark(@Param('id', { schema: runId }) id: string, @CurrentActor() actor: Actor): Promise<void> {
    return this.commands.execute(new MarkRun({ actor, id, favorite: true }));
  }

  @Delete(':id/favorite')
  @HttpCode(204)
  @ApiOperation({ summary: 'Make a run no favourite any more' })
  unmark(@Param('id', { schema: runId }) id: string, @CurrentActor() actor: Actor): Promise<void> {
    return this.commands.execute(new MarkRun({ actor, id, favorite: false }));
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({ summary: 'Forget a run of mine', description: 'What was used stays counted.' })
  remove(@Param('id', { schema: runId }) id: string, @CurrentActor() actor: Actor): Promise<void> {
    return this.commands.execute(new ForgetRun({ actor, id }));
  }
}
