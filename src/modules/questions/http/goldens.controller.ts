import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentActor, RequirePermission, RequireUser } from '#shared/auth';
import type { Actor } from '#shared/contracts';
import { Responds } from '#shared/http';
import {
  ApproveGolden,
  type GoldenPageView,
  type GoldenView,
  ListGoldens,
  PromoteQuestion,
  RemoveGolden,
} from '../contract/index.js';
import {
  type GoldensPage,
  golden,
  goldenId,
  goldenPage,
  goldensPage,
  type Promotion,
  promotion,
} from './goldens.dto.js';

@ApiTags('questions')
@Controller('nlp/goldens')
@RequireUser()
export class GoldensController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  @ApiOperation({ summary: 'The golden answers of my organisation, newest first' })
  @Responds(200, goldenPage)
  list(
    @Query({ schema: goldensPage }) page: GoldensPage,
    @CurrentActor() actor: Actor,
  ): Promise<GoldenPageView> {
    return this.queries.execute(new ListGoldens({ ...page, actor }));
  }

  @Post()
  @RequirePermission('answers.teach')
  @ApiOperation({
    summary: 'Promote an answered question',
    description: 'Put in the `id` of a question that was answered as it should be. It is used at once.',
  })
  @Responds(201, golden)
  promote(
    @Body({ schema: promotion }) { questionId }: Promotion,
    @CurrentActor() actor: Actor,
  ): Promise<GoldenView> {
    return this.commands.execute(new PromoteQuestion({ actor, questionId }));
  }

  @Post(':id/approval')
  @HttpCode(200)
  @RequirePermission('answers.teach')
  @ApiOperation({
    summary: 'Approve a correction',
    description:
      'From then on it answers these words, and near ones that ask the same, in this organisation.',
  })
  @Responds(200, golden)
  approve(@Param('id', { schema: goldenId }) id: string, @CurrentActor() actor: Actor): Promise<GoldenView> {
    return this.commands.execute(new ApproveGolden({ actor, goldenId: id }));
  }

  @Delete(':id')
  @HttpCode(204)
  @RequirePermission('answers.teach')
  @ApiOperation({ summary: 'Remove a golden answer', description: 'Or decline one that is proposed.' })
  remove(@Param('id', { schema: goldenId }) id: string, @CurrentActor() actor: Actor): Promise<void> {
    return this.commands.execute(new RemoveGolden({ actor, goldenId: id }));
  }
}
