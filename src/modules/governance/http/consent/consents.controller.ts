import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiConflictResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { AboutAccount, CurrentActor, RequireSession, RequireUser } from '#shared/auth';
import type { Actor } from '#shared/contracts';
import { Responds } from '#shared/http';
import { type ConsentView, DecideConsent, ListConsents } from '../../contract/index.js';
import { consent, consents, type Decision, decision, purposeId } from './consents.dto.js';

@ApiTags('governance')
@Controller('governance/consents')
@RequireUser()
@RequireSession()
@AboutAccount()
export class ConsentsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  @ApiOperation({
    summary: 'What I am asked to consent to, and what I decided',
    description: 'By the organisation that I work in, and by the installation. Only `given` is a consent.',
  })
  @Responds(200, consents)
  async list(@CurrentActor() actor: Actor) {
    return { items: await this.queries.execute(new ListConsents({ actor })) };
  }

  @Put(':purposeId')
  @ApiOperation({
    summary: 'Consent, or take it back',
    description:
      'Recorded with the moment, the version of the text, the address and the program. Deciding the same again records ' +
      'nothing. Taking back is always possible; giving needs the version that holds now.',
  })
  @ApiConflictResponse({
    description: 'The text has changed (`governance.consentOutdated`), or nobody is asked any more.',
  })
  @Responds(200, consent)
  decide(
    @Param('purposeId', { schema: purposeId }) id: string,
    @Body({ schema: decision }) body: Decision,
    @CurrentActor() actor: Actor,
  ): Promise<ConsentView> {
    return this.commands.execute(new DecideConsent({ actor, purposeId: id, ...body }));
  }
}
