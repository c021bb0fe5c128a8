import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { AllowGuests, CurrentActor, NeedsScope, RequirePermission, RequireUser } from '#shared/auth';
import type { Actor } from '#shared/contracts';
import { Responds } from '#shared/http';
import { type PageRequest, pageRequest } from '#shared/pagination';
import { Metered } from '#shared/quotas';
import {
  AnswerAgain,
  type AnsweredView,
  GetQuestionSharing,
  ListSharedQuestions,
  type QuestionPageView,
  type QuestionSharingView,
  ShareQuestion,
} from '../contract/index.js';
import { answeredQuestion, questionId, questionPage } from './questions.dto.js';
import { type QuestionSharing, questionSharing } from './sharing.dto.js';

@ApiTags('questions')
@Controller('questions')
@RequireUser()
export class SharingController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Get('shared')
  @ApiOperation({
    summary: 'Questions that others share with me, newest first',
    description:
      'Of sources that you may ask. `askedBy` says whose they are; `POST /questions/{id}/answer` gives the rows.',
  })
  @Responds(200, questionPage)
  list(
    @Query({ schema: pageRequest }) page: PageRequest,
    @CurrentActor() actor: Actor,
  ): Promise<QuestionPageView> {
    return this.queries.execute(new ListSharedQuestions({ ...page, actor }));
  }

  @Get(':id/sharing')
  @ApiOperation({ summary: 'With whom I share a question' })
  @Responds(200, questionSharing)
  get(
    @Param('id', { schema: questionId }) id: string,
    @CurrentActor() actor: Actor,
  ): Promise<QuestionSharingView> {
    return this.queries.execute(new GetQuestionSharing({ actor, questionId: id }));
  }

  @Put(':id/sharing')
  @RequirePermission('content.write')
  @ApiOperation({
    summary: 'Share an answered question of mine with the organisation, with teams or with members',
    description:
      'Replaces what it was shared with before; an empty list ends it. Those it is shared with see the question and ' +
      'its reading when they may ask its source, and get the rows that they may see. To others it does not exist (404).',
  })
  @Responds(200, questionSharing)
  share(
    @Param('id', { schema: questionId }) id: string,
    @Body({ schema: questionSharing }) body: QuestionSharing,
    @CurrentActor() actor: Actor,
  ): Promise<QuestionSharingView> {
    return this.commands.execute(new ShareQuestion({ actor, questionId: id, sharing: body }));
  }

  @Post(':id/answer')
  @HttpCode(200)
  @AllowGuests()
  @NeedsScope('ask')
  @Metered('questions', 'rows')
  @ApiOperation({
    summary: 'The rows of an answered question, as they are now',
    description:
      'Runs the statement of the question again for you: the row policies that apply are yours, whoever asked it. ' +
      'Nothing is added to a history.',
  })
  @Responds(200, answeredQuestion)
  answer(
    @Param('id', { schema: questionId }) id: string,
    @CurrentActor() actor: Actor,
  ): Promise<AnsweredView> {
    return this.commands.execute(new AnswerAgain({ actor, questionId: id }));
  }
}
