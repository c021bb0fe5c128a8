import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { ReserveUsage } from '../contract/commands.js';
import { Allowances } from './allowances.js';

@CommandHandler(ReserveUsage)
export class ReserveUsageHandler implements ICommandHandler<ReserveUsage> {
  constructor(private readonly allowances: Allowances) {}

  execute({ input: { organizationId, ...asked } }: ReserveUsage) {
    return this.allowances.reserve(organizationId, asked);
  }
}
