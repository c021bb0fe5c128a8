import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { permits } from '#shared/contracts';
import { organizationsErrors as errors } from '../contract/errors.js';
import { ListMembers } from '../contract/queries.js';
import { MemberListing } from '../infra/member-listing.js';
import { OrganizationRepository } from '../infra/organization.repository.js';

@QueryHandler(ListMembers)
export class ListMembersHandler implements IQueryHandler<ListMembers> {
  constructor(
    private readonly organizations: OrganizationRepository,
    private readonly listing: MemberListing,
  ) {}

  async execute({ input: { actor, organizationId, ...page } }: ListMembers) {
    const role = await this.organizations.roleOf(actor, organizationId);
    if (!permits(role, 'members.read')) throw errors.adminsOnly();
    return await this.listing.page({ ...page, organizationId, asAdmin: permits(role, 'members.manage') });
  }
}
