import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { ListOrganizations } from '../contract/queries.js';
import { OrganizationRepository } from '../infra/organization.repository.js';

@QueryHandler(ListOrganizations)
export class ListOrganizationsHandler implements IQueryHandler<ListOrganizations> {
  constructor(private readonly organizations: OrganizationRepository) {}

  execute({ input }: ListOrganizations) {
    return this.organizations.listFor(input.actor.userId);
  }
}
