import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { ReleaseUsage } from '../contract/commands.js';
import { Allowances } from './allowances.js';

@CommandHandler(ReleaseUsage)
export class ReleaseUsageHandler implements ICommandHandler<ReleaseUsage> {
  constructor(private readonly allowances: Allowances) {}

  execute({ input: { reservationIds } }: ReleaseUsage): Promise<void> {
    return this.allowances.release(reservationIds);
  }
}
