import { Controller, Delete, Get, HttpCode, Param, Query } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentActor, RequireUser } from '#shared/auth';
import type { Actor } from '#shared/contracts';
import { Responds } from '#shared/http';
import { ForgetChoice, ListRememberedChoices, type RememberedChoicePageView } from '../contract/index.js';
import { type ChoicesPage, choicesPage, rememberedChoiceId, rememberedChoicePage } from './choices.dto.js';

@ApiTags('questions')
@Controller('questions/choices')
@RequireUser()
export class ChoicesController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  @ApiOperation({
    summary: 'What I meant by ambiguous questions, newest first',
    description:
      'Applied when I ask with the same words again. Others in my organisation are asked themselves.',
  })
  @Responds(200, rememberedChoicePage)
  list(
    @Query({ schema: choicesPage }) page: ChoicesPage,
    @CurrentActor() actor: Actor,
  ): Promise<RememberedChoicePageView> {
    return this.queries.execute(new ListRememberedChoices({ ...page, actor }));
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({ summary: 'Forget a choice', description: 'The question is ambiguous again.' })
  forget(
    @Param('id', { schema: rememberedChoiceId }) id: string,
    @CurrentActor() actor: Actor,
  ): Promise<void> {
    return this.commands.execute(new ForgetChoice({ actor, rememberedChoiceId: id }));
  }
}
