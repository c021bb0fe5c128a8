import { MemberRemoved } from '#modules/organizations';
import { Clock } from '#shared/clock';
import type { Transaction } from '#shared/database';
import { Subscriber, type Subscribes } from '#shared/messaging';
import { periodOf } from '../domain/period.js';
import { Ledger } from './ledger.js';

@Subscriber({ event: MemberRemoved, name: 'billing.on-member-removed' })
export class OnMemberRemoved implements Subscribes<MemberRemoved> {
  constructor(
    private readonly ledger: Ledger,
    private readonly clock: Clock,
  ) {}

  async handle({ input }: MemberRemoved, tx: Transaction): Promise<void> {
    const item = { organizationId: input.organizationId, meter: 'seats', itemId: input.userId } as const;
    await this.ledger.removeItem(item, periodOf(this.clock.now()), tx);
  }
}
