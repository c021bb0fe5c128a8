import { Body, Controller, Get, HttpCode, Post, Put } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentActor, NeedsScope, RequirePermission, RequireUser } from '#shared/auth';
import type { Actor } from '#shared/contracts';
import { Responds } from '#shared/http';
import {
  type GeneratedSqlView,
  GenerateSql,
  GenerateSqlWithAgent,
  GetLlmPolicy,
  type LlmPolicyView,
  SetLlmPolicy,
} from '../contract/index.js';
import {
  generatedSql,
  llmPolicy,
  type NewLlmPolicy,
  newLlmPolicy,
  type TextToGenerate,
  textToGenerate,
} from './generation.dto.js';

@ApiTags('language model')
@Controller('nlp')
@RequireUser()
export class GenerationController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Post('generate')
  @NeedsScope('ask')
  @HttpCode(200)
  @ApiOperation({
    summary: 'SQL for a question, without running it',
    description:
      "The engine's own; of what it declines, where your organisation allows it, that of a language model. " +
      'Both have passed the gate.',
  })
  @Responds(200, generatedSql)
  generate(
    @Body({ schema: textToGenerate }) body: TextToGenerate,
    @CurrentActor() actor: Actor,
  ): Promise<GeneratedSqlView> {
    return this.queries.execute(new GenerateSql({ ...body, actor }));
  }

  @Post('generate-with-agent')
  @NeedsScope('ask')
  @HttpCode(200)
  @ApiOperation({
    summary: 'SQL for a question by a language model that looks things up itself',
    description:
      'It looks up the schema and values, tries its statement, and repairs it, within limits of steps and time. ' +
      'Only where your organisation allows it. What it hands in has passed the gate.',
  })
  @Responds(200, generatedSql)
  generateWithAgent(
    @Body({ schema: textToGenerate }) body: TextToGenerate,
    @CurrentActor() actor: Actor,
  ): Promise<GeneratedSqlView> {
    return this.queries.execute(new GenerateSqlWithAgent({ ...body, actor }));
  }

  @Get('language-model')
  @ApiOperation({ summary: 'What my organisation allows a language model' })
  @Responds(200, llmPolicy)
  policy(@CurrentActor() actor: Actor): Promise<LlmPolicyView> {
    return this.queries.execute(new GetLlmPolicy({ actor }));
  }

  @Put('language-model')
  @RequirePermission('language-model.manage')
  @ApiOperation({
    summary: 'Allow a language model in my organisation, or not',
    description: 'Not allowed until an admin does. The question and the schema are then sent to it.',
  })
  @Responds(200, llmPolicy)
  decide(
    @Body({ schema: newLlmPolicy }) body: NewLlmPolicy,
    @CurrentActor() actor: Actor,
  ): Promise<LlmPolicyView> {
    return this.commands.execute(new SetLlmPolicy({ ...body, actor }));
  }
}
