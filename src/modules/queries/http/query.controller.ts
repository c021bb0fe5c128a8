import type { Readable } from 'node:stream';
import { Body, Controller, Get, HttpCode, Logger, Param, Post } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiBadRequestResponse, ApiHeader, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { builtinDataSourceId } from '#modules/data-sources';
import { AllowGuests, CurrentActor, NeedsScope, RequireUser } from '#shared/auth';
import type { Actor } from '#shared/contracts';
import { Responds } from '#shared/http';
import { Metered } from '#shared/quotas';
import {
  type CancelledRunView,
  CancelQuery,
  GetQueue,
  type QueryRunView,
  type QueueView,
  RunQuery,
  WriteQueryResult,
} from '../contract/index.js';
import { CurrentExchange, type Exchange } from './exchange.js';
import {
  cancelledRun,
  type QueryRequest,
  queryIdHeader,
  queryRequest,
  queryRun,
  queue,
} from './query.dto.js';
import { streamContent } from './result-formats.js';
import { runId } from './results.dto.js';

@ApiTags('query')
@Controller('query')
export class QueryController {
  private readonly log = new Logger(QueryController.name);

  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Post('execute')
  @Metered('rows')
  @NeedsScope('ask')
  @HttpCode(200)
  @AllowGuests()
  @ApiOperation({
    summary: 'Runs one SELECT',
    description:
      'Reads only: the statement is parsed and every table and function in it is checked before it runs. ' +
      'It is stopped when the time limit is over or when the client goes away. The Accept header chooses JSON, or a ' +
      'stream of CSV, NDJSON, Parquet or Arrow, which says in `X-Query-Id`, `X-Shown-Rows`, `X-Total-Rows` and ' +
      '`X-Truncated` what it holds.',
  })
  @ApiHeader(queryIdHeader)
  @ApiProduces('application/json', ...Object.keys(streamContent))
  @ApiBadRequestResponse({ description: 'Refused, not one SELECT, or wrong: the problem says what and why.' })
  @Responds(200, queryRun)
  async execute(
    @Body({ schema: queryRequest }) body: QueryRequest,
    @CurrentActor() actor: Actor,
    @CurrentExchange() exchange: Exchange,
  ): Promise<QueryRunView | Readable> {
    const id = exchange.runId();
    const { dataSourceId = builtinDataSourceId, ...rest } = body;
    const input = { ...rest, actor, dataSourceId, id };
    return await exchange.whileThere(
      () => void this.cancel(actor, id),
      async () => {
        const { format } = exchange;
        if (format === 'json') return await this.commands.execute(new RunQuery(input));
        const file = await this.commands.execute(new WriteQueryResult({ ...input, format }));
        return exchange.streamOf(format, file);
      },
    );
  }

  @Post('cancel/:id')
  @NeedsScope('ask')
  @HttpCode(202)
  @AllowGuests()
  @ApiOperation({
    summary: 'Stops a statement that runs or waits',
    description:
      'The id is the `X-Query-Id` that its request has sent. The engine gives it up within a second, and its request ' +
      'is answered with `queries.cancelled`. Closing the connection of the request does the same.',
  })
  @Responds(202, cancelledRun)
  stop(@Param('id', { schema: runId }) id: string, @CurrentActor() actor: Actor): Promise<CancelledRunView> {
    return this.commands.execute(new CancelQuery({ actor, id }));
  }

  @Get('queue')
  @RequireUser()
  @ApiOperation({
    summary: 'Statements of my organisation that run or wait',
    description:
      'Organisations take turns: the position says how many statements begin up to and with this one.',
  })
  @Responds(200, queue)
  queue(@CurrentActor() actor: Actor): Promise<QueueView> {
    return this.queries.execute(new GetQueue({ actor }));
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
