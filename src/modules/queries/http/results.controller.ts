import type { Readable } from 'node:stream';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { AllowGuests } from '#shared/auth';
import { Responds } from '#shared/http';
import { GetResultFile, GetResultPage, type ResultPageView } from '../contract/index.js';
import { CurrentExchange, type Exchange } from './exchange.js';
import { streamContent } from './result-formats.js';
import { type ResultPageRequest, resultPage, resultPageRequest, runId } from './results.dto.js';

@ApiTags('query')
@Controller('query/results')
@AllowGuests()
export class ResultsController {
  constructor(private readonly queries: QueryBus) {}

  @Get(':id')
  @ApiOperation({
    summary: 'The result of a statement that was run',
    description:
      'Pages of rows as JSON, or all rows as CSV, NDJSON, Parquet or an Arrow stream, by the Accept header. All ' +
      'pages are of one execution, on the version of the data that answered first; a live source is asked anew ' +
      'when its result is first wanted here. Without an ORDER BY, rows may come in another order than in the ' +
      'first answer. Streams say in `X-Shown-Rows`, `X-Total-Rows` and `X-Truncated` what they hold.',
  })
  @ApiProduces('application/json', ...Object.keys(streamContent))
  @Responds(200, resultPage)
  async get(
    @Param('id', { schema: runId }) id: string,
    @Query({ schema: resultPageRequest }) page: ResultPageRequest,
    @CurrentExchange() exchange: Exchange,
  ): Promise<ResultPageView | Readable> {
    const { actor, format } = exchange;
    if (format === 'json') return await this.queries.execute(new GetResultPage({ actor, id, ...page }));
    return exchange.streamOf(format, await this.queries.execute(new GetResultFile({ actor, id, format })));
  }
}
