import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { GetUserAttributes, type UserAttributesView } from '../contract/index.js';
import { UserAttributeRepository } from '../infra/user-attribute.repository.js';
import { requireAdmin } from './admins-only.js';
import { Members } from './members.js';

@QueryHandler(GetUserAttributes)
export class GetUserAttributesHandler implements IQueryHandler<GetUserAttributes> {
  constructor(
    private readonly members: Members,
    private readonly attributes: UserAttributeRepository,
  ) {}

  async execute({ input: { actor, userId } }: GetUserAttributes): Promise<UserAttributesView> {
    if (userId !== actor.userId) requireAdmin(actor);
    await this.members.require(actor, userId);
    const { organizationId } = actor;
    return { userId, attributes: await this.attributes.of({ organizationId, userId }) };
  }
}
