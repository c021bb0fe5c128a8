import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentActor, NeedsScope, RequirePermission } from '#shared/auth';
import type { Actor } from '#shared/contracts';
import { Responds } from '#shared/http';
import { type PageRequest, pageRequest } from '#shared/pagination';
import { DecideMatch, GetEntity, ListEntities, ListReviews } from '../../contract/index.js';
import {
  decision,
  entityDetails,
  entityId,
  entityPage,
  type NewDecision,
  reviewPage,
} from './entities.dto.js';
import { resolutionId } from './resolutions.dto.js';

@ApiTags('governance')
@Controller('governance/entities/resolutions/:id')
@RequirePermission('entities.manage')
@NeedsScope('manage')
export class EntitiesController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Get('reviews')
  @ApiOperation({ summary: 'Pairs of records that a person has to decide, the most similar first (admins)' })
  @Responds(200, reviewPage)
  reviews(
    @Param('id', { schema: resolutionId }) id: string,
    @Query({ schema: pageRequest }) page: PageRequest,
    @CurrentActor() actor: Actor,
  ) {
    return this.queries.execute(new ListReviews({ actor, resolutionId: id, ...page }));
  }

  @Post('decisions')
  @HttpCode(204)
  @ApiOperation({
    summary: 'Say whether two records are the same (admins)',
    description: 'Goes before every score, from the next run on. Said again, it replaces what was said.',
  })
  decide(
    @Param('id', { schema: resolutionId }) id: string,
    @Body({ schema: decision }) said: NewDecision,
    @CurrentActor() actor: Actor,
  ): Promise<void> {
    return this.commands.execute(new DecideMatch({ actor, resolutionId: id, ...said }));
  }

  @Get('entities')
  @ApiOperation({ summary: 'The entities of two records or more, after the last run (admins)' })
  @Responds(200, entityPage)
  entities(
    @Param('id', { schema: resolutionId }) id: string,
    @Query({ schema: pageRequest }) page: PageRequest,
    @CurrentActor() actor: Actor,
  ) {
    return this.queries.execute(new ListEntities({ actor, resolutionId: id, ...page }));
  }

  @Get('entities/:entityId')
  @ApiOperation({
    summary: 'One entity: its records, and the golden record that is made of them (admins)',
    description: 'Values are read now and with my rights; none are kept.',
  })
  @Responds(200, entityDetails)
  entity(
    @Param('id', { schema: resolutionId }) id: string,
    @Param('entityId', { schema: entityId }) wanted: string,
    @CurrentActor() actor: Actor,
  ) {
    return this.queries.execute(new GetEntity({ actor, resolutionId: id, entityId: wanted }));
  }
}
