import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { permits } from '#shared/contracts';
import { organizationsErrors as errors } from '../contract/errors.js';
import { GetAllowedNetworks } from '../contract/network-messages.js';
import { OrganizationRepository } from '../infra/organization.repository.js';

@QueryHandler(GetAllowedNetworks)
export class GetAllowedNetworksHandler implements IQueryHandler<GetAllowedNetworks> {
  constructor(private readonly organizations: OrganizationRepository) {}

  async execute({ input: { actor, organizationId } }: GetAllowedNetworks) {
    const { organization, allowedNetworks } = await this.organizations.workplaceOf(
      actor.userId,
      organizationId,
    );
    if (!permits(organization.role, 'security.manage')) throw errors.adminsOnly();
    return { items: allowedNetworks };
  }
}
