import { Module } from '@nestjs/common';
import { billingContract } from './contract/index.js';
import { PlansController } from './http/plans.controller.js';
import { UsageController } from './http/usage.controller.js';
import { BillingConfig } from './infra/config.js';
import { Plans } from './infra/plans.js';
import { Accounts } from './use-cases/accounts.js';
import { Allowances } from './use-cases/allowances.js';
import { useCases } from './use-cases/index.js';
import { Ledger } from './use-cases/ledger.js';
import { UsageReader } from './use-cases/usage-reader.js';

@Module({
  controllers: [PlansController, UsageController],
  providers: [...useCases, Accounts, Allowances, BillingConfig, Ledger, Plans, UsageReader],
})
export class BillingModule {
  static readonly contract = billingContract;
}
