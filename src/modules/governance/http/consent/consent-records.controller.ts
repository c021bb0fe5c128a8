import { Controller, Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentActor, NeedsScope, RequirePermission } from '#shared/auth';
import type { Actor } from '#shared/contracts';
import { Responds } from '#shared/http';
import { type ConsentRecordPage, ListConsentRecords } from '../../contract/index.js';
import { type RecordsRequest, recordPage, recordsRequest } from './consent-records.dto.js';

@ApiTags('governance')
@Controller('governance/consent-records')
@RequirePermission('consents.manage')
@NeedsScope('manage')
export class ConsentRecordsController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @ApiOperation({
    summary: 'Who consented to what, and who took it back (admins)',
    description:
      'Every decision with its moment, version, address and program. `latest=true` leaves out what was decided ' +
      'otherwise later. Those of the installation are for operators.',
  })
  @Responds(200, recordPage)
  list(
    @Query({ schema: recordsRequest }) { latest, ...asked }: RecordsRequest,
    @CurrentActor() actor: Actor,
  ): Promise<ConsentRecordPage> {
    return this.queries.execute(new ListConsentRecords({ ...asked, actor, latest: latest === 'true' }));
  }
}
