import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiForbiddenResponse, ApiOperation, ApiTags, ApiUnauthorizedResponse } from '@nestjs/swagger';
import { type Caller, CurrentCaller, CurrentClient, Public, RequireSession } from '#shared/auth';
import type { Client } from '#shared/contracts';
import { LimitRate } from '#shared/rate-limits';
import { ChangePassword, RequestPasswordReset, ResetPassword } from '../contract/index.js';
import {
  type Forgotten,
  forgotten,
  type PasswordChange,
  type PasswordReset,
  passwordChange,
  passwordReset,
} from './password.dto.js';

@ApiTags('auth')
@Controller('auth/password')
@LimitRate('credentials')
export class PasswordController {
  constructor(private readonly commands: CommandBus) {}

  @Post('change')
  @RequireSession()
  @HttpCode(204)
  @ApiOperation({
    summary: 'Change my password',
    description: 'This session stays open; every other one ends. A mail tells the owner.',
  })
  @ApiForbiddenResponse({ description: 'The present password is wrong (`identity.wrongPassword`).' })
  change(
    @Body({ schema: passwordChange }) body: PasswordChange,
    @CurrentCaller() caller: Caller,
  ): Promise<void> {
    return this.commands.execute(new ChangePassword({ ...caller, ...body }));
  }

  @Post('forgot')
  @Public()
  @HttpCode(202)
  @ApiOperation({
    summary: 'Ask for a mail with the token of a password reset',
    description: 'The answer is the same whether there is such an account or not.',
  })
  forgot(@Body({ schema: forgotten }) body: Forgotten): Promise<void> {
    return this.commands.execute(new RequestPasswordReset(body));
  }

  @Post('reset')
  @Public()
  @HttpCode(204)
  @ApiOperation({
    summary: 'Set a new password with the token of the mail',
    description:
      'Every session of the account ends. API keys go on unless `revokeApiKeys` says otherwise: machines depend on them. A mail tells the owner.',
  })
  @ApiUnauthorizedResponse({
    description: 'The token is unknown, used or expired (`identity.invalidResetToken`).',
  })
  reset(
    @Body({ schema: passwordReset }) body: PasswordReset,
    @CurrentClient() client: Client,
  ): Promise<void> {
    return this.commands.execute(new ResetPassword({ client, ...body }));
  }
}
