import { Controller, Delete, Get, HttpCode, Param, Query } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentActor, InOrganizationOfPath, NeedsScope, RequirePermission } from '#shared/auth';
import type { Actor } from '#shared/contracts';
import { Responds } from '#shared/http';
import {
  ListOrganizationApiKeys,
  type OrganizationApiKeysView,
  RevokeOrganizationApiKey,
} from '../contract/index.js';
import {
  type OrganizationApiKeysRequest,
  organizationApiKeys,
  organizationApiKeysRequest,
  type TenantApiKeyPath,
  tenantApiKeyPath,
  tenantId,
} from './api-key.dto.js';

/** What machines hold of an organisation, whoever made it for them. */
@ApiTags('auth')
@Controller('auth/tenants/:id/api-keys')
@InOrganizationOfPath()
@RequirePermission('security.manage')
@NeedsScope('manage')
export class TenantApiKeysController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  @ApiOperation({
    summary: 'Everybody’s API keys in an organisation (admins)',
    description:
      'Found by name, owner and status, in an order of choice. The keys themselves are shown to nobody.',
  })
  @Responds(200, organizationApiKeys)
  list(
    @Param('id', { schema: tenantId }) _: string,
    @Query({ schema: organizationApiKeysRequest }) selection: OrganizationApiKeysRequest,
    @CurrentActor() actor: Actor,
  ): Promise<OrganizationApiKeysView> {
    return this.queries.execute(new ListOrganizationApiKeys({ actor, ...selection }));
  }

  @Delete(':apiKeyId')
  @HttpCode(204)
  @ApiOperation({ summary: 'Revoke somebody’s API key in an organisation, at once (admins)' })
  revoke(
    @Param({ schema: tenantApiKeyPath }) { apiKeyId }: TenantApiKeyPath,
    @CurrentActor() actor: Actor,
  ): Promise<void> {
    return this.commands.execute(new RevokeOrganizationApiKey({ actor, apiKeyId }));
  }
}
