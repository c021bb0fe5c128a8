import { CommandHandler, type ICommandHandler, QueryBus } from '@nestjs/cqrs';
import { GetUserByEmail } from '#modules/identity';
import { actorTag } from '#shared/auth';
import { Cache } from '#shared/cache';
import { Database } from '#shared/database';
import { AddMember } from '../contract/commands.js';
import { organizationsErrors as errors } from '../contract/errors.js';
import { toMemberView } from '../infra/member-views.js';
import { OrganizationRepository } from '../infra/organization.repository.js';

@CommandHandler(AddMember)
export class AddMemberHandler implements ICommandHandler<AddMember> {
  constructor(
    private readonly queries: QueryBus,
    private readonly database: Database,
    private readonly organizations: OrganizationRepository,
    private readonly cache: Cache,
  ) {}

  /** Rights are looked at twice: only admins learn who has an account, and only admins who still are change anything. */
  async execute({ input: { actor, organizationId, email, role } }: AddMember) {
    const seen = await this.organizations.getFor(actor.userId, organizationId);
    if (seen.role !== 'admin') throw errors.adminsOnly();
    const user = await this.queries.execute(new GetUserByEmail({ email }));

    const member = await this.database.transaction(async (tx) => {
      const organization = await this.organizations.hold(organizationId, tx);
      organization.requireAdmin(actor.userId);
      organization.requireNewMember(user.id, user.email);
      return this.organizations.addMember({ organizationId, userId: user.id, role }, tx);
    });
    await this.cache.invalidateTags([actorTag(user.id)]);
    return toMemberView(member, user);
  }
}
