import { Body, Controller, Get, Patch, Post, Query } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentActor, NeedsScope, RequirePermission } from '#shared/auth';
import type { Actor } from '#shared/contracts';
import { Responds } from '#shared/http';
import {
  ChangeSubscription,
  type InvoicesView,
  ListInvoices,
  OpenPortal,
  type PageView,
  StartCheckout,
  type SubscriptionView,
} from '../contract/index.js';
import { subscription } from './billing.dto.js';
import {
  type ChosenPlan,
  chosenPlan,
  type InvoicesRequest,
  invoices,
  invoicesRequest,
  page,
} from './payments.dto.js';

@ApiTags('billing')
@Controller('billing')
@RequirePermission('billing.manage')
@NeedsScope('manage')
export class PaymentsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Post('checkout')
  @ApiOperation({
    summary: 'Begin to pay for a plan (admins)',
    description:
      'Answers a page of Stripe to open in a browser. The plan counts once it is paid for. Without Stripe nothing is sold (409).',
  })
  @Responds(201, page)
  checkout(
    @Body({ schema: chosenPlan }) { plan }: ChosenPlan,
    @CurrentActor() actor: Actor,
  ): Promise<PageView> {
    return this.commands.execute(new StartCheckout({ actor, plan }));
  }

  @Post('portal')
  @ApiOperation({
    summary: 'Change how my organisation pays, or end its subscription (admins)',
    description: 'Answers a page of Stripe to open in a browser.',
  })
  @Responds(201, page)
  portal(@CurrentActor() actor: Actor): Promise<PageView> {
    return this.commands.execute(new OpenPortal({ actor }));
  }

  @Patch('subscription')
  @ApiOperation({
    summary: 'Pay for another plan (admins)',
    description: 'At once; what was paid for the rest of the old one is set off against the next invoice.',
  })
  @Responds(200, subscription)
  change(
    @Body({ schema: chosenPlan }) { plan }: ChosenPlan,
    @CurrentActor() actor: Actor,
  ): Promise<SubscriptionView> {
    return this.commands.execute(new ChangeSubscription({ actor, plan }));
  }

  @Get('invoices')
  @ApiOperation({ summary: 'Invoices with links to their PDFs, newest first (admins)' })
  @Responds(200, invoices)
  list(
    @Query({ schema: invoicesRequest }) asked: InvoicesRequest,
    @CurrentActor() actor: Actor,
  ): Promise<InvoicesView> {
    return this.queries.execute(new ListInvoices({ actor, ...asked }));
  }
}
