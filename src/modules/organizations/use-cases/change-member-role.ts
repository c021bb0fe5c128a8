import { CommandHandler, type ICommandHandler, QueryBus } from '@nestjs/cqrs';
import { GetUser } from '#modules/identity';
import { Outbox } from '#shared/messaging';
import { ChangeMemberRole } from '../contract/commands.js';
import { MemberRoleChanged } from '../contract/events.js';
import { HeldOrganizations } from '../infra/held-organizations.js';
import { MemberRepository } from '../infra/member.repository.js';
import { toMemberView } from '../infra/member-views.js';

@CommandHandler(ChangeMemberRole)
export class ChangeMemberRoleHandler implements ICommandHandler<ChangeMemberRole> {
  constructor(
    private readonly queries: QueryBus,
    private readonly held: HeldOrganizations,
    private readonly members: MemberRepository,
    private readonly outbox: Outbox,
  ) {}

  async execute({ input: { actor, organizationId, userId, role } }: ChangeMemberRole) {
    const member = await this.held.change(
      { actor, organizationId, userIds: [userId] },
      async (organization, tx) => {
        organization.require(actor, 'members.manage');
        organization.requireRoleChange(userId, role);
        const { role: from } = organization.standingOf(userId);
        const changed = { organizationId, userId, actorId: actor.userId, from, to: role };
        if (from !== role) await this.outbox.add(new MemberRoleChanged(changed), tx);
        return await this.members.change({ organizationId, userId }, { role }, tx);
      },
    );
    return toMemberView(member, await this.queries.execute(new GetUser({ userId })));
  }
}
