import { Controller, Delete, Get, HttpCode, Param, Query } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentActor, RequireUser } from '#shared/auth';
import type { Actor } from '#shared/contracts';
import { Responds } from '#shared/http';
import { type DependentsReport, GetDependents, RemoveDataSource } from '../contract/index.js';
import { dataSourceId } from './data-sources.dto.js';
import { dependentsReport, type Removal, removal } from './removal.dto.js';

@ApiTags('data sources')
@Controller('data-sources')
@RequireUser()
export class RemovalController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Get(':id/dependents')
  @ApiOperation({
    summary: 'What depends on a data source',
    description:
      'What your organisation has made of it, whichever part of Almanac keeps it: golden answers, terms of the ' +
      'glossary, favourite statements, versions of its data and its schema, and so on.',
  })
  @Responds(200, dependentsReport)
  dependents(
    @Param('id', { schema: dataSourceId }) id: string,
    @CurrentActor() actor: Actor,
  ): Promise<DependentsReport> {
    return this.queries.execute(new GetDependents({ actor, dataSourceId: id }));
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({
    summary: 'Delete a data source and its data',
    description:
      'Its files stay. Refused with 409 and a list (`dependents`) while something depends on it that somebody made ' +
      'on purpose, unless `force=true`.',
  })
  remove(
    @Param('id', { schema: dataSourceId }) id: string,
    @Query({ schema: removal }) { force }: Removal,
    @CurrentActor() actor: Actor,
  ): Promise<void> {
    return this.commands.execute(new RemoveDataSource({ actor, dataSourceId: id, force: force === 'true' }));
  }
}
