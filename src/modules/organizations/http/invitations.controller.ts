import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentActor, InOrganizationOfPath, RequirePermission } from '#shared/auth';
import type { Actor } from '#shared/contracts';
import { Responds } from '#shared/http';
import {
  type InvitationsView,
  type InvitationView,
  InviteMember,
  ListInvitations,
  ResendInvitation,
  RevokeInvitation,
} from '../contract/index.js';
import {
  type InvitationPath,
  type InvitationsRequest,
  invitation,
  invitationPath,
  invitations,
  invitationsRequest,
  type NewInvitation,
  newInvitation,
} from './invitations.dto.js';
import { organizationId } from './organizations.dto.js';

@ApiTags('organizations')
@Controller('organizations/:id')
@InOrganizationOfPath()
@RequirePermission('members.manage')
export class InvitationsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Post('invite')
  @ApiOperation({
    summary: 'Invite somebody by e-mail (admins)',
    description:
      'The mail holds a token that works once, for 7 days or as many as `settings.invitationDays` says. It is accepted with ' +
      '`POST /invitations/accept`, or `POST /invitations/register` by somebody without an account. Inviting an address once more replaces the invitation.',
  })
  @Responds(201, invitation)
  invite(
    @Param('id', { schema: organizationId }) id: string,
    @Body({ schema: newInvitation }) body: NewInvitation,
    @CurrentActor() actor: Actor,
  ): Promise<InvitationView> {
    return this.commands.execute(new InviteMember({ actor, organizationId: id, ...body }));
  }

  @Get('invitations')
  @ApiOperation({ summary: 'Invitations: found by address, role and state, in an order of choice (admins)' })
  @Responds(200, invitations)
  list(
    @Param('id', { schema: organizationId }) id: string,
    @Query({ schema: invitationsRequest }) page: InvitationsRequest,
    @CurrentActor() actor: Actor,
  ): Promise<InvitationsView> {
    return this.queries.execute(new ListInvitations({ actor, organizationId: id, ...page }));
  }

  @Post('invitations/:invitationId/resend')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Send an invitation once more (admins)',
    description: 'With another token and all its days again; the token before is worth nothing.',
  })
  @Responds(200, invitation)
  resend(
    @Param({ schema: invitationPath }) { id, invitationId }: InvitationPath,
    @CurrentActor() actor: Actor,
  ): Promise<InvitationView> {
    return this.commands.execute(new ResendInvitation({ actor, organizationId: id, invitationId }));
  }

  @Delete('invitations/:invitationId')
  @HttpCode(204)
  @ApiOperation({ summary: 'Revoke an invitation (admins)' })
  revoke(
    @Param({ schema: invitationPath }) { id, invitationId }: InvitationPath,
    @CurrentActor() actor: Actor,
  ): Promise<void> {
    return this.commands.execute(new RevokeInvitation({ actor, organizationId: id, invitationId }));
  }
}
