import { Body, Controller, Delete, Get, Header, HttpCode, Param, Post, Query } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Caller, CurrentActor, CurrentCaller, RequireSession } from '#shared/auth';
import type { Actor } from '#shared/contracts';
import { Responds } from '#shared/http';
import {
  type ApiKeysView,
  CreateApiKey,
  ListApiKeys,
  type NewApiKeyView,
  RevokeApiKey,
} from '../contract/index.js';
import {
  type ApiKeysRequest,
  apiKeyId,
  apiKeys,
  apiKeysRequest,
  madeApiKey,
  type NewApiKey,
  newApiKey,
} from './api-key.dto.js';

@ApiTags('auth')
@Controller('auth/api-keys')
@RequireSession()
export class ApiKeysController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Post()
  @Header('cache-control', 'no-store')
  @ApiOperation({
    summary: 'Make an API key',
    description:
      'It works in the organisation of this request, wherever a token does, and is shown this once. `POST /auth/token` trades it for a short-lived token.',
  })
  @Responds(201, madeApiKey, { secret: true })
  create(
    @Body({ schema: newApiKey }) body: NewApiKey,
    @CurrentCaller() { actor, accessToken }: Caller,
  ): Promise<NewApiKeyView> {
    return this.commands.execute(new CreateApiKey({ actor, accessToken, ...body }));
  }

  @Get()
  @ApiOperation({ summary: 'My API keys: found by name, organisation and status, in an order of choice' })
  @Responds(200, apiKeys)
  list(
    @Query({ schema: apiKeysRequest }) selection: ApiKeysRequest,
    @CurrentActor() actor: Actor,
  ): Promise<ApiKeysView> {
    return this.queries.execute(new ListApiKeys({ actor, ...selection }));
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({ summary: 'Revoke one of my API keys, at once' })
  revoke(@Param('id', { schema: apiKeyId }) id: string, @CurrentActor() actor: Actor): Promise<void> {
    return this.commands.execute(new RevokeApiKey({ actor, apiKeyId: id }));
  }
}
