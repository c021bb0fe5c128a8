import { CommandBus, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { ResumeOrganization } from '#modules/organizations';
import { Operators } from '#shared/operators';
import { LetOrganizationWork } from '../contract/index.js';

@CommandHandler(LetOrganizationWork)
export class LetOrganizationWorkHandler implements ICommandHandler<LetOrganizationWork> {
  constructor(
    private readonly operators: Operators,
    private readonly commands: CommandBus,
  ) {}

  execute({ input }: LetOrganizationWork): Promise<void> {
    this.operators.require(input.actor);
    return this.commands.execute(new ResumeOrganization(input));
  }
}
