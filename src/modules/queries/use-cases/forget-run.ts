import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { ForgetRun } from '../contract/index.js';
import { RunRepository } from '../infra/run.repository.js';

@CommandHandler(ForgetRun)
export class ForgetRunHandler implements ICommandHandler<ForgetRun> {
  constructor(private readonly runs: RunRepository) {}

  async execute({ input: { actor, id } }: ForgetRun): Promise<void> {
    const { organizationId, userId } = actor;
    await this.runs.remove({ organizationId, userId }, id);
  }
}
