import { Body, Controller, Delete, Get, Header, HttpCode, Param, Post } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Caller, CurrentActor, CurrentCaller, RequireSession } from '#shared/auth';
import type { Actor } from '#shared/contracts';
import { Responds } from '#shared/http';
import {
  type ChallengeView,
  ConfirmSecondFactor,
  EnrolCodes,
  EnrolTotp,
  ListSecondFactors,
  type RecoveryCodesView,
  RemoveSecondFactor,
  RenewRecoveryCodes,
  type SecondFactorsView,
  type TotpEnrolmentView,
} from '../contract/index.js';
import {
  asked,
  type FactorKind,
  type FirstCode,
  type FirstSentCode,
  factorKind,
  factors,
  firstCode,
  firstSentCode,
  recoveryCodes,
  type SmsCodes,
  smsCodes,
  totpEnrolment,
} from './mfa.dto.js';

/** Having a second factor. */
@ApiTags('auth')
@Controller('auth/mfa')
@RequireSession()
export class SecondFactorsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  @ApiOperation({ summary: 'My second factors' })
  @Responds(200, factors)
  list(@CurrentActor() actor: Actor): Promise<SecondFactorsView> {
    return this.queries.execute(new ListSecondFactors({ actor }));
  }

  @Post('totp')
  @Header('cache-control', 'no-store')
  @ApiOperation({
    summary: 'Add an authenticator app',
    description:
      'Scan `qr`, then send the first code to `POST /auth/mfa/totp/confirm`: it is asked for from then on.',
  })
  @Responds(201, totpEnrolment, { secret: true })
  enrolTotp(@CurrentCaller() { actor, accessToken }: Caller): Promise<TotpEnrolmentView> {
    return this.commands.execute(new EnrolTotp({ actor, accessToken }));
  }

  @Post('totp/confirm')
  @HttpCode(200)
  @Header('cache-control', 'no-store')
  @ApiOperation({ summary: 'The first code of the app; answers recovery codes' })
  @Responds(200, recoveryCodes, { secret: true })
  confirmTotp(
    @Body({ schema: firstCode }) { code }: FirstCode,
    @CurrentCaller() { actor, accessToken }: Caller,
  ): Promise<RecoveryCodesView> {
    return this.commands.execute(new ConfirmSecondFactor({ actor, accessToken, kind: 'totp', code }));
  }

  @Post('email-codes')
  @ApiOperation({
    summary: 'Add codes by e-mail',
    description: 'A first code is sent: it goes to `POST /auth/mfa/email-codes/confirm`.',
  })
  @Responds(201, asked, { secret: true })
  enrolEmail(@CurrentCaller() { actor, accessToken }: Caller): Promise<ChallengeView> {
    return this.commands.execute(new EnrolCodes({ actor, accessToken, channel: 'email' }));
  }

  @Post('email-codes/confirm')
  @HttpCode(200)
  @Header('cache-control', 'no-store')
  @ApiOperation({ summary: 'The first code of the mail; answers recovery codes' })
  @Responds(200, recoveryCodes, { secret: true })
  confirmEmail(
    @Body({ schema: firstSentCode }) body: FirstSentCode,
    @CurrentCaller() { actor, accessToken }: Caller,
  ): Promise<RecoveryCodesView> {
    return this.commands.execute(new ConfirmSecondFactor({ actor, accessToken, kind: 'email', ...body }));
  }

  @Post('sms-codes')
  @ApiOperation({
    summary: 'Add codes by SMS',
    description:
      'A first code is sent: it goes to `POST /auth/mfa/sms-codes/confirm`. Numbers can be taken over by fraud at the phone company: an authenticator app or a passkey protects better.',
  })
  @Responds(201, asked, { secret: true })
  enrolSms(
    @Body({ schema: smsCodes }) { phone }: SmsCodes,
    @CurrentCaller() { actor, accessToken }: Caller,
  ): Promise<ChallengeView> {
    return this.commands.execute(new EnrolCodes({ actor, accessToken, channel: 'sms', phone }));
  }

  @Post('sms-codes/confirm')
  @HttpCode(200)
  @Header('cache-control', 'no-store')
  @ApiOperation({ summary: 'The first code of the text message; answers recovery codes' })
  @Responds(200, recoveryCodes, { secret: true })
  confirmSms(
    @Body({ schema: firstSentCode }) body: FirstSentCode,
    @CurrentCaller() { actor, accessToken }: Caller,
  ): Promise<RecoveryCodesView> {
    return this.commands.execute(new ConfirmSecondFactor({ actor, accessToken, kind: 'sms', ...body }));
  }

  @Post('recovery-codes')
  @HttpCode(200)
  @Header('cache-control', 'no-store')
  @ApiOperation({ summary: 'New recovery codes; the former ones are good no more' })
  @Responds(200, recoveryCodes, { secret: true })
  renewCodes(@CurrentCaller() { actor, accessToken }: Caller): Promise<RecoveryCodesView> {
    return this.commands.execute(new RenewRecoveryCodes({ actor, accessToken }));
  }

  @Delete(':kind')
  @HttpCode(204)
  @ApiOperation({ summary: 'Remove a second factor' })
  remove(
    @Param('kind', { schema: factorKind }) kind: FactorKind,
    @CurrentCaller() { actor, accessToken }: Caller,
  ): Promise<void> {
    return this.commands.execute(new RemoveSecondFactor({ actor, accessToken, kind }));
  }
}
