import { Body, Controller, Delete, Get, Header, HttpCode, Param, Patch, Post } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Caller, CurrentActor, CurrentCaller, RequireSession } from '#shared/auth';
import type { Actor } from '#shared/contracts';
import { Responds } from '#shared/http';
import {
  AddPasskey,
  BeginPasskey,
  type CeremonyView,
  ListPasskeys,
  type NewPasskeyView,
  type PasskeysView,
  type PasskeyView,
  RemovePasskey,
  RenamePasskey,
} from '../contract/index.js';
import {
  addedPasskey,
  ceremony,
  type NewPasskey,
  newPasskey,
  passkey,
  passkeyId,
  passkeys,
  type Rename,
  rename,
} from './passkey.dto.js';

/** Having passkeys. */
@ApiTags('auth')
@Controller('auth/passkeys')
@RequireSession()
export class PasskeysController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Post('options')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Begin to add a passkey',
    description:
      'For `navigator.credentials.create`; what it answers goes to `POST /auth/passkeys`, once, within ten minutes.',
  })
  @Responds(200, ceremony, { secret: true })
  begin(@CurrentCaller() { actor, accessToken }: Caller): Promise<CeremonyView> {
    return this.commands.execute(new BeginPasskey({ actor, accessToken }));
  }

  @Post()
  @Header('cache-control', 'no-store')
  @ApiOperation({
    summary: 'Add a passkey',
    description:
      'From then on it signs in by itself, and is asked for after the password (methods of `identity.secondFactorNeeded`).',
  })
  @Responds(201, addedPasskey, { secret: true })
  add(
    @Body({ schema: newPasskey }) body: NewPasskey,
    @CurrentCaller() { actor, accessToken }: Caller,
  ): Promise<NewPasskeyView> {
    return this.commands.execute(new AddPasskey({ actor, accessToken, ...body }));
  }

  @Get()
  @ApiOperation({ summary: 'My passkeys, the oldest first', description: 'At most 20.' })
  @Responds(200, passkeys)
  list(@CurrentActor() actor: Actor): Promise<PasskeysView> {
    return this.queries.execute(new ListPasskeys({ actor }));
  }

  @Patch(':id')
  @ApiOperation({ summary: 'Call one of my passkeys otherwise' })
  @Responds(200, passkey)
  rename(
    @Param('id', { schema: passkeyId }) id: string,
    @Body({ schema: rename }) { name }: Rename,
    @CurrentActor() actor: Actor,
  ): Promise<PasskeyView> {
    return this.commands.execute(new RenamePasskey({ actor, passkeyId: id, name }));
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({ summary: 'Remove one of my passkeys' })
  remove(
    @Param('id', { schema: passkeyId }) id: string,
    @CurrentCaller() { actor, accessToken }: Caller,
  ): Promise<void> {
    return this.commands.execute(new RemovePasskey({ actor, accessToken, passkeyId: id }));
  }
}
