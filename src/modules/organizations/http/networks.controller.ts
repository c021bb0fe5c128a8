import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  type Caller,
  CurrentActor,
  CurrentCaller,
  InOrganizationOfPath,
  NeedsScope,
  RequirePermission,
  RequireSession,
} from '#shared/auth';
import type { Actor } from '#shared/contracts';
import { Responds } from '#shared/http';
import { type AllowedNetworksView, GetAllowedNetworks, SetAllowedNetworks } from '../contract/index.js';
import { allowedNetworks, type NetworksChange, networksChange } from './networks.dto.js';
import { organizationId } from './organizations.dto.js';

@ApiTags('organizations')
@Controller('organizations/:id/networks')
@InOrganizationOfPath()
@RequirePermission('security.manage')
@NeedsScope('manage')
export class NetworksController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  @ApiOperation({ summary: 'The networks that an organisation may be worked in from (admins)' })
  @Responds(200, allowedNetworks)
  get(
    @Param('id', { schema: organizationId }) id: string,
    @CurrentActor() actor: Actor,
  ): Promise<AllowedNetworksView> {
    return this.queries.execute(new GetAllowedNetworks({ actor, organizationId: id }));
  }

  @Put()
  @RequireSession()
  @ApiOperation({
    summary: 'Open an organisation from certain networks only (admins)',
    description:
      'Requests for it from anywhere else are refused (`auth.networkNotAllowed`), at once and whatever they are signed in with: sessions, API keys, SCIM tokens. One’s own address has to be in one of the networks. Behind a proxy `TRUST_PROXY` decides what the address of a caller is.',
  })
  @Responds(200, allowedNetworks)
  set(
    @Param('id', { schema: organizationId }) id: string,
    @Body({ schema: networksChange }) { networks }: NetworksChange,
    @CurrentCaller() { actor, client }: Caller,
  ): Promise<AllowedNetworksView> {
    return this.commands.execute(
      new SetAllowedNetworks({ actor, organizationId: id, networks, address: client.address }),
    );
  }
}
