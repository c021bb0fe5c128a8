import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Clock } from '#shared/clock';
import { Outbox } from '#shared/messaging';
import { MemberInvited, ResendInvitation } from '../contract/invitation-messages.js';
import { expiryOf } from '../domain/expiry.js';
import { HeldOrganizations } from '../infra/held-organizations.js';
import { InvitationRepository } from '../infra/invitation.repository.js';
import { OrganizationRepository } from '../infra/organization.repository.js';

@CommandHandler(ResendInvitation)
export class ResendInvitationHandler implements ICommandHandler<ResendInvitation> {
  constructor(
    private readonly held: HeldOrganizations,
    private readonly organizations: OrganizationRepository,
    private readonly invitations: InvitationRepository,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async execute({ input: { actor, organizationId, invitationId } }: ResendInvitation) {
    const { settings } = await this.organizations.getFor(actor.userId, organizationId);
    const renewed = { expiresAt: expiryOf(settings, this.clock.now()), tokenHash: null };
    return await this.held.change({ actor, organizationId }, async (organization, tx) => {
      organization.require(actor, 'members.manage');
      const invitation = await this.invitations.holdOpen({ organizationId, invitationId }, tx);
      await this.invitations.change(invitationId, renewed, tx);
      const { email, role } = invitation;
      const invited = { organizationId, invitationId, actorId: actor.userId, email, role };
      await this.outbox.add(new MemberInvited(invited), tx);
      return this.invitations.toView({ ...invitation, ...renewed });
    });
  }
}
