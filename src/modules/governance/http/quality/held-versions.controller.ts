import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiConflictResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentActor, NeedsScope, RequirePermission } from '#shared/auth';
import type { Actor } from '#shared/contracts';
import { Responds } from '#shared/http';
import {
  type HeldVersionPage,
  type HeldVersionView,
  ListHeldVersions,
  ReleaseHeldVersion,
} from '../../contract/index.js';
import {
  type HeldRequest,
  heldId,
  heldRequest,
  heldVersion,
  heldVersionPage,
  type Release,
  release,
} from './runs.dto.js';

@ApiTags('governance')
@Controller('governance/quality/held-versions')
@RequirePermission('quality.manage')
@NeedsScope('manage')
export class HeldVersionsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  @ApiOperation({
    summary: 'Versions of data that were loaded and held back, newest first (admins)',
    description: 'The version before keeps answering until one is let through, or released.',
  })
  @Responds(200, heldVersionPage)
  list(
    @Query({ schema: heldRequest }) asked: HeldRequest,
    @CurrentActor() actor: Actor,
  ): Promise<HeldVersionPage> {
    return this.queries.execute(new ListHeldVersions({ ...asked, actor }));
  }

  @Post(':id/release')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Let a held version answer (admins)',
    description: 'A moment later, whatever the rules say of it. What comes next is compared with it.',
  })
  @ApiConflictResponse({ description: 'It is not held (`governance.notHeld`).' })
  @Responds(200, heldVersion)
  release(
    @Param('id', { schema: heldId }) id: string,
    @Body({ schema: release }) { reason }: Release,
    @CurrentActor() actor: Actor,
  ): Promise<HeldVersionView> {
    return this.commands.execute(new ReleaseHeldVersion({ actor, heldId: id, reason }));
  }
}
