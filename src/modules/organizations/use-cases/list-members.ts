import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
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
    await this.organizations.requireMember(actor, organizationId);
    return await this.listing.page(organizationId, page);
  }
}
