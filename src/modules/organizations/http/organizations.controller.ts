import { Body, Controller, Get, Param, Patch } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { AboutAccount, CurrentActor, InOrganizationOfPath, RequirePermission } from '#shared/auth';
import type { Actor } from '#shared/contracts';
import { Responds } from '#shared/http';
import {
  GetOrganization,
  ListOrganizations,
  ListRoles,
  type OrganizationView,
  RequireSecondFactor,
} from '../contract/index.js';
import {
  type Organizations,
  organization,
  organizationId,
  organizations,
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
      'Send the id of one as `X-Organization-Id` to work in it; without, the personal one is meant.',
  })
  @Responds(200, organizations)
  async list(@CurrentActor() actor: Actor): Promise<Organizations> {
    return { items: [...(await this.queries.execute(new ListOrganizations({ actor })))] };
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

  @Patch('organizations/:id/security')
  @InOrganizationOfPath()
  @RequirePermission('security.manage')
  @ApiOperation({
    summary: 'Demand a second factor of every member (admins)',
    description:
      'Who has signed in without one is refused (`auth.secondFactorRequired`) until POST /auth/step-up, or another sign-in. API keys go on.',
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
