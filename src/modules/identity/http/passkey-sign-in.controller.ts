import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags, ApiUnauthorizedResponse } from '@nestjs/swagger';
import { CurrentClient, Public } from '#shared/auth';
import type { Client } from '#shared/contracts';
import { Responds } from '#shared/http';
import { LimitRate } from '#shared/rate-limits';
import {
  AskPasskey,
  BeginPasskeySignIn,
  type CeremonyView,
  type SessionView,
  SignInByPasskey,
} from '../contract/index.js';
import { session } from './auth.dto.js';
import { type Challenged, challenged } from './mfa.dto.js';
import { ceremony, type PasskeySignIn, passkeySignIn } from './passkey.dto.js';

/** Showing a passkey. */
@ApiTags('auth')
@Controller('auth')
@Public()
@LimitRate('credentials')
export class PasskeySignInController {
  constructor(private readonly commands: CommandBus) {}

  @Post('passkeys/login/options')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Begin to sign in with a passkey',
    description: 'For `navigator.credentials.get`: the browser offers whichever passkeys it has.',
  })
  @Responds(200, ceremony, { secret: true })
  begin(): Promise<CeremonyView> {
    return this.commands.execute(new BeginPasskeySignIn());
  }

  @Post('passkeys/login')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Sign in with a passkey',
    description: 'Without a password. The session counts as one with a second factor.',
  })
  @ApiUnauthorizedResponse({ description: '`identity.invalidPasskey`, `identity.invalidChallenge`.' })
  @Responds(200, session)
  signIn(
    @Body({ schema: passkeySignIn }) { credential }: PasskeySignIn,
    @CurrentClient() client: Client,
  ): Promise<SessionView> {
    return this.commands.execute(new SignInByPasskey({ credential, client }));
  }

  @Post('mfa/passkey')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Ask the passkeys of an account for the answer to a challenge',
    description:
      'For `navigator.credentials.get`; the answer goes to `POST /auth/mfa/verify` or `/auth/step-up`, with the method `passkey`.',
  })
  @Responds(200, ceremony, { secret: true })
  ask(@Body({ schema: challenged }) { challenge }: Challenged): Promise<CeremonyView> {
    return this.commands.execute(new AskPasskey({ challenge }));
  }
}
