import { Body, Controller, Delete, Get, HttpCode, Param, Put } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  type Caller,
  CurrentActor,
  CurrentCaller,
  InOrganizationOfPath,
  NeedsScope,
  RequirePermission,
} from '#shared/auth';
import type { Actor } from '#shared/contracts';
import { Responds } from '#shared/http';
import {
  GetSamlConnection,
  RemoveSamlConnection,
  type SamlConnectionView,
  SetSamlConnection,
} from '../contract/index.js';
import { type NewSamlConnection, newSamlConnection, organizationId, samlConnection } from './saml.dto.js';

/** The identity provider of an organisation. */
@ApiTags('auth')
@Controller('auth/saml/:organizationId')
@RequirePermission('security.manage')
@InOrganizationOfPath('organizationId')
@NeedsScope('manage')
export class SamlConnectionsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Put()
  @ApiOperation({
    summary: 'Let people sign in through a SAML 2.0 identity provider',
    description:
      'Assertions must be signed (RSA with SHA-256 or better); encrypted ones are not read. Needs somebody who is there (`identity.stepUpNeeded`), and no API key.',
  })
  @Responds(200, samlConnection)
  set(
    @Param('organizationId', { schema: organizationId }) _: string,
    @Body({ schema: newSamlConnection }) body: NewSamlConnection,
    @CurrentCaller() { actor, accessToken }: Caller,
  ): Promise<SamlConnectionView> {
    return this.commands.execute(new SetSamlConnection({ actor, accessToken, ...body }));
  }

  @Get()
  @ApiOperation({ summary: 'The identity provider, and what it wants to know of this server' })
  @Responds(200, samlConnection)
  get(
    @Param('organizationId', { schema: organizationId }) _: string,
    @CurrentActor() actor: Actor,
  ): Promise<SamlConnectionView> {
    return this.queries.execute(new GetSamlConnection({ actor }));
  }

  @Delete()
  @HttpCode(204)
  @ApiOperation({
    summary: 'Let nobody sign in through it any more',
    description: 'Who it meant by which name is forgotten; accounts and members stay.',
  })
  remove(
    @Param('organizationId', { schema: organizationId }) _: string,
    @CurrentCaller() { actor, accessToken }: Caller,
  ): Promise<void> {
    return this.commands.execute(new RemoveSamlConnection({ actor, accessToken }));
  }
}
