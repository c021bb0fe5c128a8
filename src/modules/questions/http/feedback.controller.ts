import { Body, Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentActor, NeedsScope, RequireUser } from '#shared/auth';
import type { Actor } from '#shared/contracts';
import { Responds } from '#shared/http';
import { type FeedbackView, GiveFeedback } from '../contract/index.js';
import { feedback, type NewFeedback, newFeedback, verdictOf } from './goldens.dto.js';

@ApiTags('questions')
@Controller('nlp/feedback')
@RequireUser()
export class FeedbackController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @NeedsScope('ask')
  @ApiOperation({
    summary: 'Say that an answer is right or wrong, or correct it',
    description:
      'Put in the `id` of a question of your organisation. A correction is run once, through the same gate as any ' +
      'SQL, and proposed as a golden answer: `POST /nlp/goldens/{id}/approval` by an Analyst or Admin puts it to use.',
  })
  @Responds(201, feedback)
  give(
    @Body({ schema: newFeedback }) body: NewFeedback,
    @CurrentActor() actor: Actor,
  ): Promise<FeedbackView> {
    const { questionId, comment } = body;
    return this.commands.execute(new GiveFeedback({ actor, questionId, comment, verdict: verdictOf(body) }));
  }
}
