import type { Readable } from 'node:stream';
import { Controller, Get, Query, Res } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { CurrentActor, NeedsScope, RequirePermission } from '#shared/auth';
import type { Actor } from '#shared/contracts';
import { Responds } from '#shared/http';
import {
  type AuditPageView,
  type AuditVerificationView,
  BeginAuditExport,
  ListAuditEntries,
  VerifyAuditTrail,
} from '../contract/index.js';
import {
  type AuditRequest,
  auditPage,
  auditRequest,
  type ExportRequest,
  exportRequest,
  type VerificationRequest,
  verification,
  verificationRequest,
} from './audit.dto.js';
import { contentTypes, streamOf } from './audit-export.js';

const entriesAtOnce = 1000;

@ApiTags('governance')
@Controller('governance/audit')
@RequirePermission('audit.read')
@NeedsScope('manage')
export class AuditController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  @ApiOperation({
    summary: 'The audit trail of my organisation (admins)',
    description:
      'Who did what, when and from where, newest first unless something else is said. An entry is never changed; ' +
      'each carries the hash of the one before, so that a change shows. What happened is here a moment later.',
  })
  @Responds(200, auditPage)
  list(
    @Query({ schema: auditRequest }) request: AuditRequest,
    @CurrentActor() actor: Actor,
  ): Promise<AuditPageView> {
    return this.queries.execute(new ListAuditEntries({ ...request, actor }));
  }

  @Get('export')
  @ApiOperation({
    summary: 'The audit trail as a file (admins)',
    description:
      'Everything that fits the filter and is not in an archive, the oldest first, as NDJSON or CSV. That it was exported is the next entry.',
  })
  @ApiProduces(...Object.values(contentTypes))
  async export(
    @Query({ schema: exportRequest }) { format, ...filter }: ExportRequest,
    @CurrentActor() actor: Actor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Readable> {
    const { upTo } = await this.commands.execute(new BeginAuditExport({ actor, format, filter }));
    const page = (cursor?: string) =>
      this.queries.execute(
        new ListAuditEntries({ ...filter, actor, upTo, limit: entriesAtOnce, order: 'asc', cursor }),
      );
    const first = await page();
    reply.header('content-type', contentTypes[format]);
    reply.header('content-disposition', `attachment; filename="audit.${format}"`);
    return streamOf(format, first, page);
  }

  @Get('verification')
  @ApiOperation({
    summary: 'Whether the audit trail is what was written (admins)',
    description:
      'Reads all of it, archives included, and says where an entry was changed, removed or put in. Keep the `end` that ' +
      'it answers elsewhere, and give it the next time: then also a trail that was written anew as a whole shows.',
  })
  @Responds(200, verification)
  verify(
    @Query({ schema: verificationRequest }) { seq, hash }: VerificationRequest,
    @CurrentActor() actor: Actor,
  ): Promise<AuditVerificationView> {
    const earlier = seq === undefined || hash === undefined ? undefined : { seq, hash };
    return this.queries.execute(new VerifyAuditTrail({ actor, earlier }));
  }
}
