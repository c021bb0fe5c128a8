import { Body, Controller, Delete, Get, Header, HttpCode, Param, Post } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiConflictResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Caller, CurrentActor, CurrentCaller, RequireSession } from '#shared/auth';
import type { Actor } from '#shared/contracts';
import { Responds } from '#shared/http';
import { LimitRate } from '#shared/rate-limits';
import {
  type LinkedIdentitiesView,
  type LinkedIdentityView,
  LinkIdentity,
  ListLinkedIdentities,
  UnlinkIdentity,
  VisitProviderToLink,
} from '../contract/index.js';
import { type Browser, CurrentBrowser } from './browser.js';
import {
  identityId,
  type Linking,
  linkedIdentities,
  linkedIdentity,
  linking,
  type SignInCode,
  signInCode,
  type Visit,
  visit,
} from './oauth.dto.js';

/** Which accounts elsewhere open mine. */
@ApiTags('auth')
@Controller('auth')
@RequireSession()
export class IdentitiesController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Get('identities')
  @ApiOperation({ summary: 'How I get in: linked identities, the oldest first, and whether by password' })
  @Responds(200, linkedIdentities)
  list(@CurrentActor() actor: Actor): Promise<LinkedIdentitiesView> {
    return this.queries.execute(new ListLinkedIdentities({ actor }));
  }

  @Post('oauth/link')
  @LimitRate('credentials')
  @HttpCode(200)
  @Header('cache-control', 'no-store')
  @ApiOperation({
    summary: 'Begin to link an account elsewhere: where to send this browser',
    description:
      'Open `url`, come back by `GET /auth/oauth/callback`, and send its code to `POST /auth/identities`. Needs a fresh sign-in (`identity.stepUpNeeded`).',
  })
  @Responds(200, visit, { secret: true })
  async begin(
    @Body({ schema: linking }) { provider, returnTo }: Linking,
    @CurrentCaller() { actor, accessToken }: Caller,
    @CurrentBrowser() browser: Browser,
  ): Promise<Visit> {
    const trip = { provider, browser: browser.cookie, origin: browser.origin, returnTo };
    const begun = await this.commands.execute(new VisitProviderToLink({ ...trip, actor, accessToken }));
    browser.keep(begun.browser, begun.expiresInSeconds);
    return begun;
  }

  @Post('identities')
  @LimitRate('credentials')
  @ApiOperation({
    summary: 'Link what the callback gave a code for: from then on it opens my account',
    description: 'Also with the code that `POST /auth/oauth/exchange` refused with `identity.linkNeeded`.',
  })
  @ApiConflictResponse({ description: '`identity.alreadyLinked`, `identity.linkedElsewhere`.' })
  @Responds(201, linkedIdentity)
  link(
    @Body({ schema: signInCode }) { code }: SignInCode,
    @CurrentCaller() { actor, accessToken }: Caller,
    @CurrentBrowser() { cookie: browser }: Browser,
  ): Promise<LinkedIdentityView> {
    return this.commands.execute(new LinkIdentity({ actor, accessToken, code, browser }));
  }

  @Delete('identities/:id')
  @HttpCode(204)
  @ApiOperation({ summary: 'Remove a linked identity, unless it is the last way in' })
  @ApiConflictResponse({ description: '`identity.lastWayIn`.' })
  unlink(
    @Param('id', { schema: identityId }) id: string,
    @CurrentCaller() { actor, accessToken }: Caller,
  ): Promise<void> {
    return this.commands.execute(new UnlinkIdentity({ actor, accessToken, identityId: id }));
  }
}
