import { MemberAdded } from '#modules/organizations';
import { Clock } from '#shared/clock';
import { correlationId } from '#shared/correlation';
import type { Transaction } from '#shared/database';
import { Subscriber, type Subscribes } from '#shared/messaging';
import { periodOf } from '../domain/period.js';
import { Ledger } from './ledger.js';

@Subscriber({ event: MemberAdded, name: 'billing.on-member-added' })
export class OnMemberAdded implements Subscribes<MemberAdded> {
  constructor(
    private readonly ledger: Ledger,
    private readonly clock: Clock,
  ) {}

  async handle({ input }: MemberAdded, tx: Transaction): Promise<void> {
    const item = { organizationId: input.organizationId, meter: 'seats', itemId: input.userId } as const;
    await this.ledger.addItem({ ...item, amount: 1 }, periodOf(this.clock.now()), tx);
    await this.ledger.settle(
      { organizationId: input.organizationId, meter: 'seats', correlationId: correlationId() },
      tx,
    );
  }
}
