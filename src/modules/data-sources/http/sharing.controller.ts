import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentActor, RequireUser } from '#shared/auth';
import type { Actor } from '#shared/contracts';
import { Responds } from '#shared/http';
import { GetSharing, ShareDataSource, type SharingView } from '../contract/index.js';
import { dataSourceId } from './data-sources.dto.js';
import { type Sharing, sharing } from './sharing.dto.js';

@ApiTags('data sources')
@Controller('data-sources')
@RequireUser()
export class SharingController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Get(':id/sharing')
  @ApiOperation({ summary: 'With whom a data source is shared' })
  @Responds(200, sharing)
  get(@Param('id', { schema: dataSourceId }) id: string, @CurrentActor() actor: Actor): Promise<SharingView> {
    return this.queries.execute(new GetSharing({ actor, dataSourceId: id }));
  }

  @Put(':id/sharing')
  @ApiOperation({
    summary: 'Share a data source with the organisation, with teams or with members',
    description:
      'By who made it, who manages it, or an admin. Replaces what was shared before. What may not be seen does not ' +
      'exist (404), in lists, questions and statements alike; what may be seen but not asked is a 403.',
  })
  @Responds(200, sharing)
  share(
    @Param('id', { schema: dataSourceId }) id: string,
    @Body({ schema: sharing }) body: Sharing,
    @CurrentActor() actor: Actor,
  ): Promise<SharingView> {
    return this.commands.execute(new ShareDataSource({ actor, dataSourceId: id, sharing: body }));
  }
}
