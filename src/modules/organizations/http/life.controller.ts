import { Body, Controller, Delete, HttpCode, Param, Post, Query } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { AboutAccount, CurrentActor, InOrganizationOfPath, RequireSession } from '#shared/auth';
import type { Actor } from '#shared/contracts';
import { Responds } from '#shared/http';
import {
  DeleteOrganization,
  type OrganizationView,
  RemoveMember,
  RestoreOrganization,
  TransferOwnership,
} from '../contract/index.js';
import {
  type Confirmation,
  confirmation,
  type Heir,
  heir,
  organization,
  organizationId,
} from './organizations.dto.js';

@ApiTags('organizations')
@Controller('organizations/:id')
@RequireSession()
export class LifeController {
  constructor(private readonly commands: CommandBus) {}

  @Post('leave')
  @AboutAccount('id')
  @HttpCode(204)
  @ApiOperation({ summary: 'Leave an organisation', description: 'Its owner and its last admin cannot.' })
  leave(@Param('id', { schema: organizationId }) id: string, @CurrentActor() actor: Actor): Promise<void> {
    const { userId } = actor;
    return this.commands.execute(new RemoveMember({ actor, organizationId: id, userId }));
  }

  @Post('transfer')
  @InOrganizationOfPath()
  @HttpCode(200)
  @ApiOperation({
    summary: 'Transfer the ownership to another admin (the owner)',
    description: 'The owner of before stays an admin.',
  })
  @Responds(200, organization)
  transfer(
    @Param('id', { schema: organizationId }) id: string,
    @Body({ schema: heir }) { userId }: Heir,
    @CurrentActor() actor: Actor,
  ): Promise<OrganizationView> {
    return this.commands.execute(new TransferOwnership({ actor, organizationId: id, userId }));
  }

  @Delete()
  @InOrganizationOfPath()
  @ApiOperation({
    summary: 'Delete an organisation (the owner)',
    description:
      'Nobody works in it any more. What it owns is erased after the days of grace (`eraseAt`); until then it can be restored. ' +
      'Refused while a legal hold keeps it (409 `organizations.legalHold`).',
  })
  @Responds(200, organization)
  remove(
    @Param('id', { schema: organizationId }) id: string,
    @Query({ schema: confirmation }) { confirm }: Confirmation,
    @CurrentActor() actor: Actor,
  ): Promise<OrganizationView> {
    return this.commands.execute(new DeleteOrganization({ actor, organizationId: id, confirm }));
  }

  @Post('restore')
  @AboutAccount('id')
  @HttpCode(200)
  @ApiOperation({ summary: 'Restore an organisation within the days of grace (the owner)' })
  @Responds(200, organization)
  restore(
    @Param('id', { schema: organizationId }) id: string,
    @CurrentActor() actor: Actor,
  ): Promise<OrganizationView> {
    return this.commands.execute(new RestoreOrganization({ actor, organizationId: id }));
  }
}
