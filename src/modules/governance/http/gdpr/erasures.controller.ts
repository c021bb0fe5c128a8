import { Controller, Delete, Get, Headers, HttpCode, Param, Post, Query } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiConflictResponse, ApiHeader, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  AboutAccount,
  type Caller,
  CurrentActor,
  CurrentCaller,
  Public,
  RequireSession,
  RequireUser,
} from '#shared/auth';
import type { Actor } from '#shared/contracts';
import { Responds } from '#shared/http';
import { type PageRequest, pageRequest } from '#shared/pagination';
import {
  CancelErasure,
  type ErasurePage,
  type ErasureView,
  GetErasure,
  ListErasures,
  RequestErasure,
} from '../../contract/index.js';
import { erasure, erasureId, erasurePage, requestedErasure } from './erasures.dto.js';

@ApiTags('governance')
@Controller('governance/gdpr/erasures')
export class ErasuresController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Post()
  @HttpCode(202)
  @RequireUser()
  @RequireSession()
  @AboutAccount()
  @ApiOperation({
    summary: 'Have everything about me erased',
    description:
      'From every module, when the days of `GDPR_GRACE_DAYS` are over. Needs a session that was confirmed lately. ' +
      'Organisations that I own are transferred or deleted first. The `receipt` is shown once.',
  })
  @ApiConflictResponse({
    description:
      'I own organisations (`governance.ownsOrganizations`), or have asked (`governance.erasureRequested`).',
  })
  @Responds(202, requestedErasure, { secret: true })
  request(@CurrentCaller() { actor, accessToken }: Caller) {
    return this.commands.execute(new RequestErasure({ actor, accessToken }));
  }

  @Get()
  @RequireUser()
  @RequireSession()
  @AboutAccount()
  @ApiOperation({
    summary: 'The erasures that I asked for, newest first',
    description: 'One that is completed is nobody’s: it is followed with its receipt.',
  })
  @Responds(200, erasurePage)
  list(
    @Query({ schema: pageRequest }) page: PageRequest,
    @CurrentActor() actor: Actor,
  ): Promise<ErasurePage> {
    return this.queries.execute(new ListErasures({ actor, ...page }));
  }

  @Get(':id')
  @Public()
  @ApiOperation({
    summary: 'How far an erasure is, and its certificate',
    description: 'For whoever has the receipt: there is no account to sign in with any more.',
  })
  @ApiHeader({ name: 'Erasure-Receipt', required: true })
  @Responds(200, erasure)
  get(
    @Param('id', { schema: erasureId }) id: string,
    @Headers('erasure-receipt') receipt = '',
  ): Promise<ErasureView> {
    return this.queries.execute(new GetErasure({ erasureId: id, receipt }));
  }

  @Delete(':id')
  @HttpCode(204)
  @RequireUser()
  @RequireSession()
  @AboutAccount()
  @ApiOperation({ summary: 'Cancel an erasure that has not begun' })
  cancel(@Param('id', { schema: erasureId }) id: string, @CurrentActor() actor: Actor): Promise<void> {
    return this.commands.execute(new CancelErasure({ actor, erasureId: id }));
  }
}
