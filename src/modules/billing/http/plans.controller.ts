import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { AllowGuests, CurrentActor, NeedsScope, RequireUser } from '#shared/auth';
import type { Actor } from '#shared/contracts';
import { Responds } from '#shared/http';
import { GetPlanOf, GetSubscription, ListPlans, SetPlan, type SubscriptionView } from '../contract/index.js';
import { type NewPlan, newPlan, organizationId, type PlanList, plans, subscription } from './billing.dto.js';

@ApiTags('billing')
@Controller('billing')
@RequireUser()
export class PlansController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Get('plans')
  @AllowGuests()
  @ApiOperation({ summary: 'The plans of this server, and what each allows' })
  @Responds(200, plans)
  async list(): Promise<PlanList> {
    return { items: [...(await this.queries.execute(new ListPlans()))] };
  }

  @Get('subscription')
  @ApiOperation({ summary: 'The plan of my organisation, and why it is that one' })
  @Responds(200, subscription)
  get(@CurrentActor() actor: Actor): Promise<SubscriptionView> {
    return this.queries.execute(new GetSubscription({ actor }));
  }

  @Get('organizations/:organizationId/plan')
  @NeedsScope('manage')
  @ApiOperation({ summary: 'The plan of any organisation (operators)' })
  @Responds(200, subscription)
  of(
    @Param('organizationId', { schema: organizationId }) id: string,
    @CurrentActor() actor: Actor,
  ): Promise<SubscriptionView> {
    return this.queries.execute(new GetPlanOf({ actor, organizationId: id }));
  }

  @Put('organizations/:organizationId/plan')
  @NeedsScope('manage')
  @ApiOperation({
    summary: 'Set the plan of an organisation (operators)',
    description: 'It counts at once and whatever is paid for, until it is set to null.',
  })
  @Responds(200, subscription)
  set(
    @Param('organizationId', { schema: organizationId }) id: string,
    @Body({ schema: newPlan }) { plan }: NewPlan,
    @CurrentActor() actor: Actor,
  ): Promise<SubscriptionView> {
    return this.commands.execute(new SetPlan({ actor, organizationId: id, plan }));
  }
}
