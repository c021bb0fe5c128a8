import { Controller, Get, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiConflictResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { AboutAccount, CurrentActor, RequireSession, RequireUser } from '#shared/auth';
import type { Actor } from '#shared/contracts';
import { Responds } from '#shared/http';
import { ObjectStore } from '#shared/object-store';
import { type PageRequest, pageRequest } from '#shared/pagination';
import {
  BeginPersonalDataDownload,
  GetPersonalDataExport,
  ListPersonalDataExports,
  type PersonalDataExportPage,
  type PersonalDataExportView,
  RequestPersonalDataExport,
} from '../../contract/index.js';
import { exportId, personalDataExport, personalDataExportPage } from './exports.dto.js';

@ApiTags('governance')
@Controller('governance/gdpr/exports')
@RequireUser()
@RequireSession()
@AboutAccount()
export class PersonalDataExportsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    private readonly store: ObjectStore,
  ) {}

  @Post()
  @HttpCode(202)
  @ApiOperation({
    summary: 'Ask for an archive of everything that is kept about me',
    description:
      'Made by a job, from every module and every organisation that I am in. While one is being made, that one is answered.',
  })
  @Responds(202, personalDataExport)
  request(@CurrentActor() actor: Actor): Promise<PersonalDataExportView> {
    return this.commands.execute(new RequestPersonalDataExport({ actor }));
  }

  @Get()
  @ApiOperation({ summary: 'The archives that I asked for, newest first' })
  @Responds(200, personalDataExportPage)
  list(
    @Query({ schema: pageRequest }) page: PageRequest,
    @CurrentActor() actor: Actor,
  ): Promise<PersonalDataExportPage> {
    return this.queries.execute(new ListPersonalDataExports({ actor, ...page }));
  }

  @Get(':id')
  @ApiOperation({ summary: 'Whether an archive is ready' })
  @Responds(200, personalDataExport)
  get(
    @Param('id', { schema: exportId }) id: string,
    @CurrentActor() actor: Actor,
  ): Promise<PersonalDataExportView> {
    return this.queries.execute(new GetPersonalDataExport({ actor, exportId: id }));
  }

  @Get(':id/content')
  @ApiOperation({
    summary: 'Download the archive',
    description:
      'A zip: `index.json` says what each file is, why it is kept and for how long; `<module>/<table>.ndjson` holds a row a line. ' +
      'Nobody but the person gets it, admins and operators included.',
  })
  @ApiOkResponse({ content: { 'application/zip': { schema: { type: 'string', format: 'binary' } } } })
  @ApiConflictResponse({ description: 'It is not ready, or no more (`governance.exportNotReady`).' })
  async download(
    @Param('id', { schema: exportId }) id: string,
    @CurrentActor() actor: Actor,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { objectKey, sizeBytes } = await this.commands.execute(
      new BeginPersonalDataDownload({ actor, exportId: id }),
    );
    const content = await this.store.read(objectKey);
    await reply
      .type('application/zip')
      .header('content-length', sizeBytes)
      .header('content-disposition', `attachment; filename="personal-data-${id}.zip"`)
      .header('cache-control', 'private, no-store')
      .send(content);
  }
}
