import { Controller, Get, Param } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentActor } from '#shared/auth';
import type { Actor } from '#shared/contracts';
import { Responds } from '#shared/http';
import { GetOrganization, ListOrganizations, type OrganizationView } from '../contract/index.js';
import { type Organizations, organization, organizationId, organizations } from './organizations.dto.js';

@ApiTags('organizations')
@Controller()
export class OrganizationsController {
  constructor(private readonly queries: QueryBus) {}

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
}
