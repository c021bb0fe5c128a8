import { type IQueryHandler, QueryBus, QueryHandler } from '@nestjs/cqrs';
import { GetUsers } from '#modules/identity';
import { ListMembers } from '../contract/queries.js';
import { MemberRepository } from '../infra/member.repository.js';
import { toMemberView } from '../infra/member-views.js';
import { OrganizationRepository } from '../infra/organization.repository.js';

@QueryHandler(ListMembers)
export class ListMembersHandler implements IQueryHandler<ListMembers> {
  constructor(
    private readonly queries: QueryBus,
    private readonly organizations: OrganizationRepository,
    private readonly members: MemberRepository,
  ) {}

  async execute({ input: { actor, organizationId, ...page } }: ListMembers) {
    await this.organizations.getFor(actor.userId, organizationId);
    const { items, ...next } = await this.members.list(organizationId, page);
    const userIds = items.map(({ userId }) => userId);
    const users = new Map(
      (await this.queries.execute(new GetUsers({ userIds }))).map((user) => [user.id, user]),
    );
    return {
      items: items.flatMap((member) => {
        const user = users.get(member.userId);
        return user ? [toMemberView(member, user)] : [];
      }),
      ...next,
    };
  }
}
