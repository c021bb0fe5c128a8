import { Controller, Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentActor, NeedsScope, RequirePermission } from '#shared/auth';
import type { Actor } from '#shared/contracts';
import { Responds } from '#shared/http';
import { type AuditPageView, ListAuditEntries } from '../contract/index.js';
import { type AuditRequest, auditPage, auditRequest } from './audit.dto.js';

@ApiTags('governance')
@Controller('governance/audit')
@RequirePermission('audit.read')
@NeedsScope('manage')
export class AuditController {
  constructor(private readonly queries: QueryBus) {}

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
}
