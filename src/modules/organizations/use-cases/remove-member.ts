import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { actorTag } from '#shared/auth';
import { Cache } from '#shared/cache';
import { Database } from '#shared/database';
import { RemoveMember } from '../contract/commands.js';
import { OrganizationRepository } from '../infra/organization.repository.js';

@CommandHandler(RemoveMember)
export class RemoveMemberHandler implements ICommandHandler<RemoveMember> {
  constructor(
    private readonly database: Database,
    private readonly organizations: OrganizationRepository,
    private readonly cache: Cache,
  ) {}

  async execute({ input: { actor, organizationId, userId } }: RemoveMember) {
    await this.database.transaction(async (tx) => {
      const organization = await this.organizations.hold(organizationId, tx);
      if (userId === actor.userId) organization.requireMember(userId);
      else organization.requireAdmin(actor.userId);
      organization.requireRemoval(userId);
      await this.organizations.removeMember({ organizationId, userId }, tx);
    });
    await this.cache.invalidateTags([actorTag(userId)]);
  }
}
