import { randomUUID } from 'node:crypto';
import { Body, Controller, HttpCode, Logger, Post, Req } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiBadRequestResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { builtinDataSourceId } from '#modules/data-sources';
import { AllowGuests, CurrentActor } from '#shared/auth';
import type { Actor } from '#shared/contracts';
import { Responds } from '#shared/http';
import { CancelQuery, type QueryRunView, RunQuery } from '../contract/index.js';
import { type QueryRequest, queryRequest, queryRun } from './query.dto.js';

@ApiTags('query')
@Controller('query')
export class QueryController {
  private readonly log = new Logger(QueryController.name);

  constructor(private readonly commands: CommandBus) {}

  @Post('execute')
  @HttpCode(200)
  @AllowGuests()
  @ApiOperation({
    summary: 'Runs one SELECT',
    description:
      'Reads only: the statement is parsed and every table and function in it is checked before it runs. ' +
      'It is stopped when the time limit is over or when the client goes away.',
  })
  @ApiBadRequestResponse({ description: 'Refused, not one SELECT, or wrong: the problem says what and why.' })
  @Responds(200, queryRun)
  async execute(
    @Body({ schema: queryRequest }) body: QueryRequest,
    @CurrentActor() actor: Actor,
    @Req() { raw }: FastifyRequest,
  ): Promise<QueryRunView> {
    const id = randomUUID();
    const { dataSourceId = builtinDataSourceId, ...rest } = body;
    const cancel = () => void this.cancel(actor, id);
    raw.socket.once('close', cancel);
    try {
      return await this.commands.execute(new RunQuery({ ...rest, actor, dataSourceId, id }));
    } finally {
      raw.socket.off('close', cancel);
    }
  }

  /** Nobody is left to be told: a failure goes to the log. */
  private async cancel(actor: Actor, id: string): Promise<void> {
    try {
      await this.commands.execute(new CancelQuery({ actor, id }));
    } catch (error) {
      this.log.error(error);
    }
  }
}
