import { Controller, Delete, Get, HttpCode, Param, Query } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Caller, CurrentActor, CurrentCaller, RequireSession } from '#shared/auth';
import type { Actor } from '#shared/contracts';
import { Responds } from '#shared/http';
import { EndOtherSessions, EndSession, ListSessions, type OpenSessionsView } from '../contract/index.js';
import { openSessions, type SessionsRequest, sessionId, sessionsRequest } from './session.dto.js';

@ApiTags('auth')
@Controller('auth/sessions')
@RequireSession()
export class SessionsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Where I am signed in: found by program or address, in an order of choice' })
  @Responds(200, openSessions)
  list(
    @Query({ schema: sessionsRequest }) page: SessionsRequest,
    @CurrentCaller() { actor, accessToken }: Caller,
  ): Promise<OpenSessionsView> {
    return this.queries.execute(new ListSessions({ actor, accessToken, ...page }));
  }

  @Delete()
  @HttpCode(204)
  @ApiOperation({ summary: 'Sign out everywhere else, at once' })
  endOthers(@CurrentCaller() { actor, accessToken }: Caller): Promise<void> {
    return this.commands.execute(new EndOtherSessions({ actor, accessToken }));
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({ summary: 'End one of my sessions, at once' })
  end(@Param('id', { schema: sessionId }) id: string, @CurrentActor() actor: Actor): Promise<void> {
    return this.commands.execute(new EndSession({ actor, sessionId: id }));
  }
}
