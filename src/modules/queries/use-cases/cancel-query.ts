import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CancelQuery } from '../contract/index.js';
import { RunningStatements } from '../infra/running-statements.js';

@CommandHandler(CancelQuery)
export class CancelQueryHandler implements ICommandHandler<CancelQuery> {
  constructor(private readonly running: RunningStatements) {}

  async execute({ input }: CancelQuery): Promise<void> {
    this.running.cancel(input.id, input.actor.organizationId);
  }
}
