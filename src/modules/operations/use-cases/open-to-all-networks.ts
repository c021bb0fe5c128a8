import { CommandBus, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { LiftAllowedNetworks } from '#modules/organizations';
import { Operators } from '#shared/operators';
import { OpenToAllNetworks } from '../contract/index.js';

@CommandHandler(OpenToAllNetworks)
export class OpenToAllNetworksHandler implements ICommandHandler<OpenToAllNetworks> {
  constructor(
    private readonly operators: Operators,
    private readonly commands: CommandBus,
  ) {}

  execute({ input }: OpenToAllNetworks): Promise<void> {
    this.operators.require(input.actor);
    return this.commands.execute(new LiftAllowedNetworks(input));
  }
}
