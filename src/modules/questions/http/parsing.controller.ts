import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { AllowGuests, CurrentActor, NeedsScope } from '#shared/auth';
import type { Actor } from '#shared/contracts';
import { Responds } from '#shared/http';
import { type ParsedQuestionView, ParseQuestion } from '../contract/index.js';
import { parsedQuestion, type TextToParse, textToParse } from './parsing.dto.js';

@ApiTags('questions')
@Controller('nlp')
@AllowGuests()
export class ParsingController {
  constructor(private readonly queries: QueryBus) {}

  @Post('parse')
  @NeedsScope('ask')
  @HttpCode(200)
  @ApiOperation({ summary: 'How a question is read, without running or keeping it' })
  @Responds(200, parsedQuestion)
  parse(
    @Body({ schema: textToParse }) body: TextToParse,
    @CurrentActor() actor: Actor,
  ): Promise<ParsedQuestionView> {
    return this.queries.execute(new ParseQuestion({ ...body, actor }));
  }
}
