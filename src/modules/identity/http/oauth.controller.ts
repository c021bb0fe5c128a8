import { Body, Controller, Get, Header, HttpCode, Param, Post, Query, Redirect, Res } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiFoundResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { CurrentClient, Public } from '#shared/auth';
import type { Client } from '#shared/contracts';
import { Responds } from '#shared/http';
import { LimitRate } from '#shared/rate-limits';
import {
  ListSignInProviders,
  type ProviderReturnView,
  ReturnFromProvider,
  type SessionView,
  type SignInProvidersView,
  SignInWithProvider,
  VisitProvider,
} from '../contract/index.js';
import { session } from './auth.dto.js';
import { type Browser, CurrentBrowser } from './browser.js';
import {
  arrival,
  type Departure,
  departure,
  provider,
  providers,
  type Returned,
  returned,
  type SignInCode,
  signInCode,
} from './oauth.dto.js';

/** Signing in at somebody else: a browser goes there, comes back with a code, and trades it for tokens. */
@ApiTags('auth')
@Controller('auth/oauth')
@Public()
export class OAuthController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Where else people may sign in' })
  @Responds(200, providers)
  list(): Promise<SignInProvidersView> {
    return this.queries.execute(new ListSignInProviders());
  }

  @Get('callback')
  @LimitRate('credentials')
  @Header('cache-control', 'no-store')
  @ApiOperation({
    summary: 'Where providers send the browser back to',
    description:
      'Register it at the provider as the redirect URI. Leads on to `returnTo`, or answers the code as JSON; only to the browser that went, and once.',
  })
  @ApiFoundResponse({ description: 'To the page that asked for the sign-in.' })
  @Responds(200, arrival, { secret: true })
  async return(
    @Query({ schema: returned }) parameters: Returned,
    @CurrentBrowser() { cookie: browser }: Browser,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const back = await this.commands.execute(new ReturnFromProvider({ parameters, browser }));
    if (back.returnTo === undefined) await reply.send(back);
    else await reply.redirect(pageOf(back.returnTo, back), 302);
  }

  @Get(':provider')
  @Redirect()
  @LimitRate('credentials')
  @Header('cache-control', 'no-store')
  @ApiOperation({
    summary: 'Sign in with a provider: open it in a browser',
    description:
      'Leads to the provider, with PKCE, state and nonce, and has the browser keep a cookie (HttpOnly, SameSite=Lax) that it is known by when it comes back.',
  })
  @ApiFoundResponse({ description: 'To the provider.' })
  async visit(
    @Param('provider', { schema: provider }) id: string,
    @Query({ schema: departure }) { returnTo }: Departure,
    @CurrentBrowser() browser: Browser,
  ): Promise<{ url: string }> {
    const trip = { provider: id, browser: browser.cookie, origin: browser.origin, returnTo };
    const begun = await this.commands.execute(new VisitProvider(trip));
    browser.keep(begun.browser, begun.expiresInSeconds);
    return { url: begun.url };
  }

  @Post('exchange')
  @LimitRate('credentials')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Trade the code of the callback for tokens',
    description:
      'Answers what `POST /auth/login` does, a second factor included (`identity.secondFactorNeeded`). Somebody new gets an account. `identity.linkNeeded`: an account with this e-mail address is there; sign in to it, then `POST /auth/identities`.',
  })
  @Responds(200, session)
  exchange(
    @Body({ schema: signInCode }) { code }: SignInCode,
    @CurrentBrowser() { cookie: browser }: Browser,
    @CurrentClient() client: Client,
  ): Promise<SessionView> {
    return this.commands.execute(new SignInWithProvider({ code, browser, client }));
  }
}

/** The page with what came of it in its query; only a code, never a token. */
function pageOf(path: string, { code, error }: ProviderReturnView): string {
  const url = new URL(path, 'https://own.invalid');
  if (code !== undefined) url.searchParams.set('code', code);
  if (error) {
    url.searchParams.set('error', error.code);
    url.searchParams.set('error_description', error.message);
  }
  return url.pathname + url.search + url.hash;
}
