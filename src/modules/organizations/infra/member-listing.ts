import { Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { GetUsers } from '#modules/identity';
import type { PageRequest } from '#shared/pagination';
import type { MembersView } from '../contract/views.js';
import { MemberRepository } from './member.repository.js';
import { toMemberView } from './member-views.js';

/** Members with the names that identity knows them by. */
@Injectable()
export class MemberListing {
  constructor(
    private readonly queries: QueryBus,
    private readonly members: MemberRepository,
  ) {}

  async page(organizationId: string, page: PageRequest, teamId?: string): Promise<MembersView> {
    const { items, ...next } = await this.members.list(organizationId, page, teamId);
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
