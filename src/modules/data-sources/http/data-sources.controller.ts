import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { AllowGuests, CurrentActor, RequireUser } from '#shared/auth';
import type { Actor } from '#shared/contracts';
import { Responds } from '#shared/http';
import { type PageRequest, pageRequest } from '#shared/pagination';
import {
  ChangeConnection,
  ConnectDataSource,
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
  type Change,
  change,
  dataSource,
  dataSourceId,
  dataSourcePage,
  type NewDataSource,
  newDataSource,
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
    summary: 'Make a data source from uploaded files, or of a live database',
    description:
      'Put in the ids of your own files (`POST /files/upload`), or where the database is: it is connected to ' +
      'before anything is stored. Reading goes on behind the answer: GET the source until its status is ' +
      '`ready` or `failed`.',
  })
  @Responds(202, dataSource)
  create(
    @Body({ schema: newDataSource }) asked: NewDataSource,
    @CurrentActor() actor: Actor,
  ): Promise<DataSourceView> {
    const { name } = asked;
    if (asked.kind === 'files')
      return this.commands.execute(new CreateDataSource({ actor, name, fileIds: asked.fileIds }));
    const { password, ...settings } = asked.connection;
    return this.commands.execute(
      new ConnectDataSource({ actor, name, kind: asked.kind, settings, password }),
    );
  }

  @Get()
  @AllowGuests()
  @ApiOperation({ summary: 'List the data sources one may read, newest first' })
  @Responds(200, dataSourcePage)
  list(
    @Query({ schema: pageRequest }) page: PageRequest,
    @CurrentActor() actor: Actor,
  ): Promise<DataSourcePage> {
    return this.queries.execute(new ListDataSources({ actor, ...page }));
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
  @ApiOperation({ summary: 'Rename a data source, or connect it anew' })
  @Responds(200, dataSource)
  async change(
    @Param('id', { schema: dataSourceId }) id: string,
    @Body({ schema: change }) { name, connection }: Change,
    @CurrentActor() actor: Actor,
  ): Promise<DataSourceView> {
    const target = { actor, dataSourceId: id };
    if (connection) {
      const { password, ...settings } = connection;
      await this.commands.execute(new ChangeConnection({ ...target, settings, password }));
    }
    if (name !== undefined) await this.commands.execute(new RenameDataSource({ ...target, name }));
    return await this.queries.execute(new GetDataSource(target));
  }

  @Post(':id/refresh')
  @HttpCode(202)
  @ApiOperation({
    summary: 'Read the files or the database of a data source once more',
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
