import { CommandBus, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { systemActor } from '#shared/contracts';
import { RemoveMember, SuspendMember } from '../contract/commands.js';
import { RemoveScimUser } from '../contract/scim-messages.js';
import { ScimDirectory } from '../infra/scim-directory.js';

@CommandHandler(RemoveScimUser)
export class RemoveScimUserHandler implements ICommandHandler<RemoveScimUser> {
  constructor(
    private readonly directory: ScimDirectory,
    private readonly commands: CommandBus,
  ) {}

  /** Suspended first: that is refused for an owner and for the last admin, whom no directory removes. */
  async execute({ input: { userId, ifMatch, ...directory } }: RemoveScimUser) {
    const organizationId = await this.directory.organizationOf(directory);
    await this.directory.get(organizationId, userId, ifMatch);
    const member = { actor: systemActor(organizationId), organizationId, userId };
    await this.commands.execute(new SuspendMember(member));
    await this.commands.execute(new RemoveMember(member));
  }
}
