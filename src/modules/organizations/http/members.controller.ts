import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentActor, InOrganizationOfPath, NeedsScope, RequirePermission, RequireUser } from '#shared/auth';
import type { Actor } from '#shared/contracts';
import { Responds } from '#shared/http';
import { Metered } from '#shared/quotas';
import {
  AddMember,
  ChangeMemberRole,
  ListMembers,
  type MembersView,
  type MemberView,
  RemoveMember,
  ResumeMember,
  SuspendMember,
} from '../contract/index.js';
import {
  type MemberPath,
  type MembersRequest,
  member,
  memberPath,
  members,
  membersRequest,
  type NewMember,
  newMember,
  type RoleChange,
  roleChange,
} from './members.dto.js';
import { organizationId } from './organizations.dto.js';

@ApiTags('organizations')
@Controller('organizations/:id/members')
@RequireUser()
@InOrganizationOfPath()
export class MembersController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  @RequirePermission('members.read')
  @ApiOperation({ summary: 'Members: found by name, role and status, in an order of choice' })
  @Responds(200, members)
  list(
    @Param('id', { schema: organizationId }) id: string,
    @Query({ schema: membersRequest }) page: MembersRequest,
    @CurrentActor() actor: Actor,
  ): Promise<MembersView> {
    return this.queries.execute(new ListMembers({ actor, organizationId: id, ...page }));
  }

  @Post()
  @Metered('seats')
  @RequirePermission('members.manage')
  @ApiOperation({ summary: 'Add somebody who has an account (admins)' })
  @Responds(201, member)
  add(
    @Param('id', { schema: organizationId }) id: string,
    @Body({ schema: newMember }) body: NewMember,
    @CurrentActor() actor: Actor,
  ): Promise<MemberView> {
    return this.commands.execute(new AddMember({ actor, organizationId: id, ...body }));
  }

  @Patch(':userId')
  @RequirePermission('members.manage')
  @ApiOperation({ summary: 'Change the role of a member (admins)' })
  @Responds(200, member)
  changeRole(
    @Param({ schema: memberPath }) { id, userId }: MemberPath,
    @Body({ schema: roleChange }) { role }: RoleChange,
    @CurrentActor() actor: Actor,
  ): Promise<MemberView> {
    return this.commands.execute(new ChangeMemberRole({ actor, organizationId: id, userId, role }));
  }

  @Post(':userId/suspend')
  @HttpCode(200)
  @RequirePermission('members.manage')
  @ApiOperation({
    summary: 'Suspend a member (admins)',
    description:
      'From this moment on, and everywhere, they may do nothing in this organisation: 403 `auth.memberSuspended`.',
  })
  @Responds(200, member)
  suspend(
    @Param({ schema: memberPath }) { id, userId }: MemberPath,
    @CurrentActor() actor: Actor,
  ): Promise<MemberView> {
    return this.commands.execute(new SuspendMember({ actor, organizationId: id, userId }));
  }

  @Post(':userId/resume')
  @HttpCode(200)
  @RequirePermission('members.manage')
  @ApiOperation({ summary: 'End the suspension of a member (admins)' })
  @Responds(200, member)
  resume(
    @Param({ schema: memberPath }) { id, userId }: MemberPath,
    @CurrentActor() actor: Actor,
  ): Promise<MemberView> {
    return this.commands.execute(new ResumeMember({ actor, organizationId: id, userId }));
  }

  @Delete(':userId')
  @NeedsScope('manage')
  @HttpCode(204)
  @ApiOperation({
    summary: 'Remove a member (admins), or leave',
    description:
      'Everybody may leave; somebody else is removed by those with the permission `members.manage`.',
  })
  remove(
    @Param({ schema: memberPath }) { id, userId }: MemberPath,
    @CurrentActor() actor: Actor,
  ): Promise<void> {
    return this.commands.execute(new RemoveMember({ actor, organizationId: id, userId }));
  }
}
