import { Body, Controller, Get, Header, HttpCode, Param, Post, Query, Redirect, Res } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import {
  ApiConsumes,
  ApiFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiProduces,
  ApiTags,
  ApiUnauthorizedResponse,
} from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import {
  type Caller,
  CurrentCaller,
  CurrentClient,
  InOrganizationOfPath,
  Public,
  RequireSession,
  RequireUser,
} from '#shared/auth';
import type { Client } from '#shared/contracts';
import { Responds } from '#shared/http';
import { LimitRate } from '#shared/rate-limits';
import {
  GetSamlMetadata,
  ReceiveSamlResponse,
  type SessionView,
  SignInWithSaml,
  VisitSamlProvider,
  VisitSamlProviderToLink,
} from '../contract/index.js';
import { session } from './auth.dto.js';
import {
  type Departure,
  departure,
  organizationId,
  type SamlAnswer,
  type SamlCode,
  type SamlVisit,
  samlAnswer,
  samlArrival,
  samlCode,
  samlVisit,
} from './saml.dto.js';
import { CurrentSamlBrowser, type SamlBrowser } from './saml-browser.js';

/** Signing in at the identity provider of an organisation: a browser goes there, comes back with a code, and trades it. */
@ApiTags('auth')
@Controller('auth/saml')
@Public()
@LimitRate('credentials')
export class SamlController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Get(':organizationId/metadata')
  @Header('content-type', 'application/samlmetadata+xml')
  @ApiOperation({ summary: 'What an identity provider wants to know of this server: SAML 2.0 metadata' })
  @ApiProduces('application/samlmetadata+xml')
  @ApiOkResponse({ description: 'XML.' })
  metadata(@Param('organizationId', { schema: organizationId }) id: string): Promise<string> {
    return this.queries.execute(new GetSamlMetadata({ organizationId: id }));
  }

  @Get(':organizationId/login')
  @Redirect()
  @Header('cache-control', 'no-store')
  @ApiOperation({
    summary: 'Sign in with the identity provider of an organisation: open it in a browser',
    description:
      'Has the browser keep a cookie (HttpOnly, SameSite=Lax) that it is known by when it comes back.',
  })
  @ApiFoundResponse({ description: 'To the provider.' })
  async visit(
    @Param('organizationId', { schema: organizationId }) id: string,
    @Query({ schema: departure }) { returnTo }: Departure,
    @CurrentSamlBrowser() browser: SamlBrowser,
  ): Promise<{ url: string }> {
    const trip = { organizationId: id, browser: browser.cookie, returnTo };
    const begun = await this.commands.execute(new VisitSamlProvider(trip));
    browser.keep(begun.browser, begun.expiresInSeconds);
    return { url: begun.url };
  }

  @Post(':organizationId/link')
  @ApiParam({ name: 'organizationId', format: 'uuid', description: 'One of my organisations.' })
  @RequireUser()
  @RequireSession()
  @InOrganizationOfPath('organizationId')
  @HttpCode(200)
  @Header('cache-control', 'no-store')
  @ApiOperation({
    summary: 'Let the identity provider of an organisation sign in to my account',
    description:
      'For members, who open `url` in the same browser. Whoever runs that provider can sign in as me from then on.',
  })
  @Responds(200, samlVisit, { secret: true })
  async link(
    @Body({ schema: departure }) { returnTo }: Departure,
    @CurrentCaller() { actor, accessToken }: Caller,
    @CurrentSamlBrowser() browser: SamlBrowser,
  ): Promise<SamlVisit> {
    const trip = { actor, accessToken, browser: browser.cookie, returnTo };
    const begun = await this.commands.execute(new VisitSamlProviderToLink(trip));
    browser.keep(begun.browser, begun.expiresInSeconds);
    return { url: begun.url };
  }

  @Post(':organizationId/acs')
  @HttpCode(200)
  @Header('cache-control', 'no-store')
  @ApiConsumes('application/x-www-form-urlencoded')
  @ApiOperation({
    summary: 'Where identity providers send the browser back to (assertion consumer service)',
    description: 'Leads on to `returnTo` with 303, or answers the code as JSON.',
  })
  @ApiUnauthorizedResponse({ description: '`identity.samlRefused`, `identity.samlLinkNeeded`.' })
  @Responds(200, samlArrival, { secret: true })
  async receive(
    @Param('organizationId', { schema: organizationId }) id: string,
    @Body({ schema: samlAnswer }) { SAMLResponse: response, RelayState: relayState }: SamlAnswer,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const answer = { organizationId: id, response, relayState };
    const arrival = await this.commands.execute(new ReceiveSamlResponse(answer));
    if (arrival.returnTo === undefined) await reply.send(arrival);
    else await reply.redirect(withCode(arrival.returnTo, arrival.code), 303);
  }

  @Post('exchange')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Trade the code for tokens',
    description:
      'Answers what `POST /auth/login` does, a second factor included (`identity.secondFactorNeeded`).',
  })
  @ApiUnauthorizedResponse({ description: '`identity.invalidSamlCode`.' })
  @Responds(200, session)
  exchange(
    @Body({ schema: samlCode }) { code }: SamlCode,
    @CurrentSamlBrowser() { cookie: browser }: SamlBrowser,
    @CurrentClient() client: Client,
  ): Promise<SessionView> {
    return this.commands.execute(new SignInWithSaml({ code, browser, client }));
  }
}

/** Only a code, never a token. */
function withCode(path: string, code: string): string {
  const url = new URL(path, 'https://own.invalid');
  url.searchParams.set('code', code);
  return url.pathname + url.search + url.hash;
}
