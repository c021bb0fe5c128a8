import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { ReplaceScimUser } from '../contract/scim-messages.js';
import { ScimChanges } from '../infra/scim-changes.js';
import { ScimDirectory } from '../infra/scim-directory.js';
import { readScimUser } from '../infra/scim-user.js';

@CommandHandler(ReplaceScimUser)
export class ReplaceScimUserHandler implements ICommandHandler<ReplaceScimUser> {
  constructor(
    private readonly directory: ScimDirectory,
    private readonly changes: ScimChanges,
  ) {}

  async execute({ input: { userId, ifMatch, user, ...directory } }: ReplaceScimUser) {
    const organizationId = await this.directory.organizationOf(directory);
    await this.directory.get(organizationId, userId, ifMatch);
    return this.changes.apply(organizationId, userId, readScimUser(user));
  }
}
