import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Clock } from '#shared/clock';
import { Outbox } from '#shared/messaging';
import { SuspendOrganization } from '../contract/organization-commands.js';
import { OrganizationSuspended } from '../contract/organization-events.js';
import { HeldOrganizations } from '../infra/held-organizations.js';
import { OrganizationRepository } from '../infra/organization.repository.js';

/** Who may send it is decided by the sender: operators are no members. */
@CommandHandler(SuspendOrganization)
export class SuspendOrganizationHandler implements ICommandHandler<SuspendOrganization> {
  constructor(
    private readonly held: HeldOrganizations,
    private readonly organizations: OrganizationRepository,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  execute({ input: { actor, organizationId, reason } }: SuspendOrganization): Promise<void> {
    return this.held.change({ actor, organizationId, ofAll: true }, async (_, tx) => {
      const suspension = { suspendedAt: this.clock.now(), suspensionReason: reason };
      await this.organizations.change(organizationId, suspension, tx);
      await this.outbox.add(new OrganizationSuspended({ organizationId, actorId: actor.userId, reason }), tx);
    });
  }
}
