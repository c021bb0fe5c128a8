import { randomUUID } from 'node:crypto';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { actorTag } from '#shared/auth';
import { Cache } from '#shared/cache';
import { Database } from '#shared/database';
import { Outbox } from '#shared/messaging';
import { organizationsErrors as errors } from '../contract/errors.js';
import { CreateOrganization } from '../contract/organization-commands.js';
import { OrganizationCreated } from '../contract/organization-events.js';
import { slugOf } from '../domain/slug.js';
import { OrganizationsConfig } from '../infra/config.js';
import { MemberRepository } from '../infra/member.repository.js';
import { OrganizationRepository } from '../infra/organization.repository.js';

@CommandHandler(CreateOrganization)
export class CreateOrganizationHandler implements ICommandHandler<CreateOrganization> {
  constructor(
    private readonly database: Database,
    private readonly organizations: OrganizationRepository,
    private readonly members: MemberRepository,
    private readonly outbox: Outbox,
    private readonly cache: Cache,
    private readonly config: OrganizationsConfig,
  ) {}

  async execute({ input: { actor, name, slug: wanted } }: CreateOrganization) {
    const { userId } = actor;
    const id = randomUUID();
    const slug = wanted ?? slugOf(name, id.slice(0, 8));
    await this.database.transaction(async (tx) => {
      const most = this.config.mostPerUser;
      if ((await this.organizations.countOwned(userId, tx)) >= most) throw errors.tooMany({ most });
      const organization = { id, name, slug, ownerId: userId, createdAt: new Date() };
      if (!(await this.organizations.add(organization, tx))) throw errors.slugTaken({ slug });
      await this.members.add({ organizationId: id, userId, role: 'admin' }, tx);
      await this.outbox.add(new OrganizationCreated({ organizationId: id, actorId: userId, name, slug }), tx);
    });
    await this.cache.invalidateTags([actorTag(userId)]);
    return this.organizations.getFor(userId, id);
  }
}
