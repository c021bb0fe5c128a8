import { Body, Controller, Delete, HttpCode, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiNoContentResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentActor, NeedsScope, RequireUser } from '#shared/auth';
import type { Actor } from '#shared/contracts';
import { LetOrganizationWork, OpenToAllNetworks, StopOrganization } from '../contract/index.js';
import { organizationId, type Suspension, suspension } from './organizations.dto.js';

@ApiTags('operations')
@Controller('system/organizations/:id')
@RequireUser()
@NeedsScope('manage')
export class OrganizationsController {
  constructor(private readonly commands: CommandBus) {}

  @Post('suspend')
  @HttpCode(204)
  @ApiOperation({
    summary: 'Suspend an organisation',
    description:
      'From this moment on, and everywhere, nobody works in it: 403 `auth.organizationSuspended`. For operators.',
  })
  @ApiNoContentResponse({ description: 'It is suspended.' })
  suspend(
    @Param('id', { schema: organizationId }) id: string,
    @Body({ schema: suspension }) { reason }: Suspension,
    @CurrentActor() actor: Actor,
  ): Promise<void> {
    return this.commands.execute(new StopOrganization({ actor, organizationId: id, reason }));
  }

  @Post('resume')
  @HttpCode(204)
  @ApiOperation({ summary: 'End the suspension of an organisation', description: 'For operators.' })
  @ApiNoContentResponse({ description: 'It is as before.' })
  resume(@Param('id', { schema: organizationId }) id: string, @CurrentActor() actor: Actor): Promise<void> {
    return this.commands.execute(new LetOrganizationWork({ actor, organizationId: id }));
  }

  @Delete('networks')
  @HttpCode(204)
  @ApiOperation({
    summary: 'Open an organisation from every network',
    description: 'For when its admins cannot get in to do it: their addresses have changed. For operators.',
  })
  @ApiNoContentResponse({ description: 'It is open from everywhere.' })
  open(@Param('id', { schema: organizationId }) id: string, @CurrentActor() actor: Actor): Promise<void> {
    return this.commands.execute(new OpenToAllNetworks({ actor, organizationId: id }));
  }
}
