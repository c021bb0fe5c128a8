import { Body, Controller, Delete, Get, Param, Put } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentActor, NeedsScope, RequirePermission } from '#shared/auth';
import type { Actor } from '#shared/contracts';
import { Responds } from '#shared/http';
import {
  GetRetention,
  ListRetentionRuns,
  PreviewRetention,
  type RetentionView,
  SetLegalHold,
  SetRetention,
} from '../../contract/index.js';
import {
  type HoldRequest,
  holdRequest,
  kindName,
  preview,
  retention,
  runs,
  type Term,
  term,
} from './retention.dto.js';

@ApiTags('governance')
@Controller('governance/retention')
@RequirePermission('retention.manage')
@NeedsScope('manage')
export class RetentionController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  @ApiOperation({ summary: 'How long which data of my organisation is kept (admins)' })
  @Responds(200, retention)
  get(@CurrentActor() actor: Actor): Promise<RetentionView> {
    return this.queries.execute(new GetRetention({ actor }));
  }

  @Put('kinds/:kind')
  @ApiOperation({
    summary: 'Say how long a kind of data is kept (admins)',
    description: 'Applied every night. Try it before with `GET /governance/retention/preview`, under a hold.',
  })
  @Responds(200, retention)
  set(
    @Param('kind', { schema: kindName }) kind: string,
    @Body({ schema: term }) body: Term,
    @CurrentActor() actor: Actor,
  ): Promise<RetentionView> {
    return this.commands.execute(new SetRetention({ actor, kind, term: body }));
  }

  @Delete('kinds/:kind')
  @ApiOperation({ summary: 'Keep a kind of data as long as usual again (admins)' })
  @Responds(200, retention)
  reset(
    @Param('kind', { schema: kindName }) kind: string,
    @CurrentActor() actor: Actor,
  ): Promise<RetentionView> {
    return this.commands.execute(new SetRetention({ actor, kind, term: null }));
  }

  @Put('hold')
  @ApiOperation({
    summary: 'Hold everything: a legal hold (admins)',
    description: 'Nothing of the organisation is removed because of its age until the hold is lifted.',
  })
  @Responds(200, retention)
  hold(
    @Body({ schema: holdRequest }) { reason }: HoldRequest,
    @CurrentActor() actor: Actor,
  ): Promise<RetentionView> {
    return this.commands.execute(new SetLegalHold({ actor, reason }));
  }

  @Delete('hold')
  @ApiOperation({ summary: 'Lift the legal hold (admins)' })
  @Responds(200, retention)
  lift(@CurrentActor() actor: Actor): Promise<RetentionView> {
    return this.commands.execute(new SetLegalHold({ actor }));
  }

  @Get('preview')
  @ApiOperation({ summary: 'What would go now (admins)', description: 'Nothing is changed.' })
  @Responds(200, preview)
  async preview(@CurrentActor() actor: Actor) {
    return { items: await this.queries.execute(new PreviewRetention({ actor })) };
  }

  @Get('runs')
  @ApiOperation({ summary: 'What went, newest first (admins)', description: 'The last thousand.' })
  @Responds(200, runs)
  async runs(@CurrentActor() actor: Actor) {
    return { items: await this.queries.execute(new ListRetentionRuns({ actor })) };
  }
}
