import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Clock } from '#shared/clock';
import { Outbox } from '#shared/messaging';
import { organizationsErrors as errors } from '../contract/errors.js';
import { DeleteOrganization } from '../contract/organization-commands.js';
import { OrganizationDeletionScheduled } from '../contract/organization-events.js';
import { OrganizationsConfig } from '../infra/config.js';
import { HeldOrganizations } from '../infra/held-organizations.js';
import { LegalHolds } from '../infra/legal-holds.js';
import { OrganizationRepository } from '../infra/organization.repository.js';

const dayMs = 24 * 60 * 60 * 1000;

@CommandHandler(DeleteOrganization)
export class DeleteOrganizationHandler implements ICommandHandler<DeleteOrganization> {
  constructor(
    private readonly held: HeldOrganizations,
    private readonly organizations: OrganizationRepository,
    private readonly legalHolds: LegalHolds,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly config: OrganizationsConfig,
  ) {}

  async execute({ input: { actor, organizationId, confirm } }: DeleteOrganization) {
    const { userId: actorId } = actor;
    const { slug } = await this.organizations.getFor(actorId, organizationId);
    const isHeld = await this.legalHolds.isHeld(organizationId);
    const deletedAt = this.clock.now();
    const eraseAt = new Date(deletedAt.getTime() + this.config.graceDays * dayMs);
    await this.held.change({ actor, organizationId, ofAll: true }, async (organization, tx) => {
      organization.requireOwner(actor);
      organization.requireShared();
      organization.require(actor, 'members.manage');
      if (isHeld) throw errors.legalHold();
      if (confirm !== slug) throw errors.slugMismatch({ slug });
      await this.organizations.change(organizationId, { deletedAt, eraseAt }, tx);
      const scheduled = { organizationId, actorId, eraseAt: eraseAt.toISOString() };
      await this.outbox.add(new OrganizationDeletionScheduled(scheduled), tx);
    });
    return this.organizations.getFor(actorId, organizationId);
  }
}
