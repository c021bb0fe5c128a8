import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  AboutAccount,
  CurrentActor,
  InOrganizationOfPath,
  RequirePermission,
  RequireSession,
} from '#shared/auth';
import type { Actor } from '#shared/contracts';
import { Responds } from '#shared/http';
import {
  ChangeOrganization,
  CreateOrganization,
  GetOrganization,
  GetOrganizationPage,
  ListRoles,
  type OrganizationsView,
  type OrganizationView,
  RequireSecondFactor,
} from '../contract/index.js';
import {
  type NewOrganization,
  newOrganization,
  type OrganizationChange,
  type OrganizationsRequest,
  organization,
  organizationChange,
  organizationId,
  organizations,
  organizationsRequest,
  type Roles,
  roles,
  type Security,
  security,
} from './organizations.dto.js';

@ApiTags('organizations')
@Controller()
export class OrganizationsController {
  constructor(
    private readonly queries: QueryBus,
    private readonly commands: CommandBus,
  ) {}

  @Get('users/organizations')
  @AboutAccount()
  @ApiOperation({
    summary: 'The organisations I am a member of',
    description:
      'The personal one first, then by name. Send the id of one as `X-Organization-Id` to work in it; without, the personal one is meant.',
  })
  @Responds(200, organizations)
  list(
    @Query({ schema: organizationsRequest }) page: OrganizationsRequest,
    @CurrentActor() actor: Actor,
  ): Promise<OrganizationsView> {
    return this.queries.execute(new GetOrganizationPage({ actor, ...page }));
  }

  @Post('organizations')
  @RequireSession()
  @ApiOperation({
    summary: 'Make an organisation',
    description: 'Who makes it is its admin and owns it. Name it in `X-Organization-Id` to work in it.',
  })
  @Responds(201, organization)
  create(
    @Body({ schema: newOrganization }) body: NewOrganization,
    @CurrentActor() actor: Actor,
  ): Promise<OrganizationView> {
    return this.commands.execute(new CreateOrganization({ actor, ...body }));
  }

  @Get('organizations/:id')
  @InOrganizationOfPath()
  @ApiOperation({ summary: 'One of my organisations' })
  @Responds(200, organization)
  get(
    @Param('id', { schema: organizationId }) id: string,
    @CurrentActor() actor: Actor,
  ): Promise<OrganizationView> {
    return this.queries.execute(new GetOrganization({ actor, organizationId: id }));
  }

  @Get('organizations/:id/roles')
  @InOrganizationOfPath()
  @ApiOperation({
    summary: 'What each role may do',
    description: 'The highest first; a role has every permission of those below it. `own` marks mine.',
  })
  @Responds(200, roles)
  async roles(
    @Param('id', { schema: organizationId }) id: string,
    @CurrentActor() actor: Actor,
  ): Promise<Roles> {
    return { items: [...(await this.queries.execute(new ListRoles({ actor, organizationId: id })))] };
  }

  @Patch('organizations/:id')
  @InOrganizationOfPath()
  @RequirePermission('organization.manage')
  @ApiOperation({
    summary: 'Rename an organisation, or change its slug, settings or branding (admins)',
    description: 'What is left out stays; `settings` and `branding` are each replaced as a whole.',
  })
  @Responds(200, organization)
  change(
    @Param('id', { schema: organizationId }) id: string,
    @Body({ schema: organizationChange }) body: OrganizationChange,
    @CurrentActor() actor: Actor,
  ): Promise<OrganizationView> {
    return this.commands.execute(new ChangeOrganization({ actor, organizationId: id, ...body }));
  }

  @Patch('organizations/:id/security')
  @InOrganizationOfPath()
  @RequirePermission('security.manage')
  @ApiOperation({
    summary: 'Demand a second factor of every member (admins)',
    description:
      'Who has signed in without one is refused (`auth.secondFactorRequired`) until POST /auth/step-up, or another sign-in; so is every API key that was made without one (`auth.keyWithoutSecondFactor`).',
  })
  @Responds(200, organization)
  secure(
    @Param('id', { schema: organizationId }) id: string,
    @Body({ schema: security }) { secondFactorRequired: required }: Security,
    @CurrentActor() actor: Actor,
  ): Promise<OrganizationView> {
    return this.commands.execute(new RequireSecondFactor({ actor, organizationId: id, required }));
  }
}
