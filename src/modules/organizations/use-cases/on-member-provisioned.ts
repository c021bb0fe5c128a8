import { MemberProvisioned } from '#modules/identity';
import type { Transaction } from '#shared/database';
import { Subscriber, type Subscribes } from '#shared/messaging';
import { MemberRepository } from '../infra/member.repository.js';
import { MembershipEntity } from '../infra/membership.entity.js';
import { OrganizationEntity } from '../infra/organization.entity.js';
import { Seats } from '../infra/seats.js';

/** Somebody whom the identity provider of an organisation brought is a member of it, with the lowest role that may write. */
@Subscriber({ event: MemberProvisioned, name: 'organizations.on-member-provisioned' })
export class OnMemberProvisioned implements Subscribes<MemberProvisioned> {
  constructor(
    private readonly members: MemberRepository,
    private readonly seats: Seats,
  ) {}

  /**
   * Held meanwhile, as every change of its members. Who is a member already stays what they are. The sign-in was refused
   * where no seat was free (`FindRoom`); for whom the last one was taken since, the event is kept and tried again.
   */
  async handle({ input: { userId, organizationId } }: MemberProvisioned, tx: Transaction): Promise<void> {
    const most = await this.seats.mostOf(organizationId);
    const organization = await tx.findOne(OrganizationEntity, {
      where: { id: organizationId },
      lock: { mode: 'pessimistic_write' },
    });
    if (!organization || (await tx.existsBy(MembershipEntity, { organizationId, userId }))) return;
    await this.seats.requireOne({ organizationId, most }, tx);
    await this.members.add({ organizationId, userId, role: 'user' }, tx);
  }
}
