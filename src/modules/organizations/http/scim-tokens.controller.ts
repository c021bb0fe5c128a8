import { Controller, Delete, Get, Header, HttpCode, Param, Post } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentActor, InOrganizationOfPath, NeedsScope, RequirePermission } from '#shared/auth';
import type { Actor } from '#shared/contracts';
import { Responds } from '#shared/http';
import {
  CreateScimToken,
  ListScimTokens,
  type NewScimTokenView,
  RevokeScimToken,
  type ScimTokensView,
} from '../contract/index.js';
import { organizationId } from './organizations.dto.js';
import { newScimToken, type ScimTokenPath, scimTokenPath, scimTokens } from './scim.dto.js';

@ApiTags('organizations')
@Controller('organizations/:id/scim-tokens')
@InOrganizationOfPath()
@RequirePermission('security.manage')
@NeedsScope('manage')
export class ScimTokensController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Post()
  @Header('cache-control', 'no-store')
  @ApiOperation({
    summary: 'Let a directory manage the members (SCIM 2.0)',
    description:
      'Give it the token, shown this once, and the address of `/scim/v2`. At most five are good at once.',
  })
  @Responds(201, newScimToken, { secret: true })
  create(
    @Param('id', { schema: organizationId }) id: string,
    @CurrentActor() actor: Actor,
  ): Promise<NewScimTokenView> {
    return this.commands.execute(new CreateScimToken({ actor, organizationId: id }));
  }

  @Get()
  @ApiOperation({ summary: 'SCIM tokens, the oldest first' })
  @Responds(200, scimTokens)
  list(
    @Param('id', { schema: organizationId }) id: string,
    @CurrentActor() actor: Actor,
  ): Promise<ScimTokensView> {
    return this.queries.execute(new ListScimTokens({ actor, organizationId: id }));
  }

  @Delete(':tokenId')
  @HttpCode(204)
  @ApiOperation({ summary: 'Revoke a SCIM token, at once' })
  revoke(
    @Param({ schema: scimTokenPath }) { id, tokenId }: ScimTokenPath,
    @CurrentActor() actor: Actor,
  ): Promise<void> {
    return this.commands.execute(new RevokeScimToken({ actor, organizationId: id, tokenId }));
  }
}
