import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { builtinDataSourceId } from '#modules/data-sources';
import { AllowGuests, CurrentActor, NeedsScope } from '#shared/auth';
import type { Actor } from '#shared/contracts';
import { Responds } from '#shared/http';
import {
  type CachedResultView,
  ExplainQuery,
  GetCachedResult,
  type QueryPlanView,
} from '../contract/index.js';
import { cachedResult, cacheKey, type ExplainRequest, explainRequest, queryPlan } from './explain.dto.js';

@ApiTags('query')
@Controller('query')
@AllowGuests()
export class ExplainController {
  constructor(private readonly queries: QueryBus) {}

  @Post('explain')
  @NeedsScope('ask')
  @HttpCode(200)
  @ApiOperation({
    summary: 'How a SELECT would be answered',
    description:
      'The plan of the engine with its estimates, and hints: a cross join, a scan of a whole large table, a join that ' +
      'no key makes unique. The statement passes the same checks as one that is run, and is not run.',
  })
  @Responds(200, queryPlan)
  explain(
    @Body({ schema: explainRequest }) { dataSourceId = builtinDataSourceId, ...rest }: ExplainRequest,
    @CurrentActor() actor: Actor,
  ): Promise<QueryPlanView> {
    return this.queries.execute(new ExplainQuery({ ...rest, dataSourceId, actor }));
  }

  @Get('cache/:hash')
  @ApiOperation({
    summary: 'A remembered result',
    description: 'By the `cacheKey` of an answer, for as long as it is remembered. Nothing is run.',
  })
  @Responds(200, cachedResult)
  cached(
    @Param('hash', { schema: cacheKey }) hash: string,
    @CurrentActor() actor: Actor,
  ): Promise<CachedResultView> {
    return this.queries.execute(new GetCachedResult({ actor, hash }));
  }
}
