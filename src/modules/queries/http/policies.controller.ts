import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { builtinDataSourceId } from '#modules/data-sources';
import { CurrentActor, NeedsScope, RequirePermission } from '#shared/auth';
import type { Actor } from '#shared/contracts';
import { Responds } from '#shared/http';
import {
  FindPolicyViewers,
  type PolicyPreviewView,
  type PolicyViewersView,
  PreviewPolicies,
} from '../contract/index.js';
import {
  type PreviewRequest,
  preview,
  previewRequest,
  type ViewersRequest,
  viewers,
  viewersRequest,
} from './policies.dto.js';

/** Row policies are kept in `governance`, and tried out where they are enforced. */
@ApiTags('governance')
@Controller('query/policies')
@RequirePermission('policies.manage')
@NeedsScope('manage')
export class PolicyTrialsController {
  constructor(private readonly queries: QueryBus) {}

  @Post('preview')
  @HttpCode(200)
  @ApiOperation({
    summary: 'What somebody would see of a table (admins)',
    description: 'Runs through the same gate as a statement of that person, and is not remembered.',
  })
  @Responds(200, preview)
  preview(
    @Body({ schema: previewRequest }) { dataSourceId = builtinDataSourceId, ...body }: PreviewRequest,
    @CurrentActor() actor: Actor,
  ): Promise<PolicyPreviewView> {
    return this.queries.execute(new PreviewPolicies({ ...body, actor, dataSourceId }));
  }

  @Post('viewers')
  @HttpCode(200)
  @ApiOperation({
    summary: 'As whom a row would be seen (admins)',
    description:
      'For every member, how many of the rows with these values the member sees, and by which policies.',
  })
  @Responds(200, viewers)
  viewers(
    @Body({ schema: viewersRequest }) { dataSourceId = builtinDataSourceId, ...body }: ViewersRequest,
    @CurrentActor() actor: Actor,
  ): Promise<PolicyViewersView> {
    return this.queries.execute(new FindPolicyViewers({ ...body, actor, dataSourceId }));
  }
}
