import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Outbox } from '#shared/messaging';
import { LiftAllowedNetworks } from '../contract/network-messages.js';
import { OrganizationChanged } from '../contract/organization-events.js';
import { HeldOrganizations } from '../infra/held-organizations.js';
import { OrganizationRepository } from '../infra/organization.repository.js';

/** Who may send it is decided by the sender: operators are no members. */
@CommandHandler(LiftAllowedNetworks)
export class LiftAllowedNetworksHandler implements ICommandHandler<LiftAllowedNetworks> {
  constructor(
    private readonly held: HeldOrganizations,
    private readonly organizations: OrganizationRepository,
    private readonly outbox: Outbox,
  ) {}

  execute({ input: { actor, organizationId } }: LiftAllowedNetworks): Promise<void> {
    return this.held.change({ actor, organizationId, ofAll: true }, async (_, tx) => {
      await this.organizations.change(organizationId, { allowedNetworks: [] }, tx);
      const changed = { organizationId, actorId: actor.userId, fields: ['allowedNetworks'] };
      await this.outbox.add(new OrganizationChanged(changed), tx);
    });
  }
}
