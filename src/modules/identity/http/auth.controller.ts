import { Body, Controller, Get, Header, HttpCode, Post } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  AboutAccount,
  BearerToken,
  CurrentActor,
  CurrentClient,
  NeedsScope,
  Public,
  RequireSession,
} from '#shared/auth';
import type { Actor, Client } from '#shared/contracts';
import { Responds } from '#shared/http';
import { LimitRate } from '#shared/rate-limits';
import {
  GetUser,
  LogIn,
  LogOut,
  RefreshSession,
  RegisterUser,
  type SessionView,
  type UserView,
  ValidateToken,
  type ValidationView,
} from '../contract/index.js';
import {
  type Credentials,
  type CurrentUser,
  credentials,
  currentUser,
  type NewUser,
  newUser,
  type Refresh,
  refresh,
  session,
  user,
  type ValidationRequest,
  validation,
  validationRequest,
} from './auth.dto.js';

@ApiTags('auth')
@Controller('auth')
export class AuthController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Post('register')
  @Public()
  @LimitRate('credentials')
  @ApiOperation({ summary: 'Make an account, with an organisation of its own, and sign in' })
  @Responds(201, session)
  register(@Body({ schema: newUser }) body: NewUser, @CurrentClient() client: Client): Promise<SessionView> {
    return this.commands.execute(new RegisterUser({ ...body, client }));
  }

  @Post('login')
  @Public()
  @LimitRate('credentials')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Sign in',
    description:
      'After some wrong passwords the next attempt has to wait, longer each time (`identity.tooManyAttempts`).',
  })
  @Responds(200, session)
  logIn(
    @Body({ schema: credentials }) body: Credentials,
    @CurrentClient() client: Client,
  ): Promise<SessionView> {
    return this.commands.execute(new LogIn({ ...body, client }));
  }

  @Post('refresh')
  @Public()
  @LimitRate('credentials')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Trade the refresh token for a new pair',
    description: 'Each refresh token is good for one trade; a second one ends the session.',
  })
  @Responds(200, session)
  refresh(@Body({ schema: refresh }) body: Refresh, @CurrentClient() client: Client): Promise<SessionView> {
    return this.commands.execute(new RefreshSession({ ...body, client }));
  }

  @Post('logout')
  @RequireSession()
  @HttpCode(204)
  @ApiOperation({ summary: 'End this session, at once' })
  logOut(@CurrentActor() actor: Actor, @BearerToken() accessToken: string): Promise<void> {
    return this.commands.execute(new LogOut({ actor, accessToken }));
  }

  @Get('user')
  @AboutAccount()
  @ApiOperation({
    summary: 'Who am I, and for which organisation',
    description:
      'The user, and what `X-Organization-Id`, or the API key, makes of them: organisation and role.',
  })
  @Responds(200, currentUser)
  async current(@CurrentActor() { userId, organizationId, role }: Actor): Promise<CurrentUser> {
    return { ...(await this.queries.execute(new GetUser({ userId }))), organizationId, role };
  }

  @Post('validate')
  @AboutAccount()
  @NeedsScope('read')
  @HttpCode(200)
  @Header('cache-control', 'no-store')
  @ApiOperation({
    summary: 'Is this token good, and whose is it?',
    description:
      'Of an access token or API key: the one of the body, or else the one that the request is sent with. What is not good is told as `valid: false`, and nothing else of it.',
  })
  @Responds(200, validation)
  validate(
    @Body({ schema: validationRequest }) body: ValidationRequest,
    @BearerToken() bearer: string,
  ): Promise<ValidationView> {
    return this.queries.execute(new ValidateToken({ token: body.token ?? bearer }));
  }

  @Get('profile')
  @AboutAccount()
  @ApiOperation({ summary: 'Who am I' })
  @Responds(200, user)
  profile(@CurrentActor() { userId }: Actor): Promise<UserView> {
    return this.queries.execute(new GetUser({ userId }));
  }
}
