import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { MarkRun } from '../contract/index.js';
import { RunRepository } from '../infra/run.repository.js';

@CommandHandler(MarkRun)
export class MarkRunHandler implements ICommandHandler<MarkRun> {
  constructor(private readonly runs: RunRepository) {}

  async execute({ input: { actor, id, favorite } }: MarkRun): Promise<void> {
    const { organizationId, userId } = actor;
    await this.runs.mark({ organizationId, userId }, id, favorite);
  }
}
