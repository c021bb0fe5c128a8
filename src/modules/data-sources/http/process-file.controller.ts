import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentActor } from '#shared/auth';
import type { Actor } from '#shared/contracts';
import { Responds } from '#shared/http';
import { Metered } from '#shared/quotas';
import { type DataSourceView, ProcessFile } from '../contract/index.js';
import { dataSource, type FileOptions, fileId, fileOptions } from './data-sources.dto.js';

/** Under the path of the file, but a matter of data sources: it makes one. */
@ApiTags('files')
@Controller('files')
export class ProcessFileController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/process')
  @Metered('sources')
  @HttpCode(202)
  @ApiOperation({
    summary: 'Make a data source from one file',
    description:
      'The id is that of an uploaded file. GET the data source until its status is `ready` or `failed`.',
  })
  @Responds(202, dataSource)
  process(
    @Param('id', { schema: fileId }) id: string,
    @Body({ schema: fileOptions }) options: FileOptions,
    @CurrentActor() actor: Actor,
  ): Promise<DataSourceView> {
    return this.commands.execute(
      new ProcessFile({ actor, fileId: id, ...(options?.name && { name: options.name }) }),
    );
  }
}
