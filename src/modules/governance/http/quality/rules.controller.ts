import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentActor, NeedsScope, RequirePermission } from '#shared/auth';
import type { Actor } from '#shared/contracts';
import { Responds } from '#shared/http';
import {
  CreateQualityRule,
  GetQualityRule,
  ListQualityRules,
  type QualityRulePage,
  type QualityRuleView,
  RemoveQualityRule,
  ReplaceQualityRule,
} from '../../contract/index.js';
import {
  type NewRule,
  newRule,
  type RulesRequest,
  rule,
  ruleId,
  rulePage,
  rulesRequest,
} from './rules.dto.js';

@ApiTags('governance')
@Controller('governance/quality/rules')
@RequirePermission('quality.manage')
@NeedsScope('manage')
export class QualityRulesController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  @ApiOperation({ summary: 'What data has to be like: found, and in an order of choice (admins)' })
  @Responds(200, rulePage)
  list(
    @Query({ schema: rulesRequest }) asked: RulesRequest,
    @CurrentActor() actor: Actor,
  ): Promise<QualityRulePage> {
    return this.queries.execute(new ListQualityRules({ ...asked, actor }));
  }

  @Post()
  @ApiOperation({
    summary: 'Say what the data of a table has to be like (admins)',
    description:
      'Looked at with every load before the new version answers, on the schedule of the source, and when asked for. ' +
      'Every row is looked at, whatever row policies there are. Table and columns have to be in the schema of the source.',
  })
  @Responds(201, rule)
  create(@Body({ schema: newRule }) body: NewRule, @CurrentActor() actor: Actor): Promise<QualityRuleView> {
    return this.commands.execute(new CreateQualityRule({ actor, rule: body }));
  }

  @Get(':id')
  @ApiOperation({ summary: 'One data quality rule (admins)' })
  @Responds(200, rule)
  get(@Param('id', { schema: ruleId }) id: string, @CurrentActor() actor: Actor): Promise<QualityRuleView> {
    return this.queries.execute(new GetQualityRule({ actor, ruleId: id }));
  }

  @Put(':id')
  @ApiOperation({ summary: 'Replace a data quality rule (admins)' })
  @Responds(200, rule)
  replace(
    @Param('id', { schema: ruleId }) id: string,
    @Body({ schema: newRule }) body: NewRule,
    @CurrentActor() actor: Actor,
  ): Promise<QualityRuleView> {
    return this.commands.execute(new ReplaceQualityRule({ actor, ruleId: id, rule: body }));
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({ summary: 'Remove a data quality rule (admins)', description: 'What it found is kept.' })
  remove(@Param('id', { schema: ruleId }) id: string, @CurrentActor() actor: Actor): Promise<void> {
    return this.commands.execute(new RemoveQualityRule({ actor, ruleId: id }));
  }
}
