import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { AllowGuests, CurrentActor, RequireUser } from '#shared/auth';
import type { Actor } from '#shared/contracts';
import { Responds } from '#shared/http';
import { type PageRequest, pageRequest } from '#shared/pagination';
import { Metered } from '#shared/quotas';
import {
  ChangeConnection,
  ChangeRefreshing,
  ConnectDataSource,
  CreateDataSource,
  type DataSourcePage,
  type DataSourceView,
  GetDataSource,
  ListDataSources,
  RefreshDataSource,
  RenameDataSource,
  usualCopy,
} from '../contract/index.js';
import { askedOf, type RefreshOptions, refreshOptions } from './copying.dto.js';
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
  @Metered('sources')
  @ApiOperation({
    summary: 'Make a data source from uploaded files, or of a database',
    description:
      'Put in the ids of your own files (`POST /files/upload`), or where the database is: it is connected to ' +
      'before anything is stored. A database is asked where it is (`live`), or copied (`imported`), once or on a ' +
      'schedule. Reading goes on behind the answer: GET the source until its status is ' +
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
    const { kind, mode, schedule } = asked;
    const { password, ...settings } = asked.connection;
    const copy = mode === 'imported' && { copy: { ...usualCopy, ...askedOf(asked) } };
    const when = schedule !== undefined && { schedule };
    return this.commands.execute(
      new ConnectDataSource({ actor, name, kind, settings, password, ...copy, ...when }),
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
  @ApiOperation({ summary: 'Rename a data source, connect it anew, or change when and how it is copied' })
  @Responds(200, dataSource)
  async change(
    @Param('id', { schema: dataSourceId }) id: string,
    @Body({ schema: change }) { name, connection, schedule, ...asked }: Change,
    @CurrentActor() actor: Actor,
  ): Promise<DataSourceView> {
    const target = { actor, dataSourceId: id };
    if (connection) {
      const { password, ...settings } = connection;
      await this.commands.execute(new ChangeConnection({ ...target, settings, password }));
    }
    const copy = askedOf(asked);
    const changes = {
      ...(schedule !== undefined && { schedule }),
      ...(Object.keys(copy).length > 0 && { copy }),
    };
    if (Object.keys(changes).length > 0)
      await this.commands.execute(new ChangeRefreshing({ ...target, ...changes }));
    if (name !== undefined) await this.commands.execute(new RenameDataSource({ ...target, name }));
    return await this.queries.execute(new GetDataSource(target));
  }

  @Post(':id/refresh')
  @HttpCode(202)
  @ApiOperation({
    summary: 'Read the files or the database of a data source once more',
    description:
      'The version there is keeps answering until the new one is ready, and stays when the new one is held back. ' +
      '`GET /datasets/{id}/loads` tells how far it is.',
  })
  @Responds(202, dataSource)
  refresh(
    @Param('id', { schema: dataSourceId }) id: string,
    @Body({ schema: refreshOptions }) options: RefreshOptions,
    @CurrentActor() actor: Actor,
  ): Promise<DataSourceView> {
    return this.commands.execute(new RefreshDataSource({ actor, dataSourceId: id, ...options }));
  }
}
