import { Body, Controller, Header, HttpCode, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiConsumes, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentClient, Public } from '#shared/auth';
import type { Client } from '#shared/contracts';
import { Responds } from '#shared/http';
import { LimitRate } from '#shared/rate-limits';
import { IssueClientToken, LogIn, RefreshSession } from '../contract/index.js';
import { type Token, type TokenRequest, token, tokenRequest } from './auth.dto.js';

type ClientCredentials = Extract<TokenRequest, { grant_type: 'client_credentials' }>;

/** The same tokens in the words of OAuth 2.0, for Swagger UI and other OAuth clients. */
@ApiTags('auth')
@Controller('auth/token')
export class TokenController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @Public()
  @LimitRate('credentials')
  @HttpCode(200)
  @Header('cache-control', 'no-store')
  @ApiOperation({
    summary:
      'Sign in, refresh, or trade an API key for a token, as an OAuth 2.0 client (what Authorize above uses)',
  })
  @ApiConsumes('application/x-www-form-urlencoded')
  @Responds(200, token)
  async issue(
    @Body({ schema: tokenRequest }) body: TokenRequest,
    @CurrentClient() client: Client,
  ): Promise<Token> {
    if (body.grant_type === 'client_credentials') return this.forClient(body);
    const { accessToken, refreshToken, expiresIn } = await this.commands.execute(
      body.grant_type === 'password'
        ? new LogIn({ email: body.username, password: body.password, client })
        : new RefreshSession({ refreshToken: body.refresh_token, client }),
    );
    return {
      access_token: accessToken,
      refresh_token: refreshToken,
      token_type: 'Bearer',
      expires_in: expiresIn,
    };
  }

  private async forClient({ client_id, client_secret, scope }: ClientCredentials): Promise<Token> {
    const { accessToken, expiresIn, scopes } = await this.commands.execute(
      new IssueClientToken({ clientId: client_id, clientSecret: client_secret, scope }),
    );
    return {
      access_token: accessToken,
      token_type: 'Bearer',
      expires_in: expiresIn,
      scope: scopes.join(' '),
    };
  }
}
