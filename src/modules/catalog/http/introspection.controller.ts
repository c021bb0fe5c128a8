import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { AllowGuests, CurrentActor, NeedsScope, RequireUser } from '#shared/auth';
import type { Actor } from '#shared/contracts';
import { Responds } from '#shared/http';
import { GetSchema, RefreshSchema, type SchemaRefreshView, type SchemaView } from '../contract/index.js';
import {
  type IntrospectRequest,
  introspectRequest,
  ownDataSourceId,
  schemaRefresh,
  wholeSchema,
} from './introspection.dto.js';

@ApiTags('schema')
@Controller('schema')
export class IntrospectionController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Post('introspect')
  @HttpCode(200)
  @AllowGuests()
  @NeedsScope('read')
  @ApiOperation({
    summary: 'Everything that is known of a data source at once',
    description: 'All tables with their columns, and the keys between them, of the version that answers now.',
  })
  @Responds(200, wholeSchema)
  introspect(
    @Body({ schema: introspectRequest }) { dataSourceId }: IntrospectRequest,
    @CurrentActor() actor: Actor,
  ): Promise<SchemaView> {
    return this.queries.execute(new GetSchema({ actor, dataSourceId }));
  }

  @Post(':dataSourceId/refresh')
  @HttpCode(202)
  @RequireUser()
  @ApiOperation({
    summary: 'Read the tables of a data source once more',
    description:
      'Types, ranges, frequent values and keys are read anew from the version that answers now, behind the answer; ' +
      'what is known keeps being used until then. `POST /data-sources/{id}/refresh` loads the files again.',
  })
  @Responds(202, schemaRefresh)
  refresh(
    @Param('dataSourceId', { schema: ownDataSourceId }) dataSourceId: string,
    @CurrentActor() actor: Actor,
  ): Promise<SchemaRefreshView> {
    return this.commands.execute(new RefreshSchema({ actor, dataSourceId }));
  }
}
