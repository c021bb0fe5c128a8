import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Outbox } from '#shared/messaging';
import { organizationsErrors as errors } from '../contract/errors.js';
import { RestoreOrganization } from '../contract/organization-commands.js';
import { OrganizationRestored } from '../contract/organization-events.js';
import { HeldOrganizations } from '../infra/held-organizations.js';
import { OrganizationRepository } from '../infra/organization.repository.js';

@CommandHandler(RestoreOrganization)
export class RestoreOrganizationHandler implements ICommandHandler<RestoreOrganization> {
  constructor(
    private readonly held: HeldOrganizations,
    private readonly organizations: OrganizationRepository,
    private readonly outbox: Outbox,
  ) {}

  async execute({ input: { actor, organizationId } }: RestoreOrganization) {
    await this.held.change({ actor, organizationId, ofAll: true }, async (organization, tx) => {
      organization.requireOwner(actor);
      if (organization.state !== 'deleted') throw errors.notDeleted();
      await this.organizations.change(organizationId, { deletedAt: null, eraseAt: null }, tx);
      await this.outbox.add(new OrganizationRestored({ organizationId, actorId: actor.userId }), tx);
    });
    return this.organizations.getFor(actor.userId, organizationId);
  }
}
