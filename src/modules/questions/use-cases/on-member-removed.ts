import { MemberRemoved } from '#modules/organizations';
import type { Transaction } from '#shared/database';
import { Subscriber, type Subscribes } from '#shared/messaging';
import { ShareRepository } from '../infra/share.repository.js';

/** What a member shared, and what was shared with a member, goes with the membership. */
@Subscriber({ event: MemberRemoved, name: 'questions.on-member-removed' })
export class OnMemberRemoved implements Subscribes<MemberRemoved> {
  constructor(private readonly shares: ShareRepository) {}

  handle({ input: { organizationId, userId } }: MemberRemoved, tx: Transaction): Promise<void> {
    return this.shares.forgetMember(organizationId, userId, tx);
  }
}
