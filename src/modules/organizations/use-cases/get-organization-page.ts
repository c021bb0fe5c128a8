import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { GetOrganizationPage } from '../contract/queries.js';
import { OrganizationRepository } from '../infra/organization.repository.js';

@QueryHandler(GetOrganizationPage)
export class GetOrganizationPageHandler implements IQueryHandler<GetOrganizationPage> {
  constructor(private readonly organizations: OrganizationRepository) {}

  execute({ input: { actor, ...page } }: GetOrganizationPage) {
    return this.organizations.page(actor.userId, page);
  }
}
