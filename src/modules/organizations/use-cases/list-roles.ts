import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { permissionsOf, permissionTable } from '#shared/contracts';
import { ListRoles } from '../contract/queries.js';
import { memberRoles } from '../contract/views.js';
import { OrganizationRepository } from '../infra/organization.repository.js';

@QueryHandler(ListRoles)
export class ListRolesHandler implements IQueryHandler<ListRoles> {
  constructor(private readonly organizations: OrganizationRepository) {}

  async execute({ input: { actor, organizationId } }: ListRoles) {
    const { role: own } = await this.organizations.getFor(actor.userId, organizationId);
    return memberRoles.map((role) => ({
      role,
      own: role === own,
      permissions: permissionsOf(role).map((name) => ({ name, allows: permissionTable[name].allows })),
    }));
  }
}
