import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Operators } from '#shared/operators';
import { SetPlan } from '../contract/commands.js';
import { Accounts } from './accounts.js';

@CommandHandler(SetPlan)
export class SetPlanHandler implements ICommandHandler<SetPlan> {
  constructor(
    private readonly operators: Operators,
    private readonly accounts: Accounts,
  ) {}

  async execute({ input: { actor, organizationId, plan } }: SetPlan) {
    this.operators.require(actor);
    return this.accounts.setOperatorPlan(organizationId, plan);
  }
}
