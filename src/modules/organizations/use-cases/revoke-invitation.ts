import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Clock } from '#shared/clock';
import { Outbox } from '#shared/messaging';
import { InvitationRevoked, RevokeInvitation } from '../contract/invitation-messages.js';
import { HeldOrganizations } from '../infra/held-organizations.js';
import { InvitationRepository } from '../infra/invitation.repository.js';

@CommandHandler(RevokeInvitation)
export class RevokeInvitationHandler implements ICommandHandler<RevokeInvitation> {
  constructor(
    private readonly held: HeldOrganizations,
    private readonly invitations: InvitationRepository,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  execute({ input: { actor, organizationId, invitationId } }: RevokeInvitation): Promise<void> {
    return this.held.change({ actor, organizationId }, async (organization, tx) => {
      organization.require(actor, 'members.manage');
      await this.invitations.holdOpen({ organizationId, invitationId }, tx);
      await this.invitations.change(invitationId, { revokedAt: this.clock.now() }, tx);
      await this.outbox.add(
        new InvitationRevoked({ organizationId, invitationId, actorId: actor.userId }),
        tx,
      );
    });
  }
}
