import { Controller, Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { AllowGuests, CurrentActor } from '#shared/auth';
import type { Actor } from '#shared/contracts';
import { Responds } from '#shared/http';
import { type SuggestionsView, SuggestQuestions } from '../contract/index.js';
import { suggestions, type TypedText, typedText } from './suggestions.dto.js';

@ApiTags('questions')
@Controller('nlp/suggestions')
@AllowGuests()
export class SuggestionsController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @ApiOperation({
    summary: 'Questions that begin with what was typed, or to start from',
    description: 'Each is answered when it is asked. What your organisation asks most comes first.',
  })
  @Responds(200, suggestions)
  suggest(
    @Query({ schema: typedText }) { q, dataSourceId, limit }: TypedText,
    @CurrentActor() actor: Actor,
  ): Promise<SuggestionsView> {
    const source = dataSourceId && { dataSourceId };
    return this.queries.execute(new SuggestQuestions({ actor, text: q, limit, ...source }));
  }
}
