import { Controller, Delete, Get, HttpCode, Param, Post, Query, Req } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiBody, ApiConsumes, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { CurrentActor } from '#shared/auth';
import type { Actor } from '#shared/contracts';
import { Responds } from '#shared/http';
import { type PageRequest, pageRequest } from '#shared/pagination';
import { Metered } from '#shared/quotas';
import {
  type FilePage,
  type FileView,
  GetFile,
  GetUploadLimits,
  ListFiles,
  RegisterUpload,
  RemoveFile,
} from '../contract/index.js';
import { file, fileId, filePage, uploadBody } from './files.dto.js';
import { UploadReceiver } from './upload-receiver.js';

@ApiTags('files')
@Controller('files')
export class FilesController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    private readonly receiver: UploadReceiver,
  ) {}

  @Post('upload')
  @Metered('storageBytes')
  @ApiOperation({
    summary: 'Upload a data file',
    description:
      'CSV, TSV, JSON, NDJSON, Excel, Parquet or SQLite. What the file is, is told from its content: a file that is something else than its name says is taken as what it is, or refused with both named.',
  })
  @ApiConsumes('multipart/form-data')
  @ApiBody(uploadBody)
  @Responds(201, file)
  async upload(@Req() request: FastifyRequest, @CurrentActor() actor: Actor): Promise<FileView> {
    const { maxBytes } = await this.queries.execute(new GetUploadLimits());
    const received = await this.receiver.receive(request, actor, maxBytes);
    return await this.commands.execute(new RegisterUpload({ actor, ...received }));
  }

  @Get()
  @ApiOperation({ summary: 'List the files of the organisation, newest first' })
  @Responds(200, filePage)
  list(@Query({ schema: pageRequest }) page: PageRequest, @CurrentActor() actor: Actor): Promise<FilePage> {
    return this.queries.execute(new ListFiles({ actor, ...page }));
  }

  @Get(':id')
  @ApiOperation({ summary: 'What is known about a file' })
  @Responds(200, file)
  get(@Param('id', { schema: fileId }) id: string, @CurrentActor() actor: Actor): Promise<FileView> {
    return this.queries.execute(new GetFile({ actor, fileId: id }));
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({ summary: 'Delete a file', description: 'What was loaded from it stays.' })
  remove(@Param('id', { schema: fileId }) id: string, @CurrentActor() actor: Actor): Promise<void> {
    return this.commands.execute(new RemoveFile({ actor, fileId: id }));
  }
}
