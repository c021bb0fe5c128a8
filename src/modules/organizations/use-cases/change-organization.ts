import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Outbox } from '#shared/messaging';
import { organizationsErrors as errors } from '../contract/errors.js';
import { ChangeOrganization } from '../contract/organization-commands.js';
import { OrganizationChanged } from '../contract/organization-events.js';
import { HeldOrganizations } from '../infra/held-organizations.js';
import { OrganizationRepository } from '../infra/organization.repository.js';

@CommandHandler(ChangeOrganization)
export class ChangeOrganizationHandler implements ICommandHandler<ChangeOrganization> {
  constructor(
    private readonly held: HeldOrganizations,
    private readonly organizations: OrganizationRepository,
    private readonly outbox: Outbox,
  ) {}

  async execute({ input: { actor, organizationId, ...asked } }: ChangeOrganization) {
    const given = Object.entries(asked).filter(([, value]) => value !== undefined);
    const { slug } = asked;
    await this.held.change({ actor, organizationId }, async (organization, tx) => {
      organization.require(actor, 'organization.manage');
      if (slug !== undefined && (await this.organizations.isSlugTaken(slug, organizationId, tx)))
        throw errors.slugTaken({ slug });
      await this.organizations.change(organizationId, Object.fromEntries(given), tx);
      const changed = { organizationId, actorId: actor.userId, fields: given.map(([name]) => name) };
      await this.outbox.add(new OrganizationChanged(changed), tx);
    });
    return this.organizations.getFor(actor.userId, organizationId);
  }
}
