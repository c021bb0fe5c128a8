import { CommandHandler, type ICommandHandler, QueryBus } from '@nestjs/cqrs';
import { GetUser } from '#modules/identity';
import { actorTag } from '#shared/auth';
import { Cache } from '#shared/cache';
import { Database } from '#shared/database';
import { ChangeMemberRole } from '../contract/commands.js';
import { toMemberView } from '../infra/member-views.js';
import { OrganizationRepository } from '../infra/organization.repository.js';

@CommandHandler(ChangeMemberRole)
export class ChangeMemberRoleHandler implements ICommandHandler<ChangeMemberRole> {
  constructor(
    private readonly queries: QueryBus,
    private readonly database: Database,
    private readonly organizations: OrganizationRepository,
    private readonly cache: Cache,
  ) {}

  async execute({ input: { actor, organizationId, userId, role } }: ChangeMemberRole) {
    const member = await this.database.transaction(async (tx) => {
      const organization = await this.organizations.hold(organizationId, tx);
      organization.requireAdmin(actor.userId);
      organization.requireRoleChange(userId, role);
      return this.organizations.changeRole({ organizationId, userId }, role, tx);
    });
    await this.cache.invalidateTags([actorTag(userId)]);
    return toMemberView(member, await this.queries.execute(new GetUser({ userId })));
  }
}
