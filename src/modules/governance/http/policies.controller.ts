import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentActor, NeedsScope, RequirePermission } from '#shared/auth';
import type { Actor } from '#shared/contracts';
import { Responds } from '#shared/http';
import {
  CreateRowPolicy,
  GetRowPolicy,
  ListRowPolicies,
  RemoveRowPolicy,
  ReplaceRowPolicy,
  type RowPolicyPage,
  type RowPolicyView,
} from '../contract/index.js';
import {
  type NewPolicy,
  newPolicy,
  type PoliciesPage,
  policiesPage,
  policy,
  policyId,
  policyPage,
} from './policies.dto.js';

@ApiTags('governance')
@Controller('governance/policies')
@RequirePermission('policies.manage')
@NeedsScope('manage')
export class PoliciesController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  @ApiOperation({ summary: 'The row policies of my organisation, by table and name (admins)' })
  @Responds(200, policyPage)
  list(
    @Query({ schema: policiesPage }) page: PoliciesPage,
    @CurrentActor() actor: Actor,
  ): Promise<RowPolicyPage> {
    return this.queries.execute(new ListRowPolicies({ ...page, actor }));
  }

  @Post()
  @ApiOperation({
    summary: 'Say which rows of a table some people see (admins)',
    description:
      'From the first policy of a table on, a row of it is seen only by whom one of its policies lets it through to: ' +
      'nobody else sees any, admins included. Exempt somebody by a policy with `{"rows": "every"}`. It holds at once, ' +
      'for statements, plans, files, remembered results and questions. A policy that no longer fits its table stops ' +
      'every statement on the source until it is changed. Try it with `POST /query/policies/preview`.',
  })
  @Responds(201, policy)
  create(@Body({ schema: newPolicy }) body: NewPolicy, @CurrentActor() actor: Actor): Promise<RowPolicyView> {
    return this.commands.execute(new CreateRowPolicy({ actor, policy: body }));
  }

  @Get(':id')
  @ApiOperation({ summary: 'One row policy (admins)' })
  @Responds(200, policy)
  get(@Param('id', { schema: policyId }) id: string, @CurrentActor() actor: Actor): Promise<RowPolicyView> {
    return this.queries.execute(new GetRowPolicy({ actor, policyId: id }));
  }

  @Put(':id')
  @ApiOperation({ summary: 'Replace a row policy (admins)', description: 'It holds at once.' })
  @Responds(200, policy)
  replace(
    @Param('id', { schema: policyId }) id: string,
    @Body({ schema: newPolicy }) body: NewPolicy,
    @CurrentActor() actor: Actor,
  ): Promise<RowPolicyView> {
    return this.commands.execute(new ReplaceRowPolicy({ actor, policyId: id, policy: body }));
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({
    summary: 'Remove a row policy (admins)',
    description: 'A table without any policy shows all its rows to everybody who may read the source.',
  })
  remove(@Param('id', { schema: policyId }) id: string, @CurrentActor() actor: Actor): Promise<void> {
    return this.commands.execute(new RemoveRowPolicy({ actor, policyId: id }));
  }
}
