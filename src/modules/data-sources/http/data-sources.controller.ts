import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { AllowGuests, CurrentActor, RequireUser } from '#shared/auth';
import type { Actor } from '#shared/contracts';
import { Responds } from '#shared/http';
import {
  CreateDataSource,
  type DataSourcePage,
  type DataSourceView,
  GetDataSource,
  ListDataSources,
  RefreshDataSource,
  RemoveDataSource,
  RenameDataSource,
} from '../contract/index.js';
import {
  dataSource,
  dataSourceId,
  dataSourcePage,
  type NewDataSource,
  newDataSource,
  type Page,
  page,
  type Rename,
  rename,
} from './data-sources.dto.js';

@ApiTags('data sources')
@Controller('data-sources')
@RequireUser()
export class DataSourcesController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Post()
  @HttpCode(202)
  @ApiOperation({
    summary: 'Make a data source from uploaded files',
    description:
      'Put in the ids of your own files (`POST /files/upload`). Loading goes on behind the answer: ' +
      'GET the source until its status is `ready` or `failed`.',
  })
  @Responds(202, dataSource)
  create(
    @Body({ schema: newDataSource }) { name, fileIds }: NewDataSource,
    @CurrentActor() actor: Actor,
  ): Promise<DataSourceView> {
    return this.commands.execute(new CreateDataSource({ actor, name, fileIds }));
  }

  @Get()
  @AllowGuests()
  @ApiOperation({ summary: 'List the data sources one may read, newest first' })
  @Responds(200, dataSourcePage)
  list(
    @Query({ schema: page }) { limit, cursor }: Page,
    @CurrentActor() actor: Actor,
  ): Promise<DataSourcePage> {
    return this.queries.execute(new ListDataSources({ actor, limit, ...(cursor && { cursor }) }));
  }

  @Get(':id')
  @AllowGuests()
  @ApiOperation({ summary: 'A data source with its status, its tables and the report of its load' })
  @Responds(200, dataSource)
  get(
    @Param('id', { schema: dataSourceId }) id: string,
    @CurrentActor() actor: Actor,
  ): Promise<DataSourceView> {
    return this.queries.execute(new GetDataSource({ actor, dataSourceId: id }));
  }

  @Patch(':id')
  @ApiOperation({ summary: 'Rename a data source' })
  @Responds(200, dataSource)
  rename(
    @Param('id', { schema: dataSourceId }) id: string,
    @Body({ schema: rename }) { name }: Rename,
    @CurrentActor() actor: Actor,
  ): Promise<DataSourceView> {
    return this.commands.execute(new RenameDataSource({ actor, dataSourceId: id, name }));
  }

  @Post(':id/refresh')
  @HttpCode(202)
  @ApiOperation({
    summary: 'Load the files of a data source once more',
    description: 'The version there is keeps answering until the new one is ready.',
  })
  @Responds(202, dataSource)
  refresh(
    @Param('id', { schema: dataSourceId }) id: string,
    @CurrentActor() actor: Actor,
  ): Promise<DataSourceView> {
    return this.commands.execute(new RefreshDataSource({ actor, dataSourceId: id }));
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({ summary: 'Delete a data source and its data', description: 'Its files stay.' })
  remove(@Param('id', { schema: dataSourceId }) id: string, @CurrentActor() actor: Actor): Promise<void> {
    return this.commands.execute(new RemoveDataSource({ actor, dataSourceId: id }));
  }
}
