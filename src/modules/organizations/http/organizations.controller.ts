import { Body, Controller, Get, Param, Patch } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentActor, NeedsScope } from '#shared/auth';
import type { Actor } from '#shared/contracts';
import { Responds } from '#shared/http';
import {
  GetOrganization,
  ListOrganizations,
  type OrganizationView,
  RequireSecondFactor,
} from '../contract/index.js';
import {
  type Organizations,
  organization,
  organizationId,
  organizations,
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
  @ApiOperation({ summary: 'One of my organisations' })
  @Responds(200, organization)
  get(
    @Param('id', { schema: organizationId }) id: string,
    @CurrentActor() actor: Actor,
  ): Promise<OrganizationView> {
    return this.queries.execute(new GetOrganization({ actor, organizationId: id }));
  }

  @Patch('organizations/:id/security')
  @NeedsScope('manage')
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
