import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Outbox } from '#shared/messaging';
import { TransferOwnership } from '../contract/organization-commands.js';
import { OwnershipTransferred } from '../contract/organization-events.js';
import { HeldOrganizations } from '../infra/held-organizations.js';
import { OrganizationRepository } from '../infra/organization.repository.js';

@CommandHandler(TransferOwnership)
export class TransferOwnershipHandler implements ICommandHandler<TransferOwnership> {
  constructor(
    private readonly held: HeldOrganizations,
    private readonly organizations: OrganizationRepository,
    private readonly outbox: Outbox,
  ) {}

  async execute({ input: { actor, organizationId, userId: to } }: TransferOwnership) {
    await this.held.change({ actor, organizationId, userIds: [to] }, async (organization, tx) => {
      organization.requireOwner(actor);
      organization.require(actor, 'members.manage');
      organization.requireShared();
      organization.requireHeir(to);
      await this.organizations.change(organizationId, { ownerId: to }, tx);
      const transfer = { organizationId, actorId: actor.userId, from: organization.ownerId, to };
      await this.outbox.add(new OwnershipTransferred(transfer), tx);
    });
    return this.organizations.getFor(actor.userId, organizationId);
  }
}
