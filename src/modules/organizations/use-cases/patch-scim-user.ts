import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { PatchScimUser } from '../contract/scim-messages.js';
import { ScimChanges } from '../infra/scim-changes.js';
import { ScimDirectory } from '../infra/scim-directory.js';
import { patched } from '../infra/scim-patches.js';

@CommandHandler(PatchScimUser)
export class PatchScimUserHandler implements ICommandHandler<PatchScimUser> {
  constructor(
    private readonly directory: ScimDirectory,
    private readonly changes: ScimChanges,
  ) {}

  async execute({ input: { userId, ifMatch, operations, ...directory } }: PatchScimUser) {
    const organizationId = await this.directory.organizationOf(directory);
    const { resource } = await this.directory.get(organizationId, userId, ifMatch);
    return this.changes.apply(organizationId, userId, patched(resource, operations));
  }
}
