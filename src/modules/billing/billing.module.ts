import { Module } from '@nestjs/common';
import { personalDataProviders } from '#shared/personal-data';
import { billingContract } from './contract/index.js';
import { billingPersonalData } from './contract/personal-data.js';
import { PaymentsController } from './http/payments.controller.js';
import { PlansController } from './http/plans.controller.js';
import { UsageController } from './http/usage.controller.js';
import { WebhookController } from './http/webhook.controller.js';
import { BillingConfig } from './infra/config.js';
import { Plans } from './infra/plans.js';
import { StripeConfig } from './infra/stripe/config.js';
import { Payments } from './infra/stripe/payments.js';
import { StripeClient } from './infra/stripe/stripe-client.js';
import { Accounts } from './use-cases/accounts.js';
import { Allowances } from './use-cases/allowances.js';
import { useCases } from './use-cases/index.js';
import { Ledger } from './use-cases/ledger.js';
import { Subscriptions } from './use-cases/subscriptions.js';
import { UsageReader } from './use-cases/usage-reader.js';

@Module({
  controllers: [PaymentsController, PlansController, UsageController, WebhookController],
  providers: [
    ...personalDataProviders(billingPersonalData),
    ...useCases,
    Accounts,
    Allowances,
    BillingConfig,
    Ledger,
    Payments,
    Plans,
    StripeClient,
    StripeConfig,
    Subscriptions,
    UsageReader,
  ],
})
export class BillingModule {
  static readonly contract = billingContract;
}
