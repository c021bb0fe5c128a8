import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { actorTag } from '#shared/auth';
import { Cache } from '#shared/cache';
import { Database } from '#shared/database';
import { RequireSecondFactor } from '../contract/commands.js';
import { OrganizationRepository } from '../infra/organization.repository.js';

@CommandHandler(RequireSecondFactor)
export class RequireSecondFactorHandler implements ICommandHandler<RequireSecondFactor> {
  constructor(
    private readonly database: Database,
    private readonly organizations: OrganizationRepository,
    private readonly cache: Cache,
  ) {}

  async execute({ input: { actor, organizationId, required } }: RequireSecondFactor) {
    const members = await this.database.transaction(async (tx) => {
      const organization = await this.organizations.hold(organizationId, tx);
      organization.requireAdmin(actor.userId);
      return this.organizations.requireSecondFactor(organizationId, required, tx);
    });
    await this.cache.invalidateTags(members.map(actorTag));
    return this.organizations.getFor(actor.userId, organizationId);
  }
}
