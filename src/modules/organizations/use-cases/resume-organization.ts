import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Outbox } from '#shared/messaging';
import { ResumeOrganization } from '../contract/organization-commands.js';
import { OrganizationResumed } from '../contract/organization-events.js';
import { HeldOrganizations } from '../infra/held-organizations.js';
import { OrganizationRepository } from '../infra/organization.repository.js';

/** Who may send it is decided by the sender: operators are no members. */
@CommandHandler(ResumeOrganization)
export class ResumeOrganizationHandler implements ICommandHandler<ResumeOrganization> {
  constructor(
    private readonly held: HeldOrganizations,
    private readonly organizations: OrganizationRepository,
    private readonly outbox: Outbox,
  ) {}

  execute({ input: { actor, organizationId } }: ResumeOrganization): Promise<void> {
    return this.held.change({ actor, organizationId, ofAll: true }, async (_, tx) => {
      await this.organizations.change(organizationId, { suspendedAt: null, suspensionReason: null }, tx);
      await this.outbox.add(new OrganizationResumed({ organizationId, actorId: actor.userId }), tx);
    });
  }
}
