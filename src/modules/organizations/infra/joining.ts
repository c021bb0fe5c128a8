import { Injectable } from '@nestjs/common';
import type { UserView } from '#modules/identity';
import type { Actor } from '#shared/contracts';
import type { Transaction } from '#shared/database';
import type { MemberRole } from '../contract/views.js';
import { HeldOrganizations } from './held-organizations.js';
import { MemberRepository } from './member.repository.js';
import type { MembershipEntity } from './membership.entity.js';
import { Seats } from './seats.js';

interface NewMember {
  /** Who lets the user in. */
  readonly actor: Actor;
  readonly organizationId?: string;
  readonly user: UserView;
  readonly role: MemberRole;
  /** What has to succeed first, in the same transaction. */
  readonly before?: (tx: Transaction) => Promise<void>;
}

/** The one way into an organisation. */
@Injectable()
export class Joining {
  constructor(
    private readonly held: HeldOrganizations,
    private readonly members: MemberRepository,
    private readonly seats: Seats,
  ) {}

  async join(joining: NewMember): Promise<MembershipEntity> {
    const { actor, organizationId = actor.organizationId, user, role, before } = joining;
    const most = await this.seats.mostOf(organizationId);
    return await this.held.change({ actor, organizationId, userIds: [user.id] }, async (organization, tx) => {
      organization.require(actor, 'members.manage');
      organization.requireWorking();
      await before?.(tx);
      organization.requireNewMember(user.id, user.email);
      await this.seats.requireOne({ organizationId, most }, tx);
      return await this.members.add({ organizationId, userId: user.id, role }, tx);
    });
  }
}
