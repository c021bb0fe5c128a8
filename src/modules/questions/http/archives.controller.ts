import { Controller, Get, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentActor, RequireUser } from '#shared/auth';
import type { Actor } from '#shared/contracts';
import { Responds } from '#shared/http';
import { type PageRequest, pageRequest } from '#shared/pagination';
import {
  ListArchivedQuestions,
  ListQuestionArchives,
  type QuestionArchivePageView,
  type QuestionPageView,
} from '../contract/index.js';
import { archiveId, archivePage } from './archives.dto.js';
import { questionPage } from './questions.dto.js';

@ApiTags('questions')
@Controller('questions/archives')
@RequireUser()
export class ArchivesController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @ApiOperation({
    summary: 'My archived questions, by month',
    description:
      'Questions leave the history for an archive when they are as old as your organisation says ' +
      '(`GET /governance/retention`), a month at a time. By its id a question is found in both.',
  })
  @Responds(200, archivePage)
  list(
    @Query({ schema: pageRequest }) page: PageRequest,
    @CurrentActor() actor: Actor,
  ): Promise<QuestionArchivePageView> {
    return this.queries.execute(new ListQuestionArchives({ ...page, actor }));
  }

  @Get(':id')
  @ApiOperation({ summary: 'What is in one of my archives, newest first' })
  @Responds(200, questionPage)
  get(
    @Param('id', { schema: archiveId }) id: string,
    @Query({ schema: pageRequest }) page: PageRequest,
    @CurrentActor() actor: Actor,
  ): Promise<QuestionPageView> {
    return this.queries.execute(new ListArchivedQuestions({ ...page, actor, archiveId: id }));
  }
}
