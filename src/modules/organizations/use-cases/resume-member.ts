import { CommandHandler, type ICommandHandler, QueryBus } from '@nestjs/cqrs';
import { GetUser } from '#modules/identity';
import { Outbox } from '#shared/messaging';
import { ResumeMember } from '../contract/commands.js';
import { MemberResumed } from '../contract/events.js';
import { HeldOrganizations } from '../infra/held-organizations.js';
import { MemberRepository } from '../infra/member.repository.js';
import { toMemberView } from '../infra/member-views.js';

@CommandHandler(ResumeMember)
export class ResumeMemberHandler implements ICommandHandler<ResumeMember> {
  constructor(
    private readonly queries: QueryBus,
    private readonly held: HeldOrganizations,
    private readonly members: MemberRepository,
    private readonly outbox: Outbox,
  ) {}

  async execute({ input: { actor, organizationId, userId } }: ResumeMember) {
    const member = { organizationId, userId };
    const changed = await this.held.change(
      { actor, organizationId, userIds: [userId] },
      async (organization, tx) => {
        organization.require(actor, 'members.manage');
        if (!organization.standingOf(userId).suspended) return await this.members.get(member);
        await this.outbox.add(new MemberResumed({ ...member, actorId: actor.userId }), tx);
        return await this.members.change(member, { suspendedAt: null }, tx);
      },
    );
    return toMemberView(changed, await this.queries.execute(new GetUser({ userId })));
  }
}
