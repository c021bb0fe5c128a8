import { Controller, Get, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentActor, InOrganizationOfPath, RequirePermission } from '#shared/auth';
import type { Actor } from '#shared/contracts';
import { Responds } from '#shared/http';
import { ListMembers, type MembersView } from '../contract/index.js';
import { type MembersRequest, members, membersRequest } from './members.dto.js';
import { organizationId } from './organizations.dto.js';

@ApiTags('organizations')
@Controller('auth/tenants/:id/users')
@InOrganizationOfPath()
@RequirePermission('members.manage')
export class TenantsController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @ApiOperation({
    summary: 'The users of an organisation (admins)',
    description:
      'Found by a part of the name or address, by role and by status; sorted by name, address or time.',
  })
  @Responds(200, members)
  list(
    @Param('id', { schema: organizationId }) id: string,
    @Query({ schema: membersRequest }) page: MembersRequest,
    @CurrentActor() actor: Actor,
  ): Promise<MembersView> {
    return this.queries.execute(new ListMembers({ actor, organizationId: id, ...page }));
  }
}
