import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { GetOrganization } from '../contract/queries.js';
import { OrganizationRepository } from '../infra/organization.repository.js';

@QueryHandler(GetOrganization)
export class GetOrganizationHandler implements IQueryHandler<GetOrganization> {
  constructor(private readonly organizations: OrganizationRepository) {}

  execute({ input: { actor, organizationId } }: GetOrganization) {
    return this.organizations.getFor(actor.userId, organizationId);
  }
}
