import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentActor, NeedsScope, RequirePermission } from '#shared/auth';
import type { Actor } from '#shared/contracts';
import { Responds } from '#shared/http';
import {
  type ConsentPurposePage,
  type ConsentPurposeView,
  ListConsentPurposes,
  ListConsentVersions,
  PublishConsentPurpose,
  PublishConsentVersion,
  RetireConsentPurpose,
} from '../../contract/index.js';
import {
  type ConsentWords,
  consentWords,
  type NewPurpose,
  newPurpose,
  type PurposesRequest,
  purpose,
  purposePage,
  purposesRequest,
  versions,
} from './consent-purposes.dto.js';
import { purposeId } from './consents.dto.js';

@ApiTags('governance')
@Controller('governance/consent-purposes')
@RequirePermission('consents.manage')
@NeedsScope('manage')
export class ConsentPurposesController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  @ApiOperation({
    summary: 'What members are asked to consent to (admins)',
    description:
      'Found by name and title, in an order of choice. Those of the installation are for operators.',
  })
  @Responds(200, purposePage)
  list(
    @Query({ schema: purposesRequest }) { retired, ...asked }: PurposesRequest,
    @CurrentActor() actor: Actor,
  ): Promise<ConsentPurposePage> {
    return this.queries.execute(
      new ListConsentPurposes({ ...asked, actor, ...(retired && { retired: retired === 'true' }) }),
    );
  }

  @Post()
  @ApiOperation({
    summary: 'Ask members for their consent (admins)',
    description: 'With its first text. With the scope `installation`, everybody is asked: for operators.',
  })
  @Responds(201, purpose)
  publish(
    @Body({ schema: newPurpose }) body: NewPurpose,
    @CurrentActor() actor: Actor,
  ): Promise<ConsentPurposeView> {
    return this.commands.execute(new PublishConsentPurpose({ ...body, actor }));
  }

  @Get(':id/versions')
  @ApiOperation({ summary: 'Every text of a purpose, newest first (admins)' })
  @Responds(200, versions)
  async versions(@Param('id', { schema: purposeId }) id: string, @CurrentActor() actor: Actor) {
    return { items: await this.queries.execute(new ListConsentVersions({ actor, purposeId: id })) };
  }

  @Post(':id/versions')
  @ApiOperation({
    summary: 'Publish a new text (admins)',
    description: 'Everybody is asked again: what was decided about the text before no longer holds.',
  })
  @Responds(201, purpose)
  publishVersion(
    @Param('id', { schema: purposeId }) id: string,
    @Body({ schema: consentWords }) body: ConsentWords,
    @CurrentActor() actor: Actor,
  ): Promise<ConsentPurposeView> {
    return this.commands.execute(new PublishConsentVersion({ ...body, actor, purposeId: id }));
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({
    summary: 'Ask nobody any more (admins)',
    description: 'The texts and what was recorded stay; people may still take their consent back.',
  })
  retire(@Param('id', { schema: purposeId }) id: string, @CurrentActor() actor: Actor): Promise<void> {
    return this.commands.execute(new RetireConsentPurpose({ actor, purposeId: id }));
  }
}
