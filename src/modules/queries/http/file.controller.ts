import type { Readable } from 'node:stream';
import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiHeader, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { CurrentActor, NeedsScope, RequireUser } from '#shared/auth';
import type { Actor } from '#shared/contracts';
import { Responds } from '#shared/http';
import { Metered } from '#shared/quotas';
import { CancelQuery, QueryFile, type ResultPageView, WriteFileResult } from '../contract/index.js';
import { CurrentExchange, type Exchange } from './exchange.js';
import { type FileRequest, fileRequest, queryIdHeader } from './query.dto.js';
import { streamContent } from './result-formats.js';
import { resultPage } from './results.dto.js';

@ApiTags('query')
@Controller('query')
@RequireUser()
export class FileController {
  constructor(private readonly commands: CommandBus) {}

  @Post('file')
  @Metered('rows')
  @NeedsScope('ask')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Runs one SELECT over an uploaded file',
    description:
      'The file (CSV, TSV, JSON, NDJSON or Parquet) is the table `data`. It is read as it is, once, and nothing is ' +
      'kept: for more than a look, make a data source of it. JSON answers have 10,000 rows at most; the Accept ' +
      'header chooses a stream of CSV, NDJSON, Parquet or Arrow.',
  })
  @ApiHeader(queryIdHeader)
  @ApiProduces('application/json', ...Object.keys(streamContent))
  @Responds(200, resultPage)
  async file(
    @Body({ schema: fileRequest }) body: FileRequest,
    @CurrentActor() actor: Actor,
    @CurrentExchange() exchange: Exchange,
  ): Promise<ResultPageView | Readable> {
    const id = exchange.runId();
    const input = { ...body, actor, id };
    const { format } = exchange;
    return await exchange.whileThere(
      () => void this.commands.execute(new CancelQuery({ actor, id })).catch(() => undefined),
      async () => {
        if (format === 'json') return await this.commands.execute(new QueryFile(input));
        return exchange.streamOf(
          format,
          await this.commands.execute(new WriteFileResult({ ...input, format })),
        );
      },
    );
  }
}
