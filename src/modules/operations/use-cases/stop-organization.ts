import { CommandBus, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { SuspendOrganization } from '#modules/organizations';
import { Operators } from '#shared/operators';
import { StopOrganization } from '../contract/index.js';

@CommandHandler(StopOrganization)
export class StopOrganizationHandler implements ICommandHandler<StopOrganization> {
  constructor(
    private readonly operators: Operators,
    private readonly commands: CommandBus,
  ) {}

  execute({ input }: StopOrganization): Promise<void> {
    this.operators.require(input.actor);
    return this.commands.execute(new SuspendOrganization(input));
  }
}
