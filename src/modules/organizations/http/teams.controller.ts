import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Put, Query } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentActor, InOrganizationOfPath, RequirePermission } from '#shared/auth';
import type { Actor } from '#shared/contracts';
import { Responds } from '#shared/http';
import {
  AddTeamMember,
  ChangeTeam,
  CreateTeam,
  GetTeam,
  ListTeamMembers,
  ListTeams,
  type MembersView,
  RemoveTeam,
  RemoveTeamMember,
  type TeamsView,
  type TeamView,
} from '../contract/index.js';
import { type MembersRequest, members, membersRequest } from './members.dto.js';
import { organizationId } from './organizations.dto.js';
import {
  type NewTeam,
  newTeam,
  type TeamChange,
  type TeamMemberPath,
  type TeamPath,
  type TeamsRequest,
  team,
  teamChange,
  teamMemberPath,
  teamPath,
  teams,
  teamsRequest,
} from './teams.dto.js';

@ApiTags('organizations')
@Controller('organizations/:id/teams')
@InOrganizationOfPath()
export class TeamsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  @RequirePermission('members.read')
  @ApiOperation({ summary: 'Teams: found by name, in an order of choice' })
  @Responds(200, teams)
  list(
    @Param('id', { schema: organizationId }) id: string,
    @Query({ schema: teamsRequest }) page: TeamsRequest,
    @CurrentActor() actor: Actor,
  ): Promise<TeamsView> {
    return this.queries.execute(new ListTeams({ actor, organizationId: id, ...page }));
  }

  @Post()
  @RequirePermission('teams.manage')
  @ApiOperation({ summary: 'Make a team (admins)' })
  @Responds(201, team)
  create(
    @Param('id', { schema: organizationId }) id: string,
    @Body({ schema: newTeam }) body: NewTeam,
    @CurrentActor() actor: Actor,
  ): Promise<TeamView> {
    return this.commands.execute(new CreateTeam({ actor, organizationId: id, ...body }));
  }

  @Get(':teamId')
  @RequirePermission('members.read')
  @ApiOperation({ summary: 'One team' })
  @Responds(200, team)
  get(
    @Param({ schema: teamPath }) { id, teamId }: TeamPath,
    @CurrentActor() actor: Actor,
  ): Promise<TeamView> {
    return this.queries.execute(new GetTeam({ actor, organizationId: id, teamId }));
  }

  @Patch(':teamId')
  @RequirePermission('teams.manage')
  @ApiOperation({ summary: 'Rename a team, or describe it anew (admins)' })
  @Responds(200, team)
  change(
    @Param({ schema: teamPath }) { id, teamId }: TeamPath,
    @Body({ schema: teamChange }) body: TeamChange,
    @CurrentActor() actor: Actor,
  ): Promise<TeamView> {
    return this.commands.execute(new ChangeTeam({ actor, organizationId: id, teamId, ...body }));
  }

  @Delete(':teamId')
  @HttpCode(204)
  @RequirePermission('teams.manage')
  @ApiOperation({ summary: 'Remove a team (admins)', description: 'Its members stay in the organisation.' })
  remove(@Param({ schema: teamPath }) { id, teamId }: TeamPath, @CurrentActor() actor: Actor): Promise<void> {
    return this.commands.execute(new RemoveTeam({ actor, organizationId: id, teamId }));
  }

  @Get(':teamId/members')
  @RequirePermission('members.read')
  @ApiOperation({ summary: 'Who is in a team: found by name, role and status, in an order of choice' })
  @Responds(200, members)
  members(
    @Param({ schema: teamPath }) { id, teamId }: TeamPath,
    @Query({ schema: membersRequest }) page: MembersRequest,
    @CurrentActor() actor: Actor,
  ): Promise<MembersView> {
    return this.queries.execute(new ListTeamMembers({ actor, organizationId: id, teamId, ...page }));
  }

  @Put(':teamId/members/:userId')
  @HttpCode(204)
  @RequirePermission('teams.manage')
  @ApiOperation({ summary: 'Put a member into a team (admins)' })
  add(
    @Param({ schema: teamMemberPath }) { id, teamId, userId }: TeamMemberPath,
    @CurrentActor() actor: Actor,
  ): Promise<void> {
    return this.commands.execute(new AddTeamMember({ actor, organizationId: id, teamId, userId }));
  }

  @Delete(':teamId/members/:userId')
  @HttpCode(204)
  @RequirePermission('teams.manage')
  @ApiOperation({ summary: 'Take a member out of a team (admins)' })
  takeOut(
    @Param({ schema: teamMemberPath }) { id, teamId, userId }: TeamMemberPath,
    @CurrentActor() actor: Actor,
  ): Promise<void> {
    return this.commands.execute(new RemoveTeamMember({ actor, organizationId: id, teamId, userId }));
  }
}
