import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentActor, RequirePermission, RequireUser } from '#shared/auth';
import type { Actor } from '#shared/contracts';
import { Responds } from '#shared/http';
import {
  Learn,
  type LearnedNamePageView,
  type LessonPageView,
  type LessonView,
  ListLearnedNames,
  ListLessons,
  RemoveLearnedName,
} from '../contract/index.js';
import {
  type LearnedPage,
  type LessonToGive,
  learnedNameId,
  learnedNamePage,
  learnedPage,
  lesson,
  lessonPage,
  lessonToGive,
} from './lessons.dto.js';

@ApiTags('glossary')
@Controller('nlp')
@RequireUser()
export class LessonsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Post('lessons')
  @HttpCode(202)
  @RequirePermission('answers.teach')
  @ApiOperation({
    summary: 'Learn from the golden answers of my organisation',
    description:
      'Happens every week by itself. What unknown words mean is learned when the engine, knowing it, gives the very ' +
      'answer that people gave. `GET /nlp/lessons` has the report.',
  })
  @Responds(202, lesson)
  learn(
    @Body({ schema: lessonToGive }) body: LessonToGive,
    @CurrentActor() actor: Actor,
  ): Promise<LessonView> {
    return this.commands.execute(new Learn({ ...body, actor }));
  }

  @Get('lessons')
  @ApiOperation({ summary: 'What came of learning, newest first' })
  @Responds(200, lessonPage)
  lessons(
    @Query({ schema: learnedPage }) page: LearnedPage,
    @CurrentActor() actor: Actor,
  ): Promise<LessonPageView> {
    return this.queries.execute(new ListLessons({ ...page, actor }));
  }

  @Get('learned')
  @ApiOperation({ summary: 'The names that were learned, newest first' })
  @Responds(200, learnedNamePage)
  learned(
    @Query({ schema: learnedPage }) page: LearnedPage,
    @CurrentActor() actor: Actor,
  ): Promise<LearnedNamePageView> {
    return this.queries.execute(new ListLearnedNames({ ...page, actor }));
  }

  @Delete('learned/:id')
  @HttpCode(204)
  @RequirePermission('answers.teach')
  @ApiOperation({ summary: 'Remove a name that was learned', description: 'It is not learned again.' })
  remove(@Param('id', { schema: learnedNameId }) id: string, @CurrentActor() actor: Actor): Promise<void> {
    return this.commands.execute(new RemoveLearnedName({ actor, learnedNameId: id }));
  }
}
