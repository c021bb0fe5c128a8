import { UserRenamed } from '#modules/identity';
import type { Transaction } from '#shared/database';
import { Subscriber, type Subscribes } from '#shared/messaging';
import { MemberRepository } from '../infra/member.repository.js';

/** Asked for anew by the next list, so that of two renames the later one is shown. */
@Subscriber({ event: UserRenamed, name: 'organizations.on-user-renamed' })
export class OnUserRenamed implements Subscribes<UserRenamed> {
  constructor(private readonly members: MemberRepository) {}

  handle({ input: { userId } }: UserRenamed, tx: Transaction): Promise<void> {
    return this.members.forgetName(userId, tx);
  }
}
