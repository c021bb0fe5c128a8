import { randomUUID } from 'node:crypto';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Clock } from '#shared/clock';
import { Outbox } from '#shared/messaging';
import { organizationsErrors as errors } from '../contract/errors.js';
import { InviteMember, MemberInvited } from '../contract/invitation-messages.js';
import type { OrganizationSettings } from '../contract/views.js';
import { expiryOf } from '../domain/expiry.js';
import { HeldOrganizations } from '../infra/held-organizations.js';
import { InvitationRepository } from '../infra/invitation.repository.js';
import { OrganizationRepository } from '../infra/organization.repository.js';
import { Seats } from '../infra/seats.js';

@CommandHandler(InviteMember)
export class InviteMemberHandler implements ICommandHandler<InviteMember> {
  constructor(
    private readonly held: HeldOrganizations,
    private readonly organizations: OrganizationRepository,
    private readonly invitations: InvitationRepository,
    private readonly seats: Seats,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async execute({ input: { actor, organizationId, email: given, role } }: InviteMember) {
    const email = given.toLowerCase();
    const { settings } = await this.organizations.getFor(actor.userId, organizationId);
    const most = await this.seats.mostOf(organizationId);
    const invitedAt = this.clock.now();
    const invitation = {
      id: randomUUID(),
      organizationId,
      email,
      role,
      tokenHash: null,
      invitedBy: actor.userId,
      invitedAt,
      expiresAt: expiryOf(settings, invitedAt),
      acceptedAt: null,
      revokedAt: null,
    };
    await this.held.change({ actor, organizationId }, async (organization, tx) => {
      organization.require(actor, 'members.manage');
      requireDomain(email, settings);
      await this.seats.requireOneMore({ organizationId, most, email }, tx);
      await this.invitations.replace(invitation, tx);
      const invited = { organizationId, invitationId: invitation.id, actorId: actor.userId, email, role };
      await this.outbox.add(new MemberInvited(invited), tx);
    });
    return this.invitations.toView(invitation);
  }
}

function requireDomain(email: string, { invitationDomains }: OrganizationSettings): void {
  const domain = email.slice(email.lastIndexOf('@') + 1);
  if (invitationDomains && !invitationDomains.includes(domain))
    throw errors.domainNotAllowed({ domain, allowed: invitationDomains });
}
