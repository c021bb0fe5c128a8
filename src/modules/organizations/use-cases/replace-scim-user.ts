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

  async execute({ input: { token, userId, ifMatch, user } }: ReplaceScimUser) {
    const organizationId = await this.directory.organizationOf(token);
    await this.directory.get(organizationId, userId, ifMatch);
    return this.changes.apply(organizationId, userId, readScimUser(user));
  }
}
