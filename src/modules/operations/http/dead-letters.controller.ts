import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiNoContentResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentActor, NeedsScope, RequireUser } from '#shared/auth';
import type { Actor } from '#shared/contracts';
import { Responds } from '#shared/http';
import { ListDeadLetters, ReplayDeadLetter } from '../contract/index.js';
import {
  type DeadLettersRequest,
  deadLetterId,
  deadLetters,
  deadLettersRequest,
} from './dead-letters.dto.js';

@ApiTags('operations')
@Controller('system/dead-letters')
@RequireUser()
@NeedsScope('manage')
export class DeadLettersController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  @ApiOperation({
    summary: 'Events that could not be delivered',
    description: 'What a subscriber could not handle in all its attempts, newest first. For operators.',
  })
  @Responds(200, deadLetters)
  async list(
    @Query({ schema: deadLettersRequest }) { limit }: DeadLettersRequest,
    @CurrentActor() actor: Actor,
  ) {
    return { items: await this.queries.execute(new ListDeadLetters({ actor, limit })) };
  }

  @Post(':id/replay')
  @HttpCode(204)
  @ApiOperation({
    summary: 'Deliver once more',
    description:
      'Gives the delivery all its attempts again, when the cause of its failure is gone. For operators.',
  })
  @ApiNoContentResponse({ description: 'It will be delivered.' })
  async replay(
    @Param('id', { schema: deadLetterId }) id: string,
    @CurrentActor() actor: Actor,
  ): Promise<void> {
    await this.commands.execute(new ReplayDeadLetter({ actor, id }));
  }
}
