import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentActor, NeedsScope, RequirePermission } from '#shared/auth';
import type { Actor } from '#shared/contracts';
import { Responds } from '#shared/http';
import { type PageRequest, pageRequest } from '#shared/pagination';
import {
  CreateResolution,
  GetResolution,
  ListResolutionRuns,
  ListResolutions,
  RemoveResolution,
  ReplaceResolution,
  RunResolution,
} from '../../contract/index.js';
import {
  type NewResolution,
  resolution,
  resolutionId,
  resolutionPage,
  resolutionRun,
  resolutionRunPage,
  resolutionSpec,
} from './resolutions.dto.js';

@ApiTags('governance')
@Controller('governance/entities/resolutions')
@RequirePermission('entities.manage')
@NeedsScope('manage')
export class ResolutionsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  @ApiOperation({ summary: 'The entity resolutions of my organisation, by name (admins)' })
  @Responds(200, resolutionPage)
  list(@Query({ schema: pageRequest }) page: PageRequest, @CurrentActor() actor: Actor) {
    return this.queries.execute(new ListResolutions({ actor, ...page }));
  }

  @Post()
  @ApiOperation({
    summary: 'Say which records of some tables are the same thing (admins)',
    description:
      'Records that a blocking rule lets through are compared attribute by attribute; the similarities, by their weights, ' +
      'are the score. What is missing counts neither for nor against; two records of which less than half is known never ' +
      'match by themselves.',
  })
  @Responds(201, resolution)
  create(@Body({ schema: resolutionSpec }) spec: NewResolution, @CurrentActor() actor: Actor) {
    return this.commands.execute(new CreateResolution({ actor, spec }));
  }

  @Get(':id')
  @ApiOperation({ summary: 'One entity resolution (admins)' })
  @Responds(200, resolution)
  get(@Param('id', { schema: resolutionId }) id: string, @CurrentActor() actor: Actor) {
    return this.queries.execute(new GetResolution({ actor, resolutionId: id }));
  }

  @Put(':id')
  @ApiOperation({
    summary: 'Replace an entity resolution (admins)',
    description:
      'Decisions and ids stay; the next run goes by it. Tables are added behind those that are there.',
  })
  @Responds(200, resolution)
  replace(
    @Param('id', { schema: resolutionId }) id: string,
    @Body({ schema: resolutionSpec }) spec: NewResolution,
    @CurrentActor() actor: Actor,
  ) {
    return this.commands.execute(new ReplaceResolution({ actor, resolutionId: id, spec }));
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({ summary: 'Remove an entity resolution, its entities and its decisions (admins)' })
  remove(@Param('id', { schema: resolutionId }) id: string, @CurrentActor() actor: Actor): Promise<void> {
    return this.commands.execute(new RemoveResolution({ actor, resolutionId: id }));
  }

  @Post(':id/runs')
  @HttpCode(202)
  @ApiOperation({
    summary: 'Have the records compared (admins)',
    description:
      'By a job, with my rights: of rows that I may not see, nothing is compared. While one waits, that one is answered.',
  })
  @Responds(202, resolutionRun)
  run(@Param('id', { schema: resolutionId }) id: string, @CurrentActor() actor: Actor) {
    return this.commands.execute(new RunResolution({ actor, resolutionId: id }));
  }

  @Get(':id/runs')
  @ApiOperation({ summary: 'The runs with their reports, newest first (admins)' })
  @Responds(200, resolutionRunPage)
  runs(
    @Param('id', { schema: resolutionId }) id: string,
    @Query({ schema: pageRequest }) page: PageRequest,
    @CurrentActor() actor: Actor,
  ) {
    return this.queries.execute(new ListResolutionRuns({ actor, resolutionId: id, ...page }));
  }
}
