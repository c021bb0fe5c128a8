import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { permits } from '#shared/contracts';
import { organizationsErrors as errors } from '../contract/errors.js';
import { ListInvitations } from '../contract/invitation-messages.js';
import { InvitationRepository } from '../infra/invitation.repository.js';
import { OrganizationRepository } from '../infra/organization.repository.js';

@QueryHandler(ListInvitations)
export class ListInvitationsHandler implements IQueryHandler<ListInvitations> {
  constructor(
    private readonly organizations: OrganizationRepository,
    private readonly invitations: InvitationRepository,
  ) {}

  async execute({ input: { actor, organizationId, ...page } }: ListInvitations) {
    const { role } = await this.organizations.getFor(actor.userId, organizationId);
    if (!permits(role, 'members.manage')) throw errors.adminsOnly();
    return await this.invitations.list(organizationId, page);
  }
}
