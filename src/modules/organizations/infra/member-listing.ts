import { Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { GetUsers } from '#modules/identity';
import type { MembersView } from '../contract/views.js';
import { MemberRepository } from './member.repository.js';
import type { MemberPage } from './member-page.js';
import { toMemberView } from './member-views.js';
import { ProfileRepository } from './profile.repository.js';

/** Members with the names that identity knows them by. */
@Injectable()
export class MemberListing {
  constructor(
    private readonly queries: QueryBus,
    private readonly members: MemberRepository,
    private readonly profiles: ProfileRepository,
  ) {}

  async page(page: MemberPage): Promise<MembersView> {
    await this.nameAll(page.organizationId);
    const { items, ...next } = await this.members.list(page);
    const userIds = items.map(({ userId }) => userId);
    const hiding = page.asAdmin ? new Set<string>() : await this.profiles.hidingAddress(userIds);
    return {
      items: items.map((member) => {
        const { name, email, avatarId } = member;
        const shown = hiding.has(member.userId) ? null : email;
        return toMemberView(member, { name: name ?? '', email: shown, ...(avatarId && { avatarId }) });
      }),
      ...next,
    };
  }

  /** Once for each member: afterwards there is nobody left to ask about. */
  private async nameAll(organizationId: string): Promise<void> {
    for (;;) {
      const userIds = await this.members.unnamed(organizationId);
      if (userIds.length === 0) return;
      const users = await this.queries.execute(new GetUsers({ userIds }));
      await this.members.name(userIds, users);
    }
  }
}
