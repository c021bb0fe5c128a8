import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiForbiddenResponse, ApiOperation, ApiTags, ApiUnauthorizedResponse } from '@nestjs/swagger';
import { type Caller, CurrentCaller, CurrentClient, Public, RequireSession } from '#shared/auth';
import type { Client } from '#shared/contracts';
import { Responds } from '#shared/http';
import { LimitRate } from '#shared/rate-limits';
import {
  type ChallengeView,
  CompleteSignIn,
  ConfirmByPassword,
  ConfirmByProof,
  OpenChallenge,
  SendChallengeCode,
  type SessionView,
} from '../contract/index.js';
import { session } from './auth.dto.js';
import { asked, type Challenged, challenged, type Proof, proof, type StepUp, stepUp } from './mfa.dto.js';

/** Showing a second factor. */
@ApiTags('auth')
@Controller('auth')
@LimitRate('credentials')
export class MfaController {
  constructor(private readonly commands: CommandBus) {}

  @Post('mfa/verify')
  @Public()
  @HttpCode(200)
  @ApiOperation({
    summary: 'The second step of signing in',
    description:
      'After `POST /auth/login` answered `identity.secondFactorNeeded` with a challenge in its details.',
  })
  @ApiUnauthorizedResponse({ description: '`identity.wrongCode`, `identity.invalidChallenge`.' })
  @Responds(200, session)
  verify(@Body({ schema: proof }) body: Proof, @CurrentClient() client: Client): Promise<SessionView> {
    return this.commands.execute(new CompleteSignIn({ ...body, client }));
  }

  @Post('mfa/email')
  @Public()
  @HttpCode(202)
  @ApiOperation({ summary: 'Send the code of a challenge by e-mail, to those who chose that' })
  sendCode(@Body({ schema: challenged }) body: Challenged): Promise<void> {
    return this.commands.execute(new SendChallengeCode({ ...body, channel: 'email' }));
  }

  @Post('mfa/sms')
  @Public()
  @HttpCode(202)
  @ApiOperation({
    summary: 'Send the code of a challenge by SMS, to those who chose that',
    description: 'Five an hour to one number and of one account: `identity.tooManySms` after them.',
  })
  sendSms(@Body({ schema: challenged }) body: Challenged): Promise<void> {
    return this.commands.execute(new SendChallengeCode({ ...body, channel: 'sms' }));
  }

  @Post('mfa/challenge')
  @RequireSession()
  @HttpCode(200)
  @ApiOperation({ summary: 'Be asked for a second factor, for POST /auth/step-up' })
  @Responds(200, asked, { secret: true })
  challenge(@CurrentCaller() { actor, accessToken }: Caller): Promise<ChallengeView> {
    return this.commands.execute(new OpenChallenge({ actor, accessToken }));
  }

  @Post('step-up')
  @RequireSession()
  @HttpCode(204)
  @ApiOperation({
    summary: 'Confirm that it is me, for what needs that (`identity.stepUpNeeded`)',
    description: 'Good for 15 minutes; signing in counts too.',
  })
  @ApiForbiddenResponse({ description: '`identity.wrongPassword`, `identity.proofNeeded`.' })
  confirm(@Body({ schema: stepUp }) body: StepUp, @CurrentCaller() caller: Caller): Promise<void> {
    return this.commands.execute(
      'password' in body
        ? new ConfirmByPassword({ ...caller, password: body.password })
        : new ConfirmByProof({ ...caller, proof: body }),
    );
  }
}
