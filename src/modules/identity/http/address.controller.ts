import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentActor, RequireSession } from '#shared/auth';
import type { Actor } from '#shared/contracts';
import { LimitRate } from '#shared/rate-limits';
import { RequestAddressVerification, VerifyAddress } from '../contract/index.js';
import { type AddressVerification, addressVerification } from './password.dto.js';

@ApiTags('auth')
@Controller('auth/email')
@RequireSession()
@LimitRate('credentials')
export class AddressController {
  constructor(private readonly commands: CommandBus) {}

  @Post('verification')
  @HttpCode(202)
  @ApiOperation({
    summary: 'Ask once more for the mail that verifies my e-mail address',
    description: 'It was sent when the account was made. At most three are on their way at once.',
  })
  request(@CurrentActor() actor: Actor): Promise<void> {
    return this.commands.execute(new RequestAddressVerification({ actor }));
  }

  @Post('verify')
  @HttpCode(204)
  @ApiOperation({
    summary: 'Show that I read the mailbox of my account',
    description:
      'With the token of the mail. Where `IDENTITY_VERIFIED_ADDRESSES` is on, nobody is added to an organisation by an address before.',
  })
  verify(
    @Body({ schema: addressVerification }) { token }: AddressVerification,
    @CurrentActor() actor: Actor,
  ): Promise<void> {
    return this.commands.execute(new VerifyAddress({ actor, token }));
  }
}
