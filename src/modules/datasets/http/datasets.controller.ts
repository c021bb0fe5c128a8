import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentActor, RequireUser } from '#shared/auth';
import type { Actor } from '#shared/contracts';
import { Responds } from '#shared/http';
import {
  CancelLoad,
  type KeptVersionView,
  ListDatasetVersions,
  ListLoads,
  type LoadView,
  RollBack,
} from '../contract/index.js';
import {
  dataSourceId,
  keptVersion,
  keptVersions,
  load,
  loadId,
  loads,
  type Target,
  target,
} from './datasets.dto.js';

@ApiTags('datasets')
@Controller('datasets/:dataSourceId')
@RequireUser()
export class DatasetsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Get('versions')
  @ApiOperation({
    summary: 'The versions of the data of a source, newest first',
    description: 'Each is what the files or the database held when they were read, and never changes.',
  })
  @Responds(200, keptVersions)
  async versions(@Param('dataSourceId', { schema: dataSourceId }) id: string, @CurrentActor() actor: Actor) {
    return { items: await this.queries.execute(new ListDatasetVersions({ actor, dataSourceId: id })) };
  }

  @Post('rollback')
  @HttpCode(202)
  @ApiOperation({
    summary: 'Let an earlier version answer again',
    description:
      'It answers a moment later, and until something newer is read: take the `schedule` away from the data source ' +
      'to keep it.',
  })
  @Responds(202, keptVersion)
  rollBack(
    @Param('dataSourceId', { schema: dataSourceId }) id: string,
    @Body({ schema: target }) { version }: Target,
    @CurrentActor() actor: Actor,
  ): Promise<KeptVersionView> {
    return this.commands.execute(new RollBack({ actor, dataSourceId: id, version }));
  }

  @Get('loads')
  @ApiOperation({
    summary: 'How the data of a source was read, newest first',
    description:
      'The last hundred times: how far it is, what became of it, or why it failed or was held back.',
  })
  @Responds(200, loads)
  async loads(@Param('dataSourceId', { schema: dataSourceId }) id: string, @CurrentActor() actor: Actor) {
    return { items: await this.queries.execute(new ListLoads({ actor, dataSourceId: id })) };
  }

  @Post('loads/:loadId/cancel')
  @HttpCode(200)
  @ApiOperation({
    summary: 'End a load that waits or runs',
    description: 'What was read so far is thrown away; the version before keeps answering.',
  })
  @Responds(200, load)
  cancel(
    @Param('dataSourceId', { schema: dataSourceId }) id: string,
    @Param('loadId', { schema: loadId }) ended: string,
    @CurrentActor() actor: Actor,
  ): Promise<LoadView> {
    return this.commands.execute(new CancelLoad({ actor, dataSourceId: id, loadId: ended }));
  }
}
