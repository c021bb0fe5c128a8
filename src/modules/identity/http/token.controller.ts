import { Body, Controller, Header, HttpCode, Post, UseFilters } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import {
  ApiBadRequestResponse,
  ApiConsumes,
  ApiOperation,
  ApiTags,
  ApiUnauthorizedResponse,
} from '@nestjs/swagger';
import { CurrentClient, Public } from '#shared/auth';
import type { Client } from '#shared/contracts';
import { Responds } from '#shared/http';
import { LimitRate } from '#shared/rate-limits';
import { IssueClientToken, identityErrors, LogIn, RefreshSession } from '../contract/index.js';
import { BasicCredentials, type BasicLogin } from './basic-credentials.js';
import { OAuthErrorFilter, oauthErrorContent } from './oauth-error.filter.js';
import { type Token, type TokenRequest, token, tokenRequest } from './token.dto.js';

type ClientCredentials = Extract<TokenRequest, { grant_type: 'client_credentials' }>;

/** The same tokens in the words of OAuth 2.0, for Swagger UI and other OAuth clients. */
@ApiTags('auth')
@Controller('auth/token')
@UseFilters(OAuthErrorFilter)
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
    description:
      'A form, as RFC 6749 has it: an API key also as HTTP Basic (id and key). Problems are those of the RFC: `error` and `error_description`.',
  })
  @ApiConsumes('application/x-www-form-urlencoded')
  @ApiBadRequestResponse({
    description:
      '`invalid_request`, `invalid_grant`, `invalid_scope`, `unsupported_grant_type`; `code` says more.',
    content: oauthErrorContent,
  })
  @ApiUnauthorizedResponse({ description: '`invalid_client`.', content: oauthErrorContent })
  @Responds(200, token)
  async issue(
    @Body({ schema: tokenRequest }) body: TokenRequest,
    @BasicCredentials() basic: BasicLogin | undefined,
    @CurrentClient() client: Client,
  ): Promise<Token> {
    if (body.grant_type === 'client_credentials') return this.forClient(body, basic);
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

  private async forClient(body: ClientCredentials, basic: BasicLogin | undefined): Promise<Token> {
    const { accessToken, expiresIn, scopes } = await this.commands.execute(
      new IssueClientToken({ ...clientOf(body, basic), scope: body.scope }),
    );
    return {
      access_token: accessToken,
      token_type: 'Bearer',
      expires_in: expiresIn,
      scope: scopes.join(' '),
    };
  }
}

/** RFC 6749, section 2.3: a client says who it is in one way, and not in two. */
function clientOf(
  { client_id: id, client_secret: secret }: ClientCredentials,
  basic: BasicLogin | undefined,
) {
  if (basic && (id !== undefined || secret !== undefined)) throw identityErrors.clientTwice();
  const clientId = basic?.user ?? id;
  const clientSecret = basic?.password ?? secret;
  if (!clientId || !clientSecret) throw identityErrors.clientMissing();
  return { clientId, clientSecret };
}
