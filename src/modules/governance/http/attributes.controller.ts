import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentActor, NeedsScope, RequirePermission, RequireUser } from '#shared/auth';
import type { Actor } from '#shared/contracts';
import { Responds } from '#shared/http';
import { GetUserAttributes, SetUserAttributes, type UserAttributesView } from '../contract/index.js';
import { type Attributes, attributedUserId, attributes, userAttributes } from './attributes.dto.js';

@ApiTags('governance')
@Controller('governance/attributes')
export class AttributesController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Get(':userId')
  @RequireUser()
  @ApiOperation({
    summary: 'What row policies know of a member',
    description: 'Admins may ask it of every member, everybody of themselves.',
  })
  @Responds(200, userAttributes)
  get(
    @Param('userId', { schema: attributedUserId }) userId: string,
    @CurrentActor() actor: Actor,
  ): Promise<UserAttributesView> {
    return this.queries.execute(new GetUserAttributes({ actor, userId }));
  }

  @Put(':userId')
  @RequirePermission('policies.manage')
  @NeedsScope('manage')
  @ApiOperation({
    summary: 'Say what row policies may ask of a member (admins)',
    description: 'It holds at once: the next statement of the member sees the rows of the new values.',
  })
  @Responds(200, userAttributes)
  set(
    @Param('userId', { schema: attributedUserId }) userId: string,
    @Body({ schema: attributes }) body: Attributes,
    @CurrentActor() actor: Actor,
  ): Promise<UserAttributesView> {
    return this.commands.execute(new SetUserAttributes({ actor, userId, ...body }));
  }
}
