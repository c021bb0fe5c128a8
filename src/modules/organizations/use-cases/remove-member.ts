import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#shared/contracts';
import type { Transaction } from '#shared/database';
import { Outbox } from '#shared/messaging';
import { RemoveMember } from '../contract/commands.js';
import { OwnershipTransferred } from '../contract/organization-events.js';
import type { Organization } from '../domain/organization.js';
import { HeldOrganizations } from '../infra/held-organizations.js';
import { MemberRepository } from '../infra/member.repository.js';
import { OrganizationRepository } from '../infra/organization.repository.js';

@CommandHandler(RemoveMember)
export class RemoveMemberHandler implements ICommandHandler<RemoveMember> {
  constructor(
    private readonly held: HeldOrganizations,
    private readonly organizations: OrganizationRepository,
    private readonly members: MemberRepository,
    private readonly outbox: Outbox,
  ) {}

  async execute({ input: { actor, organizationId, userId } }: RemoveMember) {
    await this.held.change({ actor, organizationId, userIds: [userId] }, async (organization, tx) => {
      if (userId === actor.userId) organization.requireMember(actor);
      else organization.require(actor, 'members.manage');
      if (!(await this.isSucceeded(organization, { actor, organizationId, userId }, tx)))
        organization.requireDispensable(userId);
      await this.members.remove({ organizationId, userId }, tx);
    });
  }

  /** An account that is no more cannot transfer what it owned. */
  private async isSucceeded(
    organization: Organization,
    { actor, organizationId, userId }: { actor: Actor; organizationId: string; userId: string },
    tx: Transaction,
  ): Promise<boolean> {
    const to = organization.heirOf(userId);
    const isOwner = organization.ownerId === userId && !organization.personal;
    if (actor.kind !== 'system' || !isOwner || !to) return false;
    await this.organizations.change(organizationId, { ownerId: to }, tx);
    const transfer = { organizationId, actorId: actor.userId, from: userId, to };
    await this.outbox.add(new OwnershipTransferred(transfer), tx);
    return true;
  }
}
